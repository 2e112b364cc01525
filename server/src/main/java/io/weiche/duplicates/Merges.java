package io.weiche.duplicates;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.access.Audit;
import io.weiche.access.CurrentUser;
import io.weiche.access.FieldGroup;
import io.weiche.duplicates.MergeStore.Stored;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.leads.LeadGate;
import io.weiche.records.RecordDirectory;
import io.weiche.timeline.EntryType;
import io.weiche.timeline.Timeline;
import io.weiche.web.Etags;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.ObjectNode;

/// Makes one record of several, and takes that back for seven days. What hung on the others hangs on the survivor
/// afterwards; the others lie in the recycle bin and name their survivor.
@Service
public class Merges {
    private static final int MOST = 10;
    private static final int SHOWN = 100;

    private final MergeStore store;
    private final MergeTransfer transfer;
    private final MergedProducts products;
    private final RecordDirectory directory;
    private final Access access;
    private final LeadGate gate;
    private final Timeline timeline;
    private final Audit audit;

    Merges(
            MergeStore store,
            MergeTransfer transfer,
            MergedProducts products,
            RecordDirectory directory,
            Access access,
            LeadGate gate,
            Timeline timeline,
            Audit audit) {
        this.store = store;
        this.transfer = transfer;
        this.products = products;
        this.directory = directory;
        this.access = access;
        this.gate = gate;
        this.timeline = timeline;
        this.audit = audit;
    }

    /// A record in a merge.
    public record Named(long id, @Nullable String name) {}

    /// @param others what was merged into the survivor
    /// @param undoUntil until when it can be taken back
    public record Merge(
            long id,
            RecordKind kind,
            Named survivor,
            List<Named> others,
            @Nullable Long mergedById,
            OffsetDateTime mergedAt,
            OffsetDateTime undoUntil,
            boolean undone) {}

    /// @throws Problem forbidden without the rights to change and delete all of them, version-conflict
    /// @throws BadInput naming records or fields that are not there
    @Transactional
    public Merge merge(MergeDraft draft) {
        var kind = draft.kind();
        if (kind == RecordKind.LEAD) {
            gate.enter(LeadGate.Door.CHANNEL);
        }
        refuseWrongNumber(draft);
        var names = requireAll(draft);
        var rows = inOrder(draft, store.lock(kind, draft.ids()));
        refuseUnknownFields(draft);
        var survivor = draft.survivor();
        var before = rows.values().iterator().next();
        var after = Survivor.of(kind, rows, draft.chosen());
        var sold = products.settle(draft, rows, after);
        var id = store.insert(
                kind,
                survivor,
                draft.others(),
                before,
                after,
                CurrentUser.require().userId());
        transfer.move(kind, id, survivor, draft.others(), sold.from());
        store.change(kind, survivor, after);
        transfer.settleAmount(kind, id, survivor);
        store.bin(kind, draft.others());
        tell(
                kind,
                survivor,
                EntryType.MERGED,
                id,
                Map.of("records", draft.others(), "otherCurrency", sold.left()),
                names);
        store.tell(kind, "CHANGED", List.of(survivor));
        store.tell(kind, "DELETED", draft.others());
        audit.write("record.merged", kind + ":" + survivor, null, Map.of("merge", id, "others", draft.others()));
        return shown(store.find(id).orElseThrow());
    }

    private static void refuseWrongNumber(MergeDraft draft) {
        if (draft.ids().size() < 2 || draft.ids().size() > MOST) {
            throw BadInput.of("records", "out-of-range", "Two to " + MOST + " different records can be merged.");
        }
    }

    private Map<Long, String> requireAll(MergeDraft draft) {
        var refs = refs(draft.kind(), draft.ids());
        var heads = directory.find(refs);
        var names = new LinkedHashMap<Long, String>();
        for (var ref : refs) {
            var head = heads.get(ref);
            if (head == null || !access.allows(head.subject(), Action.READ)) {
                throw BadInput.of("records", "unknown-record", "There is no such record.");
            }
            access.require(head.subject(), Action.CHANGE);
            access.require(head.subject(), Action.DELETE);
            if (head.frozen()) {
                throw Problem.conflict("A record that is history cannot be merged.");
            }
            names.put(ref.id(), head.name());
        }
        return names;
    }

    private static Map<Long, ObjectNode> inOrder(MergeDraft draft, Map<Long, MergeStore.Row> locked) {
        var rows = new LinkedHashMap<Long, ObjectNode>();
        draft.versions().forEach((id, version) -> {
            var row = locked.get(id);
            if (row == null) {
                throw BadInput.of("records", "unknown-record", "There is no such record.");
            }
            if (version != null && version != row.version()) {
                throw Etags.changedMeanwhile(row.version()).with("id", id);
            }
            rows.put(id, row.columns());
        });
        return rows;
    }

    private static void refuseUnknownFields(MergeDraft draft) {
        draft.chosen().forEach((field, id) -> {
            if (!MergeFields.of(draft.kind()).containsKey(field) || FieldGroup.hides(draft.kind(), field)) {
                throw BadInput.of("take", "unknown-field", "This field cannot be chosen: " + field + ".");
            }
            if (!draft.versions().containsKey(id)) {
                throw BadInput.of("take." + field, "unknown-record", "This must be one of the records to be merged.");
            }
        });
    }

    private static List<RecordRef> refs(RecordKind kind, List<Long> ids) {
        return ids.stream().map(id -> new RecordRef(kind, id)).toList();
    }

    /// @param named records by what is said of them; what is said of none is left out
    private void tell(
            RecordKind kind,
            long survivor,
            EntryType type,
            long merge,
            Map<String, List<Long>> named,
            Map<Long, String> names) {
        var data = new HashMap<String, Object>(Map.of("mergeId", merge));
        named.forEach((word, ids) -> {
            if (!ids.isEmpty()) {
                data.put(
                        word,
                        ids.stream()
                                .map(id -> Map.of("id", id, "name", names.getOrDefault(id, "#" + id)))
                                .toList());
            }
        });
        timeline.tell(new RecordRef(kind, survivor), type, data);
    }

    /// Those of the last seven days whose survivor the current user may see, the latest first.
    @Transactional(readOnly = true)
    public List<Merge> recent() {
        var stored = store.recent(SHOWN);
        var heads = directory.find(stored.stream()
                .map(merge -> new RecordRef(merge.kind(), merge.survivorId()))
                .toList());
        return shown(stored.stream()
                .filter(merge -> Optional.ofNullable(heads.get(new RecordRef(merge.kind(), merge.survivorId())))
                        .filter(head -> access.allows(head.subject(), Action.READ))
                        .isPresent())
                .toList());
    }

    private Merge shown(Stored merge) {
        return shown(List.of(merge)).getFirst();
    }

    private List<Merge> shown(List<Stored> merges) {
        var refs = new ArrayList<RecordRef>();
        merges.forEach(merge -> {
            refs.add(new RecordRef(merge.kind(), merge.survivorId()));
            refs.addAll(refs(merge.kind(), merge.members()));
        });
        var names = directory.names(refs);
        return merges.stream()
                .map(merge -> new Merge(
                        merge.id(),
                        merge.kind(),
                        named(names, merge.kind(), merge.survivorId()),
                        merge.members().stream()
                                .map(id -> named(names, merge.kind(), id))
                                .toList(),
                        merge.mergedById(),
                        merge.mergedAt(),
                        merge.undoUntil(),
                        merge.undone()))
                .toList();
    }

    private static Named named(Map<RecordRef, String> names, RecordKind kind, long id) {
        return new Named(id, names.get(new RecordRef(kind, id)));
    }

    /// Everything goes back that nobody has changed since: fields, phone numbers, links, history.
    ///
    /// @throws Problem undo-not-possible after seven days, or when the survivor is gone
    @Transactional
    public Merge undo(long id) {
        gate.enter(LeadGate.Door.CHANNEL);
        var merge = store.lock(id).orElseThrow(Problem::notFound);
        var kind = merge.kind();
        requireRights(merge);
        var now = store.lock(kind, List.of(merge.survivorId())).get(merge.survivorId());
        if (now == null) {
            throw refused("survivor-gone", "The record they were merged into is in the recycle bin.");
        }
        refuseTooLate(merge);
        transfer.moveBack(kind, id, merge.survivorId(), merge.members());
        store.change(kind, merge.survivorId(), Survivor.back(now.columns(), merge.before(), merge.after()));
        var back = store.unbin(kind, merge.members());
        store.undone(id, CurrentUser.require().userId());
        tellUndone(merge, back);
        if (kind == RecordKind.LEAD) {
            reopen(back);
        }
        return shown(store.find(id).orElseThrow());
    }

    private void tellUndone(Stored merge, List<Long> back) {
        var kind = merge.kind();
        var names = new LinkedHashMap<Long, String>();
        directory.names(refs(kind, merge.members())).forEach((ref, name) -> names.put(ref.id(), name));
        tell(kind, merge.survivorId(), EntryType.MERGE_UNDONE, merge.id(), Map.of("records", merge.members()), names);
        timeline.tell(refs(kind, back), EntryType.RESTORED, null);
        store.tell(kind, "CHANGED", List.of(merge.survivorId()));
        store.tell(kind, "RESTORED", back);
        audit.write("record.merge-undone", kind + ":" + merge.survivorId(), null, Map.of("merge", merge.id()));
    }

    /// In simple mode there are no open leads: they are converted at once, as when they come out of the recycle bin.
    private void reopen(List<Long> leads) {
        leads.forEach(lead -> gate.opened(lead, LeadGate.Door.CHANNEL));
    }

    private void requireRights(Stored merge) {
        var ids = new ArrayList<>(merge.members());
        ids.add(merge.survivorId());
        for (var subject : store.subjects(merge.kind(), ids)) {
            access.require(subject, Action.CHANGE);
            access.require(subject, Action.DELETE);
        }
    }

    private static void refuseTooLate(Stored merge) {
        if (merge.undone()) {
            throw refused("undone-already", "Somebody has taken it back already.");
        }
        if (merge.expired()) {
            throw refused("expired", "A merge can be taken back for seven days.");
        }
    }

    private static Problem refused(String reason, String detail) {
        return new Problem(ProblemType.UNDO_NOT_POSSIBLE, detail).with("reason", reason);
    }
}
