package io.weiche.bulk;

import io.weiche.access.CurrentUser;
import io.weiche.access.SignIns;
import io.weiche.bulk.BulkBatches.Claim;
import io.weiche.config.Config;
import io.weiche.jobs.BatchSize;
import io.weiche.jobs.Halving;
import io.weiche.jobs.JobHandler;
import io.weiche.kernel.BadInput;
import io.weiche.notifications.Notices;
import io.weiche.web.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Keeps a run going, batch after batch, with the rights its author has at that time. It remembers nothing but what
/// is in the database, so it can die at any moment and go on anywhere.
@Component
class BulkJob implements JobHandler {
    static final String NAME = "bulk-change";

    private static final Logger LOG = LoggerFactory.getLogger(BulkJob.class);
    /// How long a run goes on before others have their turn and the rights of its author are asked for again.
    private static final Duration SLICE = Duration.ofSeconds(4);

    private final BulkRunStore runs;
    private final BulkRecords records;
    private final BulkBatches batches;
    private final SignIns signIns;
    private final TransactionTemplate transaction;
    private final Notices notices;
    private final String node;

    BulkJob(
            BulkRunStore runs,
            BulkRecords records,
            BulkBatches batches,
            SignIns signIns,
            TransactionTemplate transaction,
            Notices notices,
            Config config) {
        this.runs = runs;
        this.records = records;
        this.batches = batches;
        this.signIns = signIns;
        this.transaction = transaction;
        this.notices = notices;
        this.node = config.node();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Duration> work(long runId) {
        var fence = transaction.execute(_ -> runs.takeOver(runId, node));
        if (fence == null || fence.isEmpty()) {
            return Optional.empty();
        }
        try {
            var author = signIns.signedIn(find(runId, fence.get()).actorId());
            if (author.isEmpty()) {
                transaction.executeWithoutResult(_ -> stop(runId));
                return Optional.empty();
            }
            return CurrentUser.callAs(author.get(), () -> run(runId, fence.get()));
        } catch (BulkBatches.NotOurs e) {
            LOG.info("Bulk change {} goes on without us, or is cancelled", runId);
            return Optional.empty();
        }
    }

    /// Whoever began it has left.
    private void stop(long runId) {
        if (!runs.cancel(runId)) {
            runs.finishUndo(runId);
        }
    }

    private Optional<Duration> run(long runId, long fence) {
        try {
            return goOn(runId, fence);
        } catch (BulkRecords.FilterGone e) {
            LOG.info("Bulk change {} ends early: {}", runId, String.valueOf(e.getMessage()));
            finish(find(runId, fence), "filter-gone");
            return Optional.empty();
        }
    }

    private Optional<Duration> goOn(long runId, long fence) {
        var until = System.nanoTime() + SLICE.toNanos();
        count(find(runId, fence), fence);
        while (true) {
            var run = find(runId, fence);
            var claim = transaction.execute(_ -> batches.next(run));
            if (claim == null || claim.ids().isEmpty()) {
                finish(run, null);
                return Optional.empty();
            }
            work(run, fence, claim);
            if (System.nanoTime() > until) {
                return Optional.of(Duration.ZERO);
            }
        }
    }

    private BulkRun find(long runId, long fence) {
        var run = transaction.execute(_ -> runs.find(runId, fence));
        if (run == null || run.isEmpty()) {
            throw new BulkBatches.NotOurs();
        }
        return run.get();
    }

    private void count(BulkRun run, long fence) {
        if (run.total() == null && run.status() == BulkRun.Status.RUNNING) {
            transaction.executeWithoutResult(_ -> runs.counted(run.id(), fence, records.count(run)));
        }
    }

    private void work(BulkRun run, long fence, Claim claim) {
        var started = System.nanoTime();
        try {
            Halving.work(
                    claim.ids(),
                    some -> transaction.executeWithoutResult(
                            _ -> batches.work(run, fence, new Claim(some, claim.waiting()))),
                    (id, e) -> failUnexpectedly(run, fence, new Claim(List.of(id), claim.waiting()), e));
        } catch (BadInput | Problem e) {
            // the stage or pipeline is gone, for one record as for all
            transaction.executeWithoutResult(_ -> batches.fail(run, fence, claim, "target-gone", null));
        }
        var size = BatchSize.next(run.batchSize(), Duration.ofNanos(System.nanoTime() - started));
        if (size != run.batchSize()) {
            transaction.executeWithoutResult(_ -> runs.resize(run.id(), fence, size));
        }
    }

    private void failUnexpectedly(BulkRun run, long fence, Claim claim, DataAccessException cause) {
        var reference = UUID.randomUUID().toString();
        LOG.error("Record {} of bulk change {} stays as it was, reference {}", claim.ids(), run.id(), reference, cause);
        transaction.executeWithoutResult(_ -> batches.fail(run, fence, claim, "unexpected-error", reference));
    }

    /// @param reason why it ends before its end; null when it does not
    private void finish(BulkRun run, @Nullable String reason) {
        transaction.executeWithoutResult(_ -> {
            if (run.status() == BulkRun.Status.UNDOING) {
                runs.finishUndo(run.id());
            } else {
                runs.finish(run.id(), reason);
                var responsible = run.change().responsibleId();
                if (run.change().action() == BulkAction.RESPONSIBLE && responsible != null) {
                    notices.manyAssigned(run.kind(), responsible, run.changed());
                }
            }
        });
        LOG.info("Bulk change {} is finished", run.id());
        while (Boolean.TRUE.equals(transaction.execute(_ -> runs.forgetSome()))) {
            // some at a time
        }
    }
}
