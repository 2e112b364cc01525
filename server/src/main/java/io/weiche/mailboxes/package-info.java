/// Mailboxes: mail of customers comes in, belongs to the records it is about, becomes inquiries, and is answered.
/// Owns: mailbox, mailbox_account, mailbox_consent, mail_provider, email_thread, email_message, email_record,
/// email_file, mail_quarantine,
/// mail_template, unfiled_email.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "config",
            "jobs",
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
            "intake",
            "files",
            "secrets",
            "outbound"
        })
package io.weiche.mailboxes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
