package io.weiche.modes;

import io.weiche.access.CurrentUser;
import io.weiche.config.Config;
import io.weiche.db.Statistics;
import io.weiche.jobs.BatchSize;
import io.weiche.jobs.JobHandler;
import io.weiche.jobs.Jobs;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.notifications.Notices;
import io.weiche.notifications.Reason;
import io.weiche.web.RequestLoad;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Keeps a run going, batch after batch, until every lead has its outcome. It remembers nothing but what is in the
/// database, so it can die at any moment and go on anywhere.
///
/// Two workers claim batches one after the other; on a small machine the second one rests while people are at work: it
/// adds a seventh to the rate and doubles the time that others wait (ADR 13). What a worker claimed and did not finish,
/// because it died or somebody
/// was writing to a lead, is found by the next pass, which goes over all leads without an outcome from the start.
@Component
class SwitchJob implements JobHandler {
    static final String NAME = "mode-switch";

    private static final Logger LOG = LoggerFactory.getLogger(SwitchJob.class);
    private static final int WORKERS = 2;
    /// How long a run goes on when others wait for their turn.
    private static final Duration SLICE = Duration.ofSeconds(4);
    private static final boolean SMALL_MACHINE = Runtime.getRuntime().availableProcessors() < 2 * WORKERS;
    private static final Duration REST = Duration.ofMillis(100);

    private final SwitchStore store;
    private final Outcomes outcomes;
    private final SwitchBatches conversions;
    private final UndoBatches undos;
    private final Attention attention;
    private final Statistics statistics;
    private final ObjectProvider<Jobs> jobs;
    private final Notices notices;
    private final RequestLoad load;
    private final TransactionTemplate transaction;
    private final String node;

    /// Batches of all runs of this node at once: one account's million leads leave room for the others.
    private final Semaphore room = new Semaphore(WORKERS, true);

    SwitchJob(
            SwitchStore store,
            Outcomes outcomes,
            SwitchBatches conversions,
            UndoBatches undos,
            Attention attention,
            Statistics statistics,
            ObjectProvider<Jobs> jobs,
            Notices notices,
            RequestLoad load,
            TransactionTemplate transaction,
            Config config) {
        this.store = store;
        this.outcomes = outcomes;
        this.conversions = conversions;
        this.undos = undos;
        this.attention = attention;
        this.statistics = statistics;
        this.jobs = jobs;
        this.notices = notices;
        this.load = load;
        this.transaction = transaction;
        this.node = config.node();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Duration> work(long switchId) {
        return CurrentUser.callAsSystem(() -> {
            var fence = transaction.execute(_ -> store.takeOver(switchId, node));
            try {
                if (fence == null || fence.isEmpty()) {
                    markRestOfCancelled(switchId);
                    return Optional.empty();
                }
                return run(switchId, fence.get());
            } catch (Batches.NotOurs e) {
                LOG.info("Switch {} goes on without us, or is paused", switchId);
                return Optional.empty();
            }
        });
    }

    private void markRestOfCancelled(long switchId) {
        var run = transaction.execute(_ -> store.find(switchId)).orElseThrow();
        if (run.status() == SwitchRun.Status.CANCELLED) {
            var after = Optional.of(0L);
            while (after.isPresent()) {
                var last = after.get();
                after = transaction.execute(_ -> markSome(run, last));
            }
        }
    }

    /// The run is asked last: a batch that is still under way holds leads while it waits for the row of the run.
    ///
    /// @throws Batches.NotOurs when the run is taken back or tried again meanwhile: nothing is marked then
    private Optional<Long> markSome(SwitchRun run, long after) {
        var last = attention.markSome(run.id(), after, run.maxLeadId());
        if (!store.holdCancelled(run.id())) {
            throw new Batches.NotOurs();
        }
        return last;
    }

    private Optional<Duration> run(long switchId, long fence) {
        var until = System.nanoTime() + SLICE.toNanos();
        statistics.refresh();
        while (true) {
            var batches = batches(switchId);
            if (turnIsOver(until)) {
                return Optional.of(Duration.ZERO);
            }
            together(switchId, fence, until);
            if (turnIsOver(until)) {
                return Optional.of(Duration.ZERO);
            }
            // alone, and waiting for leads that somebody was writing to when it was their turn
            transaction.executeWithoutResult(_ -> store.startPass(switchId, fence));
            var claim = claim(switchId, fence, batches);
            if (claim.ids().isEmpty()) {
                finish(switchId, fence);
                return Optional.empty();
            }
            work(fence, batches, claim, true);
        }
    }

    private Batches batches(long switchId) {
        var run = transaction.execute(_ -> store.find(switchId)).orElseThrow();
        return run.status() == SwitchRun.Status.UNDOING ? undos : conversions;
    }

    /// Others wait, or this node is about to stop: within a batch, so that nobody has to interrupt one.
    private boolean turnIsOver(long until) {
        var all = jobs.getObject();
        return !all.isRunning() || System.nanoTime() > until && all.othersWait();
    }

    /// One pass by all workers.
    private void together(long switchId, long fence, long until) {
        var account = CurrentAccount.require();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var workers = new ArrayList<Future<?>>();
            var over = new AtomicBoolean();
            for (int i = 0; i < WORKERS; i++) {
                var first = i == 0;
                workers.add(threads.submit(() -> CurrentAccount.callAs(
                        account,
                        () -> CurrentUser.callAsSystem(() -> {
                            pass(switchId, fence, until, first, over);
                            return over;
                        }))));
            }
            for (var worker : workers) {
                worker.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /// Not the end of the run, as being no longer ours is: it goes on elsewhere, or here after the start.
    private static RuntimeException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("this node stops while a switch runs", e);
    }

    /// @param first whether it looks after the statistics too, and never rests
    /// @param over set by the worker that ends first, because nothing is left to claim or because it failed: the
    ///     other one neither goes on nor rests without it
    private void pass(long switchId, long fence, long until, boolean first, AtomicBoolean over) {
        try {
            var batches = batches(switchId);
            var magnitude = 0;
            while (!over.get() && !turnIsOver(until)) {
                if (!first && SMALL_MACHINE && load.busy()) {
                    rest();
                    continue;
                }
                var claim = claim(switchId, fence, batches);
                if (claim.ids().isEmpty()) {
                    return;
                }
                work(fence, batches, claim, false);
                if (first && magnitude(claim.run()) != magnitude) {
                    // the run itself fills tables faster than the planner learns of it
                    magnitude = magnitude(claim.run());
                    statistics.refresh();
                }
            }
        } finally {
            over.set(true);
        }
    }

    private static void rest() {
        try {
            Thread.sleep(REST);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /// Grows by one whenever what is done has doubled.
    private static int magnitude(SwitchRun run) {
        return Long.SIZE
                - Long.numberOfLeadingZeros(run.converted() + run.undo().undone());
    }

    private Batches.Claim claim(long switchId, long fence, Batches batches) {
        var claim = transaction.execute(_ -> {
            var run = store.lock(switchId, fence).orElseThrow(Batches.NotOurs::new);
            var ids = batches.next(run);
            if (!ids.isEmpty()) {
                store.claimed(switchId, ids.getLast());
            }
            return new Batches.Claim(run, ids);
        });
        if (claim == null) {
            throw new IllegalStateException("a claim without a result");
        }
        return claim;
    }

    private void work(long fence, Batches batches, Batches.Claim claim, boolean waitForLocks) {
        room.acquireUninterruptibly();
        try {
            var started = System.nanoTime();
            try {
                batches.work(claim.run(), fence, claim.ids(), waitForLocks);
            } catch (QueryTimeoutException e) {
                // the next attempt must not fail as this one did
                resize(claim, fence, BatchSize.afterTimeout(claim.run().batchSize()));
                throw e;
            }
            var size = BatchSize.next(claim.run().batchSize(), Duration.ofNanos(System.nanoTime() - started));
            resize(claim, fence, size);
        } finally {
            room.release();
        }
    }

    private void resize(Batches.Claim claim, long fence, int size) {
        if (size != claim.run().batchSize()) {
            transaction.executeWithoutResult(_ -> store.resize(claim.run().id(), fence, size));
        }
    }

    private void finish(long switchId, long fence) {
        if (batches(switchId) == undos) {
            while (Boolean.TRUE.equals(transaction.execute(_ -> attention.clearSome(switchId)))) {
                // some at a time
            }
        } else {
            skipRest(switchId, fence);
        }
        transaction.executeWithoutResult(_ -> {
            var run = store.lock(switchId, fence).orElseThrow(Batches.NotOurs::new);
            if (run.status() == SwitchRun.Status.UNDOING) {
                store.finishUndo(switchId);
                tell(
                        Reason.UNDONE,
                        run.undo().byId(),
                        RecordKind.DEAL,
                        run.undo().kept());
            } else {
                store.finish(switchId, outcomes.skipped(switchId));
                tell(Reason.SWITCHED, run.startedById(), RecordKind.LEAD, run.failed());
            }
        });
        LOG.info("Switch {} is finished", switchId);
    }

    private void tell(Reason reason, @Nullable Long userId, RecordKind kind, long left) {
        if (userId != null) {
            notices.done(reason, userId, kind, left);
        }
    }

    private void skipRest(long switchId, long fence) {
        var after = Optional.of(0L);
        while (after.isPresent()) {
            var last = after.get();
            after = transaction.execute(_ -> {
                var run = store.lock(switchId, fence).orElseThrow(Batches.NotOurs::new);
                return outcomes.skipSome(switchId, last, run.maxLeadId());
            });
        }
    }
}
