package io.weiche.analytics;

import io.weiche.access.CurrentUser;
import io.weiche.kernel.AccountId;
import io.weiche.kernel.CurrentAccount;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// Keeps months for the next report, and counts one that was kept some time ago once more. Whoever asked has their
/// answer
/// by then: nobody waits for it, and where it fails the next report does.
@Component
class MonthKeeping {
    private static final Logger LOG = LoggerFactory.getLogger(MonthKeeping.class);
    /// A statement counts a year at most, so that none takes longer than it may.
    private static final int AT_ONCE = 12;

    private record Task(AccountId account, String hash) {}

    private final MonthStore store;
    private final TransactionTemplate transaction;
    private final TransactionTemplate oneMoment;
    private final long worthMillis;
    private final Set<Task> underway = ConcurrentHashMap.newKeySet();

    /// @param worthMillis what is counted more quickly is not kept
    MonthKeeping(
            MonthStore store,
            PlatformTransactionManager transactions,
            @Value("${weiche.reports.worth-keeping-ms:40}") long worthMillis) {
        this.store = store;
        this.transaction = new TransactionTemplate(transactions);
        this.oneMoment = new TransactionTemplate(transactions);
        this.worthMillis = worthMillis;
        oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /// @param missing months that were not kept yet
    /// @param tookNanos how long it took to count them
    void keepLater(Counting counting, String hash, List<LocalDate> missing, long tookNanos) {
        if (!missing.isEmpty() && tookNanos / 1_000_000 >= worthMillis) {
            later(hash, () -> keep(counting, hash, missing));
        }
    }

    void recountLater(Counting counting, String hash, LocalDate month) {
        later(hash, () -> recount(counting, hash, month));
    }

    private void later(String hash, Runnable work) {
        var task = new Task(CurrentAccount.require(), hash);
        if (!underway.add(task)) {
            return;
        }
        var user = CurrentUser.require();
        Thread.ofVirtual().name("report-months").start(() -> {
            try {
                CurrentAccount.runAs(
                        task.account(),
                        () -> CurrentUser.callAs(user, () -> {
                            work.run();
                            return hash;
                        }));
            } catch (DataAccessException | TransactionException | IllegalStateException e) {
                LOG.info("Months of a report were not kept: {}", e.toString());
            } finally {
                underway.remove(task);
            }
        });
    }

    private void keep(Counting counting, String hash, List<LocalDate> months) {
        for (int from = 0; from < months.size(); from += AT_ONCE) {
            var some = months.subList(from, Math.min(months.size(), from + AT_ONCE));
            transaction.executeWithoutResult(_ -> store.keep(counting, hash, some));
        }
    }

    private void recount(Counting counting, String hash, LocalDate month) {
        oneMoment.executeWithoutResult(_ -> {
            if (!store.recount(counting, hash, month)) {
                LOG.error(
                        "What was kept of {} for a report of account {} did not agree with the records; it is counted"
                                + " anew",
                        month,
                        CurrentAccount.require());
            }
        });
    }

    boolean resting() {
        return underway.isEmpty();
    }
}
