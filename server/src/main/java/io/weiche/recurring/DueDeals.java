package io.weiche.recurring;

import io.weiche.accounts.Accounts;
import io.weiche.accounts.Entitlement;
import io.weiche.jobs.Halving;
import io.weiche.records.AccountDay;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Makes what is due in the current account. The deals and the next date of their template are one transaction, and
/// each date has one deal by a unique index: whatever dies in between, no date is made twice or forgotten.
@Service
class DueDeals {
    private static final Logger LOG = LoggerFactory.getLogger(DueDeals.class);
    private static final int AT_ONCE = 100;

    private final MakingStore store;
    private final DealMaking making;
    private final AccountDay day;
    private final Accounts accounts;
    private final TransactionTemplate transaction;

    DueDeals(MakingStore store, DealMaking making, AccountDay day, Accounts accounts, TransactionTemplate transaction) {
        this.store = store;
        this.making = making;
        this.day = day;
        this.accounts = accounts;
        this.transaction = transaction;
    }

    /// @return whether there may be more
    boolean make() {
        var due = transaction.execute(_ -> store.due(day.today(), AT_ONCE));
        if (due == null || due.isEmpty()) {
            return false;
        }
        Halving.work(due, this::makeTogether, this::leave);
        return due.size() == AT_ONCE;
    }

    private void makeTogether(List<Long> ids) {
        transaction.executeWithoutResult(_ -> makeDue(ids));
    }

    private void makeDue(List<Long> ids) {
        var today = day.today();
        var obstacle = obstacle();
        var heldUp = new EnumMap<Obstacle, List<Long>>(Obstacle.class);
        var turns = new ArrayList<DueTemplate.Turn>();
        var stages = making.firstStages();
        for (var template : store.lockDue(ids, today)) {
            obstacle.or(() -> template.obstacle(stages))
                    .ifPresentOrElse(
                            reason -> heldUp.computeIfAbsent(reason, _ -> new ArrayList<>())
                                    .add(template.id()),
                            () -> turns.add(template.turn(stages, today)));
        }
        heldUp.forEach(store::holdUp);
        making.make(turns.stream().flatMap(DueTemplate.Turn::makings).toList());
        if (!turns.isEmpty()) {
            store.advance(turns);
        }
    }

    /// What keeps the whole account from it.
    Optional<Obstacle> obstacle() {
        var account = accounts.get();
        if (account.suspended()) {
            return Optional.of(Obstacle.SUSPENDED);
        }
        return account.includes(Entitlement.RECURRING_DEALS) ? Optional.empty() : Optional.of(Obstacle.PLAN);
    }

    private void leave(long id, DataAccessException reason) {
        LOG.warn("recurring deal {} is tried again later", id, reason);
        transaction.executeWithoutResult(_ -> store.holdUp(Obstacle.TROUBLE, List.of(id)));
    }
}
