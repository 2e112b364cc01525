/// Inquiries: the one root of everything that comes in, through which channel ever, and what it becomes in the
/// account's mode; the inbox, where people decide about them.
/// Owns: inquiry, inquiry_decision, channel_rule, channel_rule_person, channel_turn, working_hours, absence,
/// exception_entry, held_inquiry, inquiry_rule, inquiry_rule_condition.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "db",
            "db :: tables",
            "web",
            "accounts",
            "access",
            "fields",
            "records",
            "timeline",
            "pipelines",
            "leads",
            "deals",
            "customers",
            "duplicates",
            "conversion",
            "modes",
            "config",
            "notifications"
        })
package io.weiche.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
