/// What people are told of, one by one: that something became theirs, that a comment names them, that something is due,
/// that an inquiry came in. Nobody is told of what they may not see.
/// Owns: notification, notification_muted, notification_watch.
@NullMarked
@ApplicationModule(
        allowedDependencies = {"kernel", "jobs", "db", "db :: tables", "web", "access", "records", "timeline"})
package io.weiche.notifications;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
