package io.weiche.imports;

import io.weiche.jobs.Halving;
import io.weiche.kernel.BadInput;
import io.weiche.web.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes one page in, in one transaction. When it fails for a reason nobody foresaw, the rows to blame are looked for
/// by halves that are tried and given up again; they are told, and the rest of the page is taken in.
@Component
class PageWork {
    private static final Logger LOG = LoggerFactory.getLogger(PageWork.class);
    /// With more rows to blame, looking for all of them would take longer than the page is worth.
    private static final int MOST_TRIALS = 200;

    private final ImportBatches batches;
    private final TransactionTemplate transaction;

    PageWork(ImportBatches batches, TransactionTemplate transaction) {
        this.batches = batches;
        this.transaction = transaction;
    }

    void take(ImportRun run, long fence, RowReader reader, List<PageStore.Row> rows) {
        try {
            batch(run, fence, ReadPage.of(reader, run, rows));
        } catch (DataAccessException | Problem | BadInput e) {
            passOnTrouble(e);
            var reference = UUID.randomUUID().toString();
            LOG.error("Page {} of import {} fails, reference {}", run.nextPage(), run.id(), reference, e);
            new Search(run, fence, reader, reference).takeRest(rows);
        }
    }

    private void batch(ImportRun run, long fence, ReadPage page) {
        transaction.executeWithoutResult(_ -> batches.work(run, fence, page));
    }

    private static void passOnTrouble(RuntimeException e) {
        if (e instanceof DataAccessException failure) {
            Halving.passOnTrouble(failure);
        }
    }

    private final class Search {
        private final ImportRun run;
        private final long fence;
        private final RowReader reader;
        private final String reference;
        private final List<RowProblem> toBlame = new ArrayList<>();
        private int trials;

        Search(ImportRun run, long fence, RowReader reader, String reference) {
            this.run = run;
            this.fence = fence;
            this.reader = reader;
            this.reference = reference;
        }

        void takeRest(List<PageStore.Row> rows) {
            look(rows);
            try {
                batch(run, fence, ReadPage.of(reader, run, rows, toBlame));
            } catch (DataAccessException | Problem | BadInput e) {
                passOnTrouble(e);
                LOG.error("Page {} of import {} is left out, reference {}", run.nextPage(), run.id(), reference, e);
                transaction.executeWithoutResult(_ -> batches.fail(run, fence, rows, reference));
            }
        }

        private void look(List<PageStore.Row> rows) {
            if (works(rows)) {
                return;
            }
            if (rows.size() == 1 || trials >= MOST_TRIALS) {
                rows.forEach(row -> toBlame.add(RowProblem.of(row.n(), null, "unexpected-error", reference)));
                return;
            }
            int half = rows.size() / 2;
            look(rows.subList(0, half));
            look(rows.subList(half, rows.size()));
        }

        /// A trial leaves nothing behind, whether it works or not.
        private boolean works(List<PageStore.Row> rows) {
            trials++;
            try {
                transaction.executeWithoutResult(status -> {
                    batches.work(run, fence, ReadPage.of(reader, run, rows));
                    status.setRollbackOnly();
                });
                return true;
            } catch (DataAccessException | Problem | BadInput e) {
                passOnTrouble(e);
                return false;
            }
        }
    }
}
