package io.weiche.mailboxes;

import io.weiche.jobs.Keeper;
import io.weiche.kernel.AccountId;
import io.weiche.kernel.CurrentAccount;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// Looks every second whether a mailbox is to be read or a message to be sent. What waits stands in the database, so
/// nothing is lost with the process; several nodes share the work.
@Component
class MailboxKeeper extends Keeper {
    private static final Logger LOG = LoggerFactory.getLogger(MailboxKeeper.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PAUSE_AFTER_TROUBLE = Duration.ofSeconds(5);
    /// Mailboxes this node stays with, messages it sends and copies it lays at once.
    private static final int MAILBOXES = 500;

    private static final int MESSAGES = 16;
    private static final int COPIES = 8;

    private final MailboxAccounts accounts;
    private final MailboxStore mailboxes;
    private final OutgoingStore outgoing;
    private final MailboxWatch watch;
    private final SendMail sending;
    private final SentCopyStore due;
    private final SentCopies copies;
    private final TransactionTemplate transaction;
    private final Semaphore watching = new Semaphore(MAILBOXES);
    private final Semaphore sends = new Semaphore(MESSAGES);
    private final Semaphore copying = new Semaphore(COPIES);

    /// @param switchedOn `weiche.jobs`: a command beside a server leaves this work to the server
    MailboxKeeper(
            MailboxAccounts accounts,
            MailboxStore mailboxes,
            OutgoingStore outgoing,
            MailboxWatch watch,
            SendMail sending,
            SentCopyStore due,
            SentCopies copies,
            TransactionTemplate transaction,
            @Value("${weiche.jobs:on}") String switchedOn) {
        super("mailboxes", Duration.ofSeconds(10), switchedOn);
        this.accounts = accounts;
        this.mailboxes = mailboxes;
        this.outgoing = outgoing;
        this.watch = watch;
        this.sending = sending;
        this.due = due;
        this.copies = copies;
        this.transaction = transaction;
    }

    @Override
    protected Duration round() {
        try {
            accounts.due().forEach(this::workFor);
            return PAUSE;
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Mail waits: {}", e.getMessage());
            return PAUSE_AFTER_TROUBLE;
        }
    }

    private record Claimed(List<Long> mailboxes, List<Long> messages, List<Long> copies) {}

    /// What is wrong with one account holds up no other.
    private void workFor(AccountId account) {
        try {
            CurrentAccount.runAs(account, () -> {
                var claimed = claim();
                claimed.mailboxes().forEach(id -> start(account, id, watch::watch, watching));
                claimed.messages().forEach(id -> start(account, id, sending::send, sends));
                claimed.copies().forEach(id -> start(account, id, copies::make, copying));
            });
        } catch (RuntimeException e) {
            LOG.warn("Mail of account {} waits", account, e);
        }
    }

    /// Takes the places first: a claim ends after a while, and must not have ended before its turn comes.
    private Claimed claim() {
        var freeMailboxes = watching.drainPermits();
        var freeMessages = sends.drainPermits();
        var freeCopies = copying.drainPermits();
        var claimed = new Claimed(List.of(), List.of(), List.of());
        try {
            claimed = Objects.requireNonNull(transaction.execute(_ -> {
                var result = new Claimed(
                        mailboxes.claim(freeMailboxes), outgoing.claim(freeMessages), due.claim(freeCopies));
                mailboxes.lookWhenDue();
                return result;
            }));
            return claimed;
        } finally {
            watching.release(freeMailboxes - claimed.mailboxes().size());
            sends.release(freeMessages - claimed.messages().size());
            copying.release(freeCopies - claimed.copies().size());
        }
    }

    /// Gives the place back that was taken for it.
    private static void start(AccountId account, long id, BiConsumer<AccountId, Long> work, Semaphore places) {
        Thread.ofVirtual().name("mail-" + id).start(() -> {
            try {
                work.accept(account, id);
            } catch (RuntimeException e) {
                LOG.warn("Mail {} waits", id, e);
            } finally {
                places.release();
            }
        });
    }
}
