package io.weiche.timeline;

import io.weiche.access.Audit;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.records.FieldChange;
import io.weiche.records.Outbox;
import io.weiche.records.RecordDirectory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What every kind of record reports when somebody writes to it: an entry in its timeline and a row for other
/// systems, in the transaction of the change. What takes a record away from somebody stands in the audit too.
@Component
public class RecordJournal {
    private final Timeline timeline;
    private final Outbox outbox;
    private final RecordDirectory directory;
    private final Audit audit;
    private final List<News> news;

    RecordJournal(Timeline timeline, Outbox outbox, RecordDirectory directory, Audit audit, List<News> news) {
        this.timeline = timeline;
        this.outbox = outbox;
        this.directory = directory;
        this.audit = audit;
        this.news = news;
    }

    public void created(List<RecordRef> records) {
        timeline.tell(records, EntryType.CREATED, null);
        outbox.write(records, Outbox.Event.ADDED);
    }

    /// The same for a record that somebody made, who may have made it for somebody else.
    public void created(RecordRef record, long responsibleId) {
        created(List.of(record));
        news.forEach(listener -> listener.assigned(record, responsibleId));
    }

    /// Many that are made of something at once.
    ///
    /// @param lines say what each was made of
    /// @param responsible of each
    public void made(EntryType type, List<Timeline.Line> lines, Map<RecordRef, Long> responsible) {
        timeline.tell(type, lines);
        outbox.write(lines.stream().map(Timeline.Line::record).toList(), Outbox.Event.ADDED);
        news.forEach(listener -> listener.assigned(responsible));
    }

    /// Whoever opened a record may have made people its observers.
    public void observed(RecordRef record, Collection<Long> userIds) {
        if (!userIds.isEmpty()) {
            news.forEach(listener -> listener.observing(record, userIds));
        }
    }

    /// It has come to the end of its way.
    public void closed(RecordRef record) {
        news.forEach(listener -> listener.closed(record));
    }

    /// Tells nothing when nothing that is shown has changed.
    public void changed(RecordRef record, List<FieldChange> changes) {
        if (!changes.isEmpty()) {
            timeline.tell(record, EntryType.FIELDS_CHANGED, Map.of("changes", changes));
            outbox.write(record, Outbox.Event.CHANGED);
            for (var change : changes) {
                switch (change.field()) {
                    case "responsibleId" -> handedOver(record, change);
                    case "observerIds" -> observed(record, added(change));
                    default -> {}
                }
            }
        }
    }

    private void handedOver(RecordRef record, FieldChange change) {
        audit.write("responsible-changed", subject(record), person(change.from()), person(change.to()));
        if (change.to() != null) {
            var to = Long.parseLong(change.to());
            news.forEach(listener -> {
                listener.assigned(record, to);
                listener.handedOver(record, to);
            });
        }
    }

    private static List<Long> added(FieldChange change) {
        var added = new ArrayList<>(numbers(change.to()));
        added.removeAll(numbers(change.from()));
        return added;
    }

    private static List<Long> numbers(@Nullable String shown) {
        return shown == null
                ? List.of()
                : Arrays.stream(shown.split(", ")).map(Long::valueOf).toList();
    }

    private static @Nullable Map<String, ?> person(@Nullable String id) {
        return id == null ? null : Map.of("responsibleId", Long.valueOf(id));
    }

    private static String subject(RecordRef record) {
        return record.kind() + ":" + record.id();
    }

    public void moved(RecordRef record, long fromStageId, long toStageId, @Nullable String comment) {
        var data = new LinkedHashMap<String, Object>();
        data.put("from", fromStageId);
        data.put("to", toStageId);
        if (comment != null) {
            data.put("comment", comment);
        }
        timeline.tell(record, EntryType.STAGE_CHANGED, data);
        outbox.write(record, Outbox.Event.CHANGED);
    }

    /// Both ends remember the link.
    public void linked(RecordRef one, RecordRef other) {
        tellBoth(EntryType.LINKED, one, other);
    }

    public void unlinked(RecordRef one, RecordRef other) {
        tellBoth(EntryType.UNLINKED, one, other);
    }

    private void tellBoth(EntryType type, RecordRef one, RecordRef other) {
        timeline.tell(type, List.of(namingTo(one, other), namingTo(other, one)));
        directory.touch(other);
    }

    private static Timeline.Line namingTo(RecordRef record, RecordRef other) {
        return new Timeline.Line(record, Map.of("kind", other.kind(), "id", other.id()));
    }

    public void deleted(RecordRef record) {
        timeline.tell(record, EntryType.DELETED, null);
        audit.write("record-deleted", subject(record), null, null);
        outbox.write(record, Outbox.Event.DELETED);
    }

    /// Many at once, brought back together: one entry in the audit names them all.
    public void restored(RecordKind kind, List<Long> ids) {
        var records = ids.stream().map(id -> new RecordRef(kind, id)).toList();
        timeline.tell(records, EntryType.RESTORED, null);
        audit.write("records-restored", kind.name(), null, Map.of("ids", ids));
        outbox.write(records, Outbox.Event.RESTORED);
    }

    public void restored(RecordRef record) {
        timeline.tell(record, EntryType.RESTORED, null);
        audit.write("record-restored", subject(record), null, null);
        outbox.write(record, Outbox.Event.RESTORED);
    }
}
