package io.weiche.bin;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.access.Audit;
import io.weiche.access.Right;
import io.weiche.jobs.Jobs;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.leads.LeadGate;
import io.weiche.timeline.RecordJournal;
import io.weiche.web.Page;
import io.weiche.web.Problem;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The recycle bin of an account. Everybody sees what they deleted themselves, administrators see all.
@Service
public class Bin {
    /// How long a record lies there before it is gone for good.
    public static final Duration KEPT = Duration.ofDays(30);

    private final BinList list;
    private final BinStore store;
    private final Purge purge;
    private final LeadGate gate;
    private final RecordJournal journal;
    private final Access access;
    private final Audit audit;
    private final Jobs jobs;

    Bin(
            BinList list,
            BinStore store,
            Purge purge,
            LeadGate gate,
            RecordJournal journal,
            Access access,
            Audit audit,
            Jobs jobs) {
        this.list = list;
        this.store = store;
        this.purge = purge;
        this.gate = gate;
        this.journal = journal;
        this.access = access;
        this.audit = audit;
        this.jobs = jobs;
    }

    /// What became of one of the records somebody wanted back.
    public enum Fate {
        RESTORED,
        /// it does not lie there, or this person does not see it there
        NOT_FOUND,
        /// the right to delete it is missing, which is the right to bring it back
        FORBIDDEN
    }

    public record Outcome(long id, Fate fate) {}

    /// The latest first.
    @Transactional(readOnly = true)
    public Page<Deleted> list(RecordKind kind, int limit, @Nullable String cursor) {
        return list.page(kind, limit, cursor);
    }

    /// Brings records back, all in one set. In simple mode open leads are converted by that.
    ///
    /// @return what became of each, in the order they were asked for
    @Transactional
    public List<Outcome> restore(RecordKind kind, List<Long> ids) {
        access.require(kind, Action.DELETE);
        if (kind == RecordKind.LEAD) {
            // a switch must see it either open or deleted
            gate.enter(LeadGate.Door.CHANNEL);
        }
        var locked = store.lock(kind, ids).stream().collect(Collectors.toMap(BinStore.Locked::id, Function.identity()));
        var back = locked.values().stream()
                .filter(BinStore.Locked::allowed)
                .map(BinStore.Locked::id)
                .sorted()
                .toList();
        if (!back.isEmpty()) {
            store.restore(kind, back);
            journal.restored(kind, back);
            reopen(locked.values());
        }
        return ids.stream()
                .distinct()
                .map(id -> new Outcome(id, fate(locked.get(id))))
                .toList();
    }

    private void reopen(Collection<BinStore.Locked> locked) {
        var open = locked.stream()
                .filter(lead -> lead.allowed() && lead.open())
                .map(BinStore.Locked::id)
                .sorted()
                .toList();
        if (!open.isEmpty()) {
            gate.openedSet(open);
        }
    }

    private static Fate fate(BinStore.@Nullable Locked locked) {
        if (locked == null) {
            return Fate.NOT_FOUND;
        }
        return locked.allowed() ? Fate.RESTORED : Fate.FORBIDDEN;
    }

    /// Deletes a record for good. Nothing brings it back.
    ///
    /// @throws Problem conflict while a switch of the mode is under way, which may still need it
    @Transactional
    public void purge(RecordRef record) {
        access.require(Right.ADMINISTRATOR);
        refuseWhileSwitching();
        if (store.lock(record.kind(), List.of(record.id())).isEmpty()) {
            throw Problem.notFound();
        }
        purge.records(record.kind(), List.of(record.id()));
        audit.write("record-purged", record.kind() + ":" + record.id(), null, null);
    }

    /// Deletes everything of a kind for good that lies there now, in the background.
    ///
    /// @throws Problem conflict while a switch of the mode is under way
    @Transactional
    public void empty(RecordKind kind) {
        access.require(Right.ADMINISTRATOR);
        refuseWhileSwitching();
        jobs.start(EmptyBin.NAME, new EmptyBin.Wish(kind, store.now()).subject());
        audit.write("bin-emptied", kind.name(), null, null);
    }

    private void refuseWhileSwitching() {
        if (store.switching()) {
            throw Problem.conflict("A switch of the mode is under way. Delete for good when it has ended.");
        }
    }
}
