/// Automation: rules of stages, and what they do when a record comes into one or has stood in it for a while.
/// Owns: automation_rule, automation_run, automation_turn, automation_account.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "db",
            "db :: tables",
            "web",
            "accounts",
            "access",
            "jobs",
            "records",
            "timeline",
            "notifications",
            "pipelines",
            "tags",
            "leads",
            "conversion",
            "modes",
            "intake"
        })
package io.weiche.automation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
