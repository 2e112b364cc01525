/// Web forms: what people are asked on a public page, when which question appears, what they agreed to, and what they
/// sent. What becomes of it is the matter of intake.
/// Owns: web_form, web_form_consent, form_submission, form_submission_consent, web_form_day.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "config",
            "web",
            "accounts",
            "access",
            "fields",
            "records",
            "pipelines",
            "deals",
            "files",
            "conversion",
            "intake"
        })
package io.weiche.forms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
