package io.weiche.records;

import io.weiche.db.PlannedAnew;
import io.weiche.kernel.AccountId;
import io.weiche.kernel.CurrentAccount;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.commons.codec.digest.DigestUtils;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// How many rows a list has in all. Whoever goes through a large list page by page would pay for counting it with each
/// page, more than for the page itself, so a total that took its time is remembered for a minute and counted anew in
/// the background as long as somebody asks for it: nobody waits for it twice, and who asks while it is being counted
/// waits for the same count. What is counted quickly is always counted.
@Component
class Totals implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(Totals.class);
    private static final long LONG = Duration.ofMillis(20).toNanos();
    private static final long KEPT = Duration.ofMinutes(1).toNanos();
    private static final long FRESH = Duration.ofSeconds(1).toNanos();
    /// Counting in the background takes one part in so many of the time.
    private static final int PAUSES = 20;

    private static final int MOST = 500;

    /// Whoever waits holds a transaction, which the database ends when nothing happens in it for 15 seconds.
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final DSLContext db;
    private final TransactionTemplate transaction;
    private final Map<Question, Total> kept = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Question, CompletableFuture<Total>> counting = new ConcurrentHashMap<>();
    private final Set<Question> underWay = new HashSet<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("totals").factory());

    Totals(DSLContext db, TransactionTemplate transaction) {
        this.db = PlannedAnew.of(db);
        this.transaction = transaction;
    }

    /// @param wanted its hash: a condition may be as long as a request
    private record Question(AccountId account, String table, String wanted) {
        static Question of(Table<?> table, Condition wanted) {
            return new Question(CurrentAccount.require(), table.getName(), DigestUtils.sha256Hex(wanted.toString()));
        }
    }

    private record Total(int rows, long at, long took) {}

    /// Whether it is counted anew, in any case well before it is forgotten.
    ///
    /// @param took nanoseconds
    static boolean isOld(long age, long took) {
        return age > Math.clamp(took * PAUSES, FRESH, KEPT / 2);
    }

    /// Counted at this moment, and remembered for whoever goes on from here.
    ///
    /// @param wanted names the account and what the current user may see
    long now(Table<?> table, Condition wanted) {
        return count(Question.of(table, wanted), table, wanted).rows();
    }

    /// @param wanted names the account and what the current user may see
    long of(Table<?> table, Condition wanted) {
        var question = Question.of(table, wanted);
        var known = find(question);
        if (known == null) {
            return countOnce(question, table, wanted).rows();
        }
        if (isOld(System.nanoTime() - known.at(), known.took()) && begins(question)) {
            thread.execute(() -> again(question, table, wanted));
        }
        return known.rows();
    }

    private void again(Question question, Table<?> table, Condition wanted) {
        try {
            CurrentAccount.runAs(
                    question.account(), () -> transaction.executeWithoutResult(_ -> count(question, table, wanted)));
        } catch (RuntimeException e) {
            // the one that is known gets too old, and whoever asks next counts
            LOG.warn("a total could not be counted anew: {}", e.getMessage());
        } finally {
            ends(question);
        }
    }

    /// One counts; whoever asks the same in the meantime waits for it.
    private Total countOnce(Question question, Table<?> table, Condition wanted) {
        var ours = new CompletableFuture<Total>();
        var theirs = counting.putIfAbsent(question, ours);
        if (theirs != null) {
            try {
                return theirs.get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
            } catch (CancellationException | ExecutionException | TimeoutException _) {
                // what went wrong there, such as a cut connection, need not go wrong here
                return count(question, table, wanted);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        try {
            var total = count(question, table, wanted);
            ours.complete(total);
            return total;
        } finally {
            counting.remove(question);
            ours.cancel(false);
        }
    }

    private Total count(Question question, Table<?> table, Condition wanted) {
        var begun = System.nanoTime();
        int rows = db.fetchCount(db.selectOne().from(table).where(wanted));
        var now = System.nanoTime();
        var total = new Total(rows, now, now - begun);
        keep(question, total);
        return total;
    }

    private synchronized @Nullable Total find(Question question) {
        var total = kept.get(question);
        if (total != null && System.nanoTime() - total.at() > KEPT) {
            kept.remove(question);
            return null;
        }
        return total;
    }

    private synchronized void keep(Question question, Total total) {
        if (total.took() < LONG) {
            kept.remove(question);
            return;
        }
        kept.put(question, total);
        if (kept.size() > MOST) {
            kept.remove(kept.keySet().iterator().next());
        }
    }

    private synchronized boolean begins(Question question) {
        return underWay.add(question);
    }

    private synchronized void ends(Question question) {
        underWay.remove(question);
    }

    @Override
    public void destroy() {
        thread.shutdownNow();
    }
}
