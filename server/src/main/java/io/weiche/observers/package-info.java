/// Observers: people who may read a record whoever is responsible, and are told what becomes of it. Knows no kind by
/// name; that they may read is said by the one predicate in access. Owns: record_observer.
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "db", "db :: tables", "web", "access", "records", "timeline"})
package io.weiche.observers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
