package io.weiche.imports;

import io.weiche.access.CurrentUser;
import io.weiche.access.SignIns;
import io.weiche.config.Config;
import io.weiche.db.Statistics;
import io.weiche.jobs.JobHandler;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Keeps a run going, page after page, with the rights its author has at that time. It remembers nothing but what is
/// in the database, so it can die at any moment and go on anywhere; a page is taken in as a whole or not at all.
@Component
class ImportJob implements JobHandler {
    static final String NAME = "import";

    private static final Logger LOG = LoggerFactory.getLogger(ImportJob.class);
    /// How long a run goes on before others have their turn and the rights of its author are asked for again.
    private static final Duration SLICE = Duration.ofSeconds(4);
    /// The planner learns how many there are once there are some, and then now and again.
    private static final int LEARN_EVERY = 64;

    private final ImportRunStore runs;
    private final PageStore pages;
    private final PageWork work;
    private final Rehearsing rehearsing;
    private final ImportUndo undo;
    private final Dictionary dictionary;
    private final SignIns signIns;
    private final TransactionTemplate transaction;
    private final Statistics statistics;
    private final String node;

    ImportJob(
            ImportRunStore runs,
            PageStore pages,
            PageWork work,
            Rehearsing rehearsing,
            ImportUndo undo,
            Dictionary dictionary,
            SignIns signIns,
            TransactionTemplate transaction,
            Statistics statistics,
            Config config) {
        this.runs = runs;
        this.pages = pages;
        this.work = work;
        this.rehearsing = rehearsing;
        this.undo = undo;
        this.dictionary = dictionary;
        this.signIns = signIns;
        this.transaction = transaction;
        this.statistics = statistics;
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
        } catch (ImportBatches.NotOurs e) {
            LOG.info("Import {} goes on without us, or is cancelled", runId);
            return Optional.empty();
        }
    }

    /// Whoever began it has left.
    private void stop(long runId) {
        if (!runs.cancel(runId)) {
            runs.finishUndo(runId);
        }
    }

    private ImportRun find(long runId, long fence) {
        var run = transaction.execute(_ -> runs.find(runId, fence));
        if (run == null || run.isEmpty()) {
            throw new ImportBatches.NotOurs();
        }
        return run.get();
    }

    private Optional<Duration> run(long runId, long fence) {
        var run = find(runId, fence);
        return switch (run.status()) {
            case REHEARSING -> {
                rehearsing.rehearse(run, fence, reader(run));
                yield Optional.empty();
            }
            case UNDOING -> takeBack(runId, fence);
            default -> takeIn(run, fence);
        };
    }

    private RowReader reader(ImportRun run) {
        var words = transaction.execute(_ -> dictionary.of(run.kind()));
        if (words == null) {
            throw new IllegalStateException("a transaction without a result");
        }
        return new RowReader(run, words);
    }

    private Optional<Duration> takeIn(ImportRun first, long fence) {
        var until = System.nanoTime() + SLICE.toNanos();
        var reader = reader(first);
        for (var run = first; ; run = find(first.id(), fence)) {
            var rows = page(run);
            if (rows == null) {
                transaction.executeWithoutResult(_ -> runs.finish(first.id()));
                LOG.info("Import {} is finished", first.id());
                statistics.refresh();
                return Optional.empty();
            }
            work.take(run, fence, reader, rows);
            if (run.nextPage() == 2 || run.nextPage() % LEARN_EVERY == 0) {
                statistics.refresh();
            }
            if (System.nanoTime() > until) {
                return Optional.of(Duration.ZERO);
            }
        }
    }

    private @Nullable List<PageStore.Row> page(ImportRun run) {
        var rows = new AtomicReference<@Nullable List<PageStore.Row>>();
        transaction.executeWithoutResult(
                _ -> pages.find(run.id(), run.nextPage()).ifPresent(rows::set));
        return rows.get();
    }

    private Optional<Duration> takeBack(long runId, long fence) {
        var until = System.nanoTime() + SLICE.toNanos();
        while (true) {
            var run = find(runId, fence);
            var more = transaction.execute(_ -> undo.some(run, fence));
            if (!Boolean.TRUE.equals(more)) {
                transaction.executeWithoutResult(_ -> runs.finishUndo(runId));
                LOG.info("Import {} is taken back", runId);
                return Optional.empty();
            }
            if (System.nanoTime() > until) {
                return Optional.of(Duration.ZERO);
            }
        }
    }
}
