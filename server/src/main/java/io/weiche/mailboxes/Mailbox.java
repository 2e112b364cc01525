package io.weiche.mailboxes;

import io.weiche.mailboxes.reading.MailReader;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// A mailbox of the account: read by IMAP, sent from by SMTP.
///
/// @param fromName what people read beside the address
/// @param provider who lets us in by a consent; null: a password does
/// @param takesInquiries mail of people who write for the first time becomes inquiries
/// @param keepsSent what is sent from here is laid into its folder of sent messages
/// @param forwardToken stands in the address that mail of others is sent on to
/// @param ownerId takes care of what comes in, unless the rule of the channel finds somebody
/// @param lookedAt when it was last read to its end
/// @param failures since it was last reached
/// @param failingSince null: it can be reached
/// @param failure why it cannot, in a word
public record Mailbox(
        long id,
        String address,
        @Nullable String fromName,
        @Nullable String signature,
        Server imap,
        Server smtp,
        String login,
        MailProvider.@Nullable Kind provider,
        boolean takesInquiries,
        boolean keepsSent,
        String forwardToken,
        State state,
        long ownerId,
        OffsetDateTime createdAt,
        @Nullable Long uidValidity,
        long lastUid,
        @Nullable OffsetDateTime lookedAt,
        int failures,
        @Nullable OffsetDateTime failingSince,
        @Nullable String failure,
        int version) {

    public enum State {
        ACTIVE,
        PAUSED
    }

    /// Where a server listens.
    public record Server(String host, int port, MailSecurity security) {}

    /// What somebody wants a mailbox to be.
    ///
    /// @param provider null: a password opens it
    /// @param password null: as it is
    public record Draft(
            String address,
            @Nullable String fromName,
            @Nullable String signature,
            Server imap,
            Server smtp,
            String login,
            MailProvider.@Nullable Kind provider,
            @Nullable String password,
            boolean takesInquiries,
            boolean keepsSent,
            State state) {
        @Override
        public String toString() {
            return "Draft of a mailbox";
        }
    }

    /// Where people of the house send on what was written to them.
    public String forwardAddress() {
        var at = address.lastIndexOf('@');
        return address.substring(0, at) + MailReader.FORWARD_MARK + forwardToken + address.substring(at);
    }

    public Draft draft() {
        return new Draft(
                address, fromName, signature, imap, smtp, login, provider, null, takesInquiries, keepsSent, state);
    }
}
