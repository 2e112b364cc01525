package io.weiche.mailboxes.web;

import io.weiche.kernel.BadInput;
import io.weiche.mailboxes.MailProvider;
import io.weiche.mailboxes.MailSecurity;
import io.weiche.mailboxes.Mailbox;
import io.weiche.web.JsonBody;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Shapes of bodies, and how they are read.
final class MailboxRequests {
    private static final int IMAPS = 993;
    private static final int SUBMISSION = 587;

    private MailboxRequests() {}

    /// @param login absent: the address
    /// @param provider who lets us in by a consent; null: a password does
    /// @param password absent: as it is
    /// @param takesInquiries mail of people who write for the first time becomes inquiries
    /// @param keepsSent what is sent is laid into the folder of sent messages
    record Fields(
            @Nullable String address,
            @Nullable String fromName,
            @Nullable String signature,
            @Nullable String imapHost,
            @Nullable Integer imapPort,
            @Nullable MailSecurity imapSecurity,
            @Nullable String smtpHost,
            @Nullable Integer smtpPort,
            @Nullable MailSecurity smtpSecurity,
            @Nullable String login,
            MailProvider.@Nullable Kind provider,
            @Nullable String password,
            @Nullable Boolean takesInquiries,
            @Nullable Boolean keepsSent,
            Mailbox.@Nullable State state) {}

    /// A mailbox as it is being typed. What the servers do not ask for is taken along and says nothing.
    ///
    /// @param id the mailbox whose password is meant when none is typed
    record Test(
            @Nullable Long id,
            @Nullable String address,
            @Nullable String fromName,
            @Nullable String signature,
            @Nullable String imapHost,
            @Nullable Integer imapPort,
            @Nullable MailSecurity imapSecurity,
            @Nullable String smtpHost,
            @Nullable Integer smtpPort,
            @Nullable MailSecurity smtpSecurity,
            @Nullable String login,
            MailProvider.@Nullable Kind provider,
            @Nullable String password,
            @Nullable Boolean takesInquiries,
            @Nullable Boolean keepsSent,
            Mailbox.@Nullable State state) {}

    static Fields read(JsonBody body) {
        return new Fields(
                body.text("address"),
                body.text("fromName"),
                body.text("signature"),
                body.text("imapHost"),
                body.integer("imapPort", 1, 65_535),
                body.choice("imapSecurity", MailSecurity.class),
                body.text("smtpHost"),
                body.integer("smtpPort", 1, 65_535),
                body.choice("smtpSecurity", MailSecurity.class),
                body.text("login"),
                body.choice("provider", MailProvider.Kind.class),
                body.text("password"),
                body.bool("takesInquiries"),
                body.bool("keepsSent"),
                body.choice("state", Mailbox.State.class));
    }

    /// @throws BadInput when something is missing that nobody can guess
    static Mailbox.Draft fresh(Fields fields) {
        var imapHost = require("imapHost", fields.imapHost());
        var smtpHost = require("smtpHost", fields.smtpHost());
        var address = require("address", fields.address());
        return new Mailbox.Draft(
                address,
                fields.fromName(),
                fields.signature(),
                new Mailbox.Server(
                        imapHost,
                        Objects.requireNonNullElse(fields.imapPort(), IMAPS),
                        Objects.requireNonNullElse(fields.imapSecurity(), MailSecurity.TLS)),
                new Mailbox.Server(
                        smtpHost,
                        Objects.requireNonNullElse(fields.smtpPort(), SUBMISSION),
                        Objects.requireNonNullElse(fields.smtpSecurity(), MailSecurity.STARTTLS)),
                fields.login() == null ? address : fields.login(),
                fields.provider(),
                fields.password(),
                Objects.requireNonNullElse(fields.takesInquiries(), true),
                Objects.requireNonNullElse(fields.keepsSent(), true),
                Objects.requireNonNullElse(fields.state(), Mailbox.State.ACTIVE));
    }

    private static String require(String field, @Nullable String value) {
        if (value == null) {
            throw BadInput.required(field);
        }
        return value;
    }

    /// @param body says whether an empty field is meant or left out
    static Mailbox.Draft changed(Mailbox.Draft before, Fields fields, JsonBody body) {
        return new Mailbox.Draft(
                fields.address() == null ? before.address() : fields.address(),
                body.has("fromName") ? fields.fromName() : before.fromName(),
                body.has("signature") ? fields.signature() : before.signature(),
                server(before.imap(), fields.imapHost(), fields.imapPort(), fields.imapSecurity()),
                server(before.smtp(), fields.smtpHost(), fields.smtpPort(), fields.smtpSecurity()),
                fields.login() == null ? before.login() : fields.login(),
                body.has("provider") ? fields.provider() : before.provider(),
                fields.password(),
                Objects.requireNonNullElse(fields.takesInquiries(), before.takesInquiries()),
                Objects.requireNonNullElse(fields.keepsSent(), before.keepsSent()),
                Objects.requireNonNullElse(fields.state(), before.state()));
    }

    private static Mailbox.Server server(
            Mailbox.Server before, @Nullable String host, @Nullable Integer port, @Nullable MailSecurity security) {
        return new Mailbox.Server(
                host == null ? before.host() : host,
                port == null ? before.port() : port,
                security == null ? before.security() : security);
    }
}
