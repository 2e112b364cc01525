package io.weiche.mailboxes;

import io.weiche.access.CurrentUser;
import io.weiche.files.RecordFiles;
import io.weiche.kernel.AccountId;
import io.weiche.kernel.CurrentAccount;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Lays what was sent from here into the mailbox's folder of sent messages, where people look for it in their own mail
/// programs. A copy that lies there already – laid by us before a node died, or by a server that does so by itself – is
/// found by its name and not laid again.
@Component
class SentCopies {
    private static final Logger LOG = LoggerFactory.getLogger(SentCopies.class);
    /// About two days.
    private static final int MOST_TRIES = 50;

    private static final Duration LONGEST_REST = Duration.ofHours(1);

    private final SentCopyStore store;
    private final MailboxStore mailboxes;
    private final MailKeys keys;
    private final EmailRecords records;
    private final AttachedFiles files;
    private final MailServers servers;
    private final TransactionTemplate transaction;

    SentCopies(
            SentCopyStore store,
            MailboxStore mailboxes,
            MailKeys keys,
            EmailRecords records,
            AttachedFiles files,
            MailServers servers,
            TransactionTemplate transaction) {
        this.store = store;
        this.mailboxes = mailboxes;
        this.keys = keys;
        this.records = records;
        this.files = files;
        this.servers = servers;
        this.transaction = transaction;
    }

    /// @param tries which of them this is
    private record Ready(
            OutgoingStore.Outgoing message, Mailbox mailbox, List<RecordFiles.Readable> files, int tries) {}

    void make(AccountId account, long id) {
        CurrentAccount.runAs(
                account,
                () -> CurrentUser.callAsSystem(() -> {
                    make(id);
                    return id;
                }));
    }

    private void make(long id) {
        int tries = Objects.requireNonNull(transaction.execute(_ -> store.tries(id)));
        Optional<Ready> ready;
        try {
            ready = Objects.requireNonNull(transaction.execute(_ -> prepare(id, tries)));
        } catch (Problem e) {
            // its files or its record are gone, and half a message is no copy
            if (e.type() == ProblemType.NOT_FOUND) {
                LOG.warn("No copy of message {} was laid: {}", id, e.type());
                done(id);
            } else {
                later(id, tries, e.type());
            }
            return;
        }
        ready.ifPresentOrElse(this::lay, () -> done(id));
    }

    /// Whatever ends it before anybody could note that, it is not tried for ever.
    private static boolean isHopeless(long id, int tries) {
        var hopeless = tries > MOST_TRIES;
        if (hopeless) {
            LOG.warn("No copy of message {} was laid: it has been tried too often", id);
        }
        return hopeless;
    }

    /// @return empty when nobody wants it any more
    private Optional<Ready> prepare(long id, int tries) {
        return store.find(id)
                .filter(_ -> !isHopeless(id, tries))
                .flatMap(message -> mailboxes
                        .find(message.mailboxId())
                        .filter(Mailbox::keepsSent)
                        .map(mailbox -> new Ready(message, mailbox, files.of(id, records.of(id)), tries)));
    }

    private void lay(Ready ready) {
        var mailbox = ready.mailbox();
        var id = ready.message().id();
        try {
            keys.use(
                    mailbox,
                    key -> servers.keep(mailbox.imap(), key, (session, store, connection) -> {
                        try (var _ = new HeldClaim(holding(ready), connection::close)) {
                            SentFolder.of(store).lay(OutgoingMessage.of(session, ready.message(), ready.files()));
                        }
                    }));
            done(id);
        } catch (HeldClaim.Lost e) {
            LOG.info("The copy of message {} is laid by somebody else", id);
        } catch (MailTrouble e) {
            later(id, ready.tries(), e.why());
        } catch (MessagingException | IllegalStateException e) {
            later(id, ready.tries(), MailTrouble.of(e).why());
        }
    }

    /// A large message takes longer than a claim lasts.
    private BooleanSupplier holding(Ready ready) {
        var account = CurrentAccount.require();
        return () -> CurrentAccount.callAs(
                account,
                () -> Boolean.TRUE.equals(
                        transaction.execute(_ -> store.hold(ready.message().id(), ready.tries()))));
    }

    private void done(long id) {
        transaction.executeWithoutResult(_ -> store.done(id));
    }

    private void later(long id, int tries, Enum<?> why) {
        transaction.executeWithoutResult(_ -> {
            if (tries >= MOST_TRIES) {
                LOG.warn("No copy of message {} was laid: {}", id, why);
                store.done(id);
            } else {
                var rest = Math.min(LONGEST_REST.toSeconds(), 10L << Math.min(tries, 12));
                store.postponed(id, tries, Duration.ofSeconds(rest));
                mailboxes.lookSoon();
            }
        });
    }
}
