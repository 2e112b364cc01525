/// Chat: visitors of other sites and of messengers speak with the team. A conversation becomes an inquiry through
/// intake, once; who of the team sees it is decided by the record it became (ADR 54).
/// Owns: chat_channel, chat_conversation, chat_message, canned_answer, chat_agent, chat_typing, chat_account.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "config",
            "db",
            "db :: tables",
            "web",
            "accounts",
            "access",
            "fields",
            "records",
            "pipelines",
            "leads",
            "customers",
            "modes",
            "jobs",
            "secrets",
            "outbound",
            "files",
            "notifications",
            "intake"
        })
package io.weiche.chat;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
