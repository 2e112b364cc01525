package io.weiche.modes;

import io.weiche.conversion.UndoEngine;
import io.weiche.jobs.Halving;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes the conversions of a run back, as far as nobody has touched what they made.
@Component
class UndoBatches implements Batches {
    private static final Logger LOG = LoggerFactory.getLogger(UndoBatches.class);

    private final SwitchStore store;
    private final Outcomes outcomes;
    private final UndoEngine engine;
    private final TransactionTemplate transaction;

    UndoBatches(SwitchStore store, Outcomes outcomes, UndoEngine engine, TransactionTemplate transaction) {
        this.store = store;
        this.outcomes = outcomes;
        this.engine = engine;
        this.transaction = transaction;
    }

    @Override
    public List<Long> next(SwitchRun run) {
        return outcomes.notUndone(run);
    }

    @Override
    public void work(SwitchRun run, long fence, List<Long> ids, boolean waitForLocks) {
        Halving.work(
                ids,
                some -> transaction.executeWithoutResult(_ -> takeBack(run, fence, some, waitForLocks)),
                (id, e) -> keep(run, fence, id, e));
    }

    private void takeBack(SwitchRun run, long fence, List<Long> ids, boolean waitForLocks) {
        engine.take(ids, run.id(), run.undo().byId(), false, !waitForLocks);
        outcomes.undone(run.id());
        var counts = engine.counts();
        // whoever took a conversion back by hand meanwhile left nothing to do
        var byHand = waitForLocks ? outcomes.undoneByHand(run.id(), ids) : 0;
        progress(run, fence, counts.undone() + byHand, counts.kept());
    }

    private void keep(SwitchRun run, long fence, long leadId, DataAccessException cause) {
        LOG.error("The conversion of lead {} in switch {} was not taken back", leadId, run.id(), cause);
        transaction.executeWithoutResult(_ -> {
            outcomes.keep(run.id(), leadId, "unexpected-error");
            progress(run, fence, 0, 1);
        });
    }

    private void progress(SwitchRun run, long fence, int undone, int kept) {
        if (!store.undoProgress(run.id(), fence, undone, kept)) {
            throw new NotOurs();
        }
    }
}
