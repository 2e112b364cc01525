/// Records from files: reading them, what their columns mean, a rehearsal, the run in sets as work in the background,
/// rejected rows as a file, and the way back.
/// Owns: import_run, import_page, import_rejection, import_record, import_mapping.
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
            "timeline",
            "pipelines",
            "leads",
            "conversion",
            "modes",
            "intake"
        })
package io.weiche.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
