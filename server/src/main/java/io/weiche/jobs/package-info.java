/// Work that must be done even if this process dies: stored in the database, taken over by another node or the next
/// start. Owns: scheduled_tasks (of the library db-scheduler).
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "config", "db"})
package io.weiche.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
