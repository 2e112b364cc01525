/// Inquiries: the one root of everything that comes in, through which channel ever, and what it becomes in the
/// account's mode; the inbox, where people decide about them. Web forms.
/// Owns: inquiry, inquiry_decision, web_form.
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
            "duplicates",
            "conversion",
            "modes",
            "config",
            "notifications"
        })
package io.weiche.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
