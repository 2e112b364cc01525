/// Changing many records at once: every one that a filter finds, as work in the background with progress, reasons for
/// those that stayed as they were, and a way back. Owns: bulk_run, bulk_outcome, bulk_follower.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "config",
            "db",
            "db :: tables",
            "web",
            "jobs",
            "accounts",
            "access",
            "fields",
            "records",
            "pipelines",
            "conversion",
            "modes",
            "notifications",
            "tags"
        })
package io.weiche.bulk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
