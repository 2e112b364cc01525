package io.weiche.timeline;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordRef;
import io.weiche.records.Outbox;
import io.weiche.records.RecordDirectory;
import io.weiche.records.Signals;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Filing activities with further records, and taking them off some. An activity belongs to at least one (crm.md 13.4).
@Service
public class ActivityRecords {
    private final ActivityStore store;
    private final Timeline timeline;
    private final RecordDirectory directory;
    private final Access access;
    private final Signals signals;
    private final Outbox outbox;

    ActivityRecords(
            ActivityStore store,
            Timeline timeline,
            RecordDirectory directory,
            Access access,
            Signals signals,
            Outbox outbox) {
        this.store = store;
        this.timeline = timeline;
        this.directory = directory;
        this.access = access;
        this.signals = signals;
        this.outbox = outbox;
    }

    /// Files it with another record too; where it is filed already nothing changes.
    ///
    /// @throws BadInput when there is no such record, or it has too many
    @Transactional
    public Activity add(long id, RecordRef record) {
        var activity = store.lock(id).orElseThrow(Problem::notFound);
        requireChangeable(activity);
        directory.requireInput("id", record, Action.READ);
        directory.requireWritable(record);
        if (activity.records().contains(record)) {
            return activity;
        }
        if (activity.records().size() >= Activities.MOST_RECORDS) {
            throw BadInput.of(
                    "id", "out-of-range", "An activity belongs to at most " + Activities.MOST_RECORDS + " records.");
        }
        store.bind(id, record);
        timeline.tell(
                record,
                EntryType.ACTIVITY_ADDED,
                Map.of("activityId", id, "title", activity.title(), "type", activity.type(), "filed", true));
        var said = Map.of("kind", record.kind(), "id", record.id(), "title", activity.title());
        timeline.tell(activity.records(), EntryType.LINKED, said);
        directory.touch(record);
        return changed(id);
    }

    /// Takes it off one of its records; the last one keeps it.
    @Transactional
    public Activity remove(long id, RecordRef record) {
        var activity = store.lock(id).orElseThrow(Problem::notFound);
        if (!activity.records().contains(record)) {
            throw Problem.notFound();
        }
        directory.requireWritable(record);
        var others =
                activity.records().stream().filter(one -> !one.equals(record)).toList();
        if (directory.find(others).isEmpty()) {
            throw Problem.conflict("An activity belongs to at least one record.");
        }
        store.unbind(id, record);
        timeline.tell(record, EntryType.UNLINKED, Map.of("title", activity.title()));
        directory.touch(record);
        signals.changed(others);
        return changed(id);
    }

    private Activity changed(long id) {
        outbox.write(Outbox.ACTIVITY, id, Outbox.Event.CHANGED);
        return store.find(id).orElseThrow();
    }

    /// Of those one may read, one may be changed.
    private void requireChangeable(Activity activity) {
        var readable = directory.find(activity.records()).values().stream()
                .filter(head -> access.allows(head.subject(), Action.READ))
                .toList();
        if (readable.isEmpty()) {
            throw Problem.notFound();
        }
        if (readable.stream().noneMatch(head -> access.allows(head.subject(), Action.CHANGE))) {
            throw new Problem(ProblemType.FORBIDDEN, "You may read this activity, but not change its records.")
                    .with("permission", activity.records().getFirst().kind().name() + ":" + Action.CHANGE.name());
        }
    }
}
