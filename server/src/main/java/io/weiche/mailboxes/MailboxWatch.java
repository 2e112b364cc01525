package io.weiche.mailboxes;

import io.weiche.kernel.AccountId;
import io.weiche.kernel.CurrentAccount;
import jakarta.annotation.PreDestroy;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// Stays with a mailbox: reads what is there and then waits for what comes, as long as the server can say so (IDLE)
/// and there is a place for waiting. Else the mailbox is looked at again in a minute.
@Component
class MailboxWatch {
    private static final Logger LOG = LoggerFactory.getLogger(MailboxWatch.class);
    /// Not every server tells of what came in the moment before the waiting began.
    private static final Duration ROUND = Duration.ofSeconds(25);
    /// A claim lasts for two minutes.
    private static final Duration LONGEST = Duration.ofSeconds(100);

    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Duration PAUSE_AFTER_OURS = Duration.ofSeconds(15);
    /// It was busy for a moment, or two of us stood in each other's way; the mailbox is as good as before.
    private static final Duration PAUSE_FOR_THE_DATABASE = Duration.ofSeconds(2);
    /// Connections that wait at once.
    private static final int WAITING = 200;

    private final MailboxStore store;
    private final MailKeys keys;
    private final MailServers servers;
    private final MailboxReading reading;
    private final TransactionTemplate transaction;
    private final Semaphore places = new Semaphore(WAITING);
    private final Set<ImapVisit> visits = ConcurrentHashMap.newKeySet();
    private volatile boolean ending;

    MailboxWatch(
            MailboxStore store,
            MailKeys keys,
            MailServers servers,
            MailboxReading reading,
            TransactionTemplate transaction) {
        this.store = store;
        this.keys = keys;
        this.servers = servers;
        this.reading = reading;
        this.transaction = transaction;
    }

    /// Watches one that has been claimed, until something ends it.
    void watch(AccountId account, long id) {
        CurrentAccount.runAs(account, () -> watch(id));
    }

    private void watch(long id) {
        Optional<Mailbox> found = Objects.requireNonNull(transaction.execute(_ -> store.find(id)));
        found.ifPresent(this::watch);
    }

    private void watch(Mailbox mailbox) {
        try {
            stay(mailbox);
        } catch (MailTrouble e) {
            endedBy(mailbox, e);
        } catch (MessagingException | IOException | IllegalStateException e) {
            endedBy(mailbox, MailTrouble.of(e));
        } catch (TransientDataAccessException | DataAccessResourceFailureException | TransactionException e) {
            LOG.warn("Mailbox {} waits for the database: {}", mailbox.id(), e.toString());
            release(mailbox, PAUSE_FOR_THE_DATABASE);
        } catch (RuntimeException e) {
            LOG.warn("Mailbox {} is read later", mailbox.id(), e);
            release(mailbox, PAUSE_AFTER_OURS);
        }
    }

    private void stay(Mailbox claimed) throws MailTrouble, MessagingException, IOException {
        var mailbox = claimed;
        try (var visit = keys.open(claimed, key -> servers.visit(claimed.imap(), key))) {
            visits.add(visit);
            do {
                mailbox = readInTime(mailbox, visit);
            } while (noted(mailbox) && !ending && waited(mailbox, visit) && held(mailbox));
            release(mailbox, ending ? Duration.ZERO : PAUSE);
        } finally {
            visits.removeIf(visit -> !visit.isOpen());
        }
    }

    private boolean noted(Mailbox mailbox) {
        return Boolean.TRUE.equals(transaction.execute(_ -> store.looked(mailbox)));
    }

    private boolean held(Mailbox mailbox) {
        return Boolean.TRUE.equals(transaction.execute(_ -> store.holds(mailbox)));
    }

    /// Whoever sends a byte now and then holds nobody up for ever.
    private Mailbox readInTime(Mailbox mailbox, ImapVisit visit) throws MessagingException, IOException {
        var moved = new AtomicLong(System.nanoTime());
        var alarm = Thread.ofVirtual().name("mailbox-alarm").start(() -> {
            try {
                for (var left = LONGEST; left.isPositive(); ) {
                    Thread.sleep(left);
                    left = LONGEST.minusNanos(System.nanoTime() - moved.get());
                }
                visit.abort();
            } catch (InterruptedException e) {
                // it has ended
            }
        });
        try {
            return reading.readAll(mailbox, visit, () -> moved.set(System.nanoTime()));
        } finally {
            alarm.interrupt();
        }
    }

    /// @return false when the server cannot say that something has come
    private boolean waited(Mailbox mailbox, ImapVisit visit) throws MessagingException {
        if (visit.hasNewer(mailbox.lastUid())) {
            return true;
        }
        if (!visit.canWait() || !places.tryAcquire()) {
            return false;
        }
        try {
            visit.idle(ROUND);
            return true;
        } finally {
            places.release();
        }
    }

    private void endedBy(Mailbox mailbox, MailTrouble trouble) {
        if (ending) {
            release(mailbox, Duration.ZERO);
            return;
        }
        LOG.warn("Mailbox {} cannot be read: {}", mailbox.id(), trouble.why());
        transaction.executeWithoutResult(
                _ -> store.failed(mailbox, trouble.why().name()));
    }

    private void release(Mailbox mailbox, Duration rest) {
        transaction.executeWithoutResult(_ -> store.release(mailbox, rest));
    }

    /// Others may read at once.
    @PreDestroy
    void end() {
        ending = true;
        visits.forEach(ImapVisit::abort);
    }
}
