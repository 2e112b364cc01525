/// What happened and what is to be done on a record: entries, comments, activities. Knows no kind by name.
/// Owns: timeline_entry, activity, activity_binding, activity_reminder, activity_participant.
@NullMarked
@ApplicationModule(
        allowedDependencies = {"kernel", "db", "db :: tables", "web", "accounts", "access", "fields", "records"})
package io.weiche.timeline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
