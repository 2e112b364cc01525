package io.weiche.mailboxes;

import io.weiche.access.CurrentUser;
import io.weiche.files.RecordFiles;
import io.weiche.kernel.AccountId;
import io.weiche.kernel.CurrentAccount;
import io.weiche.records.Signals;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Sends a message that waits, through the server of its mailbox. It has had its name since it was written: should a
/// node die between sending it and noting that, the second copy is the same message to everybody who gets it.
@Component
class SendMail {
    private static final Logger LOG = LoggerFactory.getLogger(SendMail.class);
    private static final Duration LONGEST_REST = Duration.ofHours(1);
    /// A server may look at a message for so long before it says that it has taken it (RFC 5321, 4.5.3.2.6). Whoever
    /// gives up earlier sends it twice.
    private static final Duration ANSWER_TO_A_MESSAGE = Duration.ofMinutes(10);

    private static final int LONGEST_REASON = 300;
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\s]+");

    private final OutgoingStore store;
    private final MailboxStore mailboxes;
    private final MailKeys keys;
    private final EmailRecords records;
    private final AttachedFiles files;
    private final MailServers servers;
    private final Signals signals;
    private final TransactionTemplate transaction;

    SendMail(
            OutgoingStore store,
            MailboxStore mailboxes,
            MailKeys keys,
            EmailRecords records,
            AttachedFiles files,
            MailServers servers,
            Signals signals,
            TransactionTemplate transaction) {
        this.store = store;
        this.mailboxes = mailboxes;
        this.keys = keys;
        this.records = records;
        this.files = files;
        this.servers = servers;
        this.signals = signals;
        this.transaction = transaction;
    }

    void send(AccountId account, long id) {
        CurrentAccount.runAs(
                account,
                () -> CurrentUser.callAsSystem(() -> {
                    send(id);
                    return id;
                }));
    }

    /// @param mailbox null: it is gone
    private record Ready(
            OutgoingStore.Outgoing message, @Nullable Mailbox mailbox) {}

    private void send(long id) {
        Objects.requireNonNull(transaction.execute(_ -> prepare(id))).ifPresent(this::send);
    }

    private void send(Ready ready) {
        var mailbox = ready.mailbox();
        if (mailbox == null) {
            refused(ready, "MAILBOX_GONE");
        } else if (ready.message().tooOld()) {
            refused(ready, "TOO_OLD");
        } else {
            files(ready.message().id())
                    .ifPresentOrElse(files -> hand(ready, mailbox, files), () -> refused(ready, "FILE_GONE"));
        }
    }

    /// @return empty when a file is gone, or the record where it lay: without it the message says something else
    private Optional<List<RecordFiles.Readable>> files(long id) {
        try {
            return Optional.of(Objects.requireNonNull(transaction.execute(_ -> files.of(id, records.of(id)))));
        } catch (Problem e) {
            if (e.type() != ProblemType.NOT_FOUND) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private Optional<Ready> prepare(long id) {
        return store.find(id).map(message -> {
            var mailbox = mailboxes.find(message.mailboxId()).orElse(null);
            return new Ready(message, mailbox);
        });
    }

    private void hand(Ready ready, Mailbox mailbox, List<RecordFiles.Readable> files) {
        try {
            keys.use(
                    mailbox,
                    key -> servers.send(mailbox.smtp(), key, (session, transport, connection) -> {
                        var letter = OutgoingMessage.of(session, ready.message(), files);
                        connection.patience(ANSWER_TO_A_MESSAGE);
                        try (var _ = new HeldClaim(holding(ready), connection::close)) {
                            transport.sendMessage(letter, letter.getAllRecipients());
                        }
                    }));
            note(ready, () -> store.sent(ready.message().id(), mailbox.keepsSent()));
        } catch (HeldClaim.Lost e) {
            LOG.info("Message {} is sent by somebody else", ready.message().id());
        } catch (MailTrouble e) {
            postponed(ready, e.why().name());
        } catch (MessagingException e) {
            var refusal = refusal(e);
            if (refusal == null) {
                postponed(ready, MailTrouble.of(e).why().name());
            } else {
                refused(ready, refusal);
            }
        }
    }

    private BooleanSupplier holding(Ready ready) {
        var account = CurrentAccount.require();
        return () -> CurrentAccount.callAs(
                account, () -> Boolean.TRUE.equals(transaction.execute(_ -> store.hold(ready.message()))));
    }

    /// What the server said about a message it will never take; null: another time perhaps.
    private static @Nullable String refusal(MessagingException trouble) {
        Exception at = trouble;
        while (at instanceof MessagingException one) {
            var code = at instanceof SMTPSendFailedException failed
                    ? failed.getReturnCode()
                    : at instanceof SMTPAddressFailedException address ? address.getReturnCode() : 0;
            if (code >= 500 && code < 600) {
                var said = UNSEEN.matcher(String.valueOf(at.getMessage()))
                        .replaceAll(" ")
                        .strip();
                return said.substring(0, Math.min(said.length(), LONGEST_REASON));
            }
            at = one.getNextException();
        }
        return null;
    }

    private void refused(Ready ready, String failure) {
        note(ready, () -> store.refused(ready.message(), failure));
    }

    private void postponed(Ready ready, String failure) {
        var rest = Math.min(
                LONGEST_REST.toSeconds(), 10L << Math.min(ready.message().tries(), 12));
        LOG.warn("Message {} waits: {}", ready.message().id(), failure);
        note(ready, () -> store.postponed(ready.message(), failure, Duration.ofSeconds(rest)));
    }

    /// Whoever has the card open sees it.
    private void note(Ready ready, Runnable what) {
        transaction.executeWithoutResult(_ -> {
            what.run();
            mailboxes.lookSoon();
            signals.changed(records.of(ready.message().id()));
        });
    }
}
