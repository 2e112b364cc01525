package io.weiche.mailboxes.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.weiche.mailboxes.MailProvider;
import io.weiche.mailboxes.MailSecurity;
import io.weiche.mailboxes.Mailbox;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// A mailbox as administrators see it. Its password is never shown.
///
/// @param provider who lets us in by a consent; absent: a password does
/// @param forwardAddress where people of the house send on what was written to them
/// @param lookedAt when it was last read to its end
/// @param failingSince absent: it can be reached
/// @param failure why it cannot, in a word
@JsonInclude(JsonInclude.Include.NON_NULL)
record MailboxPayload(
        long id,
        String address,
        @Nullable String fromName,
        @Nullable String signature,
        String imapHost,
        int imapPort,
        MailSecurity imapSecurity,
        String smtpHost,
        int smtpPort,
        MailSecurity smtpSecurity,
        String login,
        MailProvider.@Nullable Kind provider,
        boolean takesInquiries,
        boolean keepsSent,
        String forwardAddress,
        Mailbox.State state,
        OffsetDateTime createdAt,
        @Nullable OffsetDateTime lookedAt,
        @Nullable OffsetDateTime failingSince,
        @Nullable String failure,
        int version) {
    static MailboxPayload of(Mailbox mailbox) {
        return new MailboxPayload(
                mailbox.id(),
                mailbox.address(),
                mailbox.fromName(),
                mailbox.signature(),
                mailbox.imap().host(),
                mailbox.imap().port(),
                mailbox.imap().security(),
                mailbox.smtp().host(),
                mailbox.smtp().port(),
                mailbox.smtp().security(),
                mailbox.login(),
                mailbox.provider(),
                mailbox.takesInquiries(),
                mailbox.keepsSent(),
                mailbox.forwardAddress(),
                mailbox.state(),
                mailbox.createdAt(),
                mailbox.lookedAt(),
                mailbox.failingSince(),
                mailbox.failure(),
                mailbox.version());
    }
}
