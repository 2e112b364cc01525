package io.weiche.requisites;

import io.weiche.access.Action;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.records.FieldChange;
import io.weiche.records.Outbox;
import io.weiche.records.Outbox.Event;
import io.weiche.records.RecordDirectory;
import io.weiche.timeline.RecordJournal;
import io.weiche.web.Etags;
import io.weiche.web.Problem;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The legal and bank data of contacts and companies. Who may read or change the record may do so with this.
@Service
public class Requisites {
    private static final int MOST = 20;

    private final RequisiteStore store;
    private final RecordDirectory directory;
    private final RecordJournal journal;
    private final Outbox outbox;

    Requisites(RequisiteStore store, RecordDirectory directory, RecordJournal journal, Outbox outbox) {
        this.store = store;
        this.directory = directory;
        this.journal = journal;
        this.outbox = outbox;
    }

    /// The main one first.
    @Transactional(readOnly = true)
    public List<Requisite> list(RecordRef record) {
        directory.require(record, Action.READ);
        return store.list(record.kind(), List.of(record.id()));
    }

    /// The main one first, of a record the caller has found already.
    @Transactional(readOnly = true)
    public List<Requisite> of(RecordKind kind, long recordId) {
        return store.list(kind, List.of(recordId));
    }

    @Transactional(readOnly = true)
    public Requisite get(long id) {
        var record = store.recordOf(id).orElseThrow(Problem::notFound);
        directory.require(record, Action.READ);
        return find(record, id);
    }

    /// The set a bank account stands in.
    @Transactional(readOnly = true)
    public Requisite ofBankAccount(long bankAccountId) {
        long id = store.ofAccount(bankAccountId).orElseThrow(Problem::notFound);
        var record = store.recordOf(id).orElseThrow(Problem::notFound);
        directory.require(record, Action.READ);
        return find(record, id);
    }

    private Requisite find(RecordRef record, long id) {
        return store.list(record.kind(), List.of(record.id())).stream()
                .filter(one -> one.id() == id)
                .findFirst()
                .orElseThrow(Problem::notFound);
    }

    /// @param main makes it the main one; the first is it anyway
    @Transactional
    public Requisite open(RecordRef record, RequisiteData data, boolean main) {
        directory.requireWritable(record);
        directory.lock(record);
        refuseEmpty(data);
        var before = store.list(record.kind(), List.of(record.id()));
        if (before.size() >= MOST) {
            throw BadInput.of("legalName", "too-many", "A record has at most " + MOST + " sets.");
        }
        long id = store.insert(record, data);
        if (main) {
            store.makeMain(find(record, id));
        }
        tell(record, before, id, Event.ADDED);
        return find(record, id);
    }

    /// @param expectedVersion the version the caller saw, null for any
    /// @param main true makes it the main one; there is always one, so false is refused for it
    @Transactional
    public Requisite change(
            long id, @Nullable Integer expectedVersion, UnaryOperator<RequisiteData> change, @Nullable Boolean main) {
        var record = lock(id);
        var before = store.list(record.kind(), List.of(record.id()));
        var now = find(record, id);
        Etags.refuseOther(expectedVersion, now.version());
        var next = change.apply(now.data());
        refuseEmpty(next);
        if (Boolean.FALSE.equals(main) && now.main()) {
            throw BadInput.of("main", "contradiction", "Make another set the main one instead.");
        }
        var becomesMain = Boolean.TRUE.equals(main) && !now.main();
        if (next.equals(now.data()) && !becomesMain) {
            return now;
        }
        store.change(id, next);
        if (becomesMain) {
            store.makeMain(now);
        }
        tell(record, before, id, Event.CHANGED);
        return find(record, id);
    }

    /// @param expectedVersion the version the caller saw, null for any
    @Transactional
    public void delete(long id, @Nullable Integer expectedVersion) {
        var record = lock(id);
        Etags.refuseOther(expectedVersion, find(record, id).version());
        var before = store.list(record.kind(), List.of(record.id()));
        store.delete(id);
        tell(record, before, id, Event.DELETED);
    }

    /// Whoever writes to the sets of a record waits for the others.
    private RecordRef lock(long id) {
        var record = store.recordOf(id).orElseThrow(Problem::notFound);
        directory.requireWritable(record);
        directory.lock(record);
        return record;
    }

    private static void refuseEmpty(RequisiteData data) {
        if (data.empty()) {
            throw BadInput.of("legalName", "required", "Say at least one thing.");
        }
    }

    private void tell(RecordRef record, List<Requisite> before, long id, Event event) {
        var after = store.list(record.kind(), List.of(record.id()));
        journal.changed(record, List.of(new FieldChange("requisites", shown(before), shown(after))));
        directory.touch(record);
        outbox.write(Outbox.REQUISITE, id, event);
    }

    private static @Nullable String shown(List<Requisite> sets) {
        return sets.isEmpty()
                ? null
                : sets.stream().map(one -> one.data().shown()).collect(Collectors.joining("; "));
    }
}
