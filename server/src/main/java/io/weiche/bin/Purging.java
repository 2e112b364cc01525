package io.weiche.bin;

import io.weiche.access.Audit;
import io.weiche.jobs.Halving;
import io.weiche.kernel.RecordKind;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Deletes for good what is due in the current account, in small sets, each in a transaction of its own. May be
/// stopped and repeated at any time.
@Component
class Purging {
    private static final Logger LOG = LoggerFactory.getLogger(Purging.class);

    private static final int AT_ONCE = 200;
    /// What hangs on others goes first.
    private static final List<RecordKind> ORDER =
            List.of(RecordKind.DEAL, RecordKind.LEAD, RecordKind.CONTACT, RecordKind.COMPANY);

    private final BinStore store;
    private final Purge purge;
    private final Audit audit;
    private final TransactionTemplate transaction;

    Purging(BinStore store, Purge purge, Audit audit, TransactionTemplate transaction) {
        this.store = store;
        this.purge = purge;
        this.audit = audit;
        this.transaction = transaction;
    }

    /// What has lain there for thirty days.
    void due(BooleanSupplier goesOn) {
        var until = inTransaction(store::dueUntil);
        ORDER.forEach(kind -> upTo(kind, until, goesOn));
    }

    /// @param until when it was deleted at the latest
    /// @return false while a switch of the mode is under way, which may still need it
    boolean upTo(RecordKind kind, OffsetDateTime until, BooleanSupplier goesOn) {
        BinStore.@Nullable Due after = null;
        while (goesOn.getAsBoolean()) {
            if (inTransaction(store::switching)) {
                return false;
            }
            var last = after;
            var due = inTransaction(() -> store.due(kind, until, last, AT_ONCE));
            if (due.isEmpty()) {
                return true;
            }
            Halving.work(
                    due.stream().map(BinStore.Due::id).toList(),
                    some -> transaction.executeWithoutResult(_ -> some(kind, some, until)),
                    (id, e) -> LOG.error("{} {} could not be deleted for good", kind, id, e));
            after = due.getLast();
        }
        return true;
    }

    private void some(RecordKind kind, List<Long> ids, OffsetDateTime until) {
        var locked = store.lockDue(kind, ids, until);
        if (!locked.isEmpty()) {
            purge.records(kind, locked);
            audit.write("bin-purged", kind.name(), null, Map.of("ids", locked));
        }
    }

    private <T> T inTransaction(Supplier<T> reading) {
        return Objects.requireNonNull(transaction.execute(_ -> reading.get()));
    }
}
