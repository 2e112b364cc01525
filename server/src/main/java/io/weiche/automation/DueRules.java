package io.weiche.automation;

import io.weiche.access.CurrentUser;
import io.weiche.automation.RunStore.Batch;
import io.weiche.jobs.Halving;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Lets rules of the current account act on what is due. What a rule does and that it is done are one transaction:
/// whatever dies in between, nothing happens twice or is forgotten.
@Service
class DueRules {
    private static final Logger LOG = LoggerFactory.getLogger(DueRules.class);

    private final RunStore runs;
    private final RuleTurn turn;
    private final TransactionTemplate transaction;

    DueRules(RunStore runs, RuleTurn turn, TransactionTemplate transaction) {
        this.runs = runs;
        this.turn = turn;
        this.transaction = transaction;
    }

    /// @return whether there may be more
    boolean act() {
        var found = Objects.requireNonNull(transaction.execute(_ -> runs.due()));
        found.ifPresent(this::work);
        return found.isPresent();
    }

    private void work(Batch batch) {
        try {
            Halving.work(
                    batch.steps(),
                    steps -> together(new Batch(batch.ruleId(), batch.depth(), steps)),
                    (step, reason) -> leave(batch.ruleId(), step, reason));
        } catch (DataAccessException e) {
            // the trouble is the database's: tried again at the next look
            throw e;
        } catch (RuntimeException e) {
            LOG.warn("automation rule {} is held up", batch.ruleId(), e);
            transaction.executeWithoutResult(_ -> runs.holdUp(batch.ruleId(), Obstacle.TROUBLE));
        }
    }

    private void together(Batch batch) {
        CurrentUser.callAsSystem(() -> {
            transaction.executeWithoutResult(_ -> turn.take(batch));
            return null;
        });
    }

    private void leave(long rule, long step, DataAccessException reason) {
        LOG.warn("automation rule {} could not act on entering {}", rule, step, reason);
        transaction.executeWithoutResult(_ -> runs.failed(rule, step));
    }

    /// What ended three months ago.
    void forget() {
        transaction.executeWithoutResult(_ -> runs.forget());
    }
}
