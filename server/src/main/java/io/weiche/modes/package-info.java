/// The CRM mode of an account and changing it: the cut-over rule every door keeps, rehearsal, the run of a switch,
/// its outcomes. Stands above the conversion it uses (ADR 2). Owns: crm_mode, mode_switch, switch_outcome.
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
            "fields",
            "access",
            "records",
            "timeline",
            "pipelines",
            "leads",
            "notifications",
            "conversion"
        })
package io.weiche.modes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
