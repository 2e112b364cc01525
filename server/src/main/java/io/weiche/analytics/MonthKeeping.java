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
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// Keeps months for the next report, after whoever asked has their answer: nobody waits for it, and where it fails the
/// next one counts again.
@Component
class MonthKeeping {
    private static final Logger LOG = LoggerFactory.getLogger(MonthKeeping.class);
    /// A statement counts a year at most, so that none takes longer than it may.
    private static final int AT_ONCE = 12;

    private record Task(AccountId account, String hash) {}

    private final MonthStore store;
    private final TransactionTemplate transaction;
    private final long worthMillis;
    private final Set<Task> underway = ConcurrentHashMap.newKeySet();

    /// @param worthMillis what is counted more quickly is not kept
    MonthKeeping(
            MonthStore store,
            TransactionTemplate transaction,
            @Value("${weiche.reports.worth-keeping-ms:40}") long worthMillis) {
        this.store = store;
        this.transaction = transaction;
        this.worthMillis = worthMillis;
    }

    /// @param tookNanos how long it took to count them
    void keepLater(Counting counting, String hash, List<LocalDate> months, long tookNanos) {
        var task = new Task(CurrentAccount.require(), hash);
        if (tookNanos / 1_000_000 < worthMillis || !underway.add(task)) {
            return;
        }
        var user = CurrentUser.require();
        Thread.ofVirtual().name("report-months").start(() -> {
            try {
                CurrentAccount.runAs(
                        task.account(),
                        () -> CurrentUser.callAs(user, () -> {
                            keep(counting, hash, months);
                            return months;
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

    boolean resting() {
        return underway.isEmpty();
    }
}
