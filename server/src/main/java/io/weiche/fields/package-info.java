/// What several kinds of record hold as values: contact points with their match keys, addresses, and the fields an
/// account adds itself.
/// Owns: contact_point, custom_field, custom_option, custom_field_stage, custom_field_mapping, custom_value,
/// custom_field_file, required_field, required_field_stage.
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "db", "db :: tables", "web", "accounts", "access"})
package io.weiche.fields;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
