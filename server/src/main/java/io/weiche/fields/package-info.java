/// What several kinds of record hold as values: contact points with their match keys, addresses.
/// Owns: contact_point. Knows no kind by name.
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "db", "db :: tables", "web", "accounts", "access"})
package io.weiche.fields;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
