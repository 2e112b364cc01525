package io.weiche.notifications;

import io.weiche.access.CurrentUser;
import io.weiche.access.Readers;
import io.weiche.access.SignedIn;
import io.weiche.access.Subject;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.notifications.NotificationStore.Note;
import io.weiche.records.RecordDirectory;
import io.weiche.records.Signals;
import io.weiche.timeline.Activity;
import io.weiche.timeline.News;
import io.weiche.timeline.Quiet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Tells people, in the transaction of what they are told of. Nobody is told of what they did themselves.
@Component
public class Notices implements News {
    private final NotificationStore store;
    private final Readers readers;
    private final RecordDirectory directory;
    private final Signals signals;

    Notices(NotificationStore store, Readers readers, RecordDirectory directory, Signals signals) {
        this.store = store;
        this.readers = readers;
        this.directory = directory;
        this.signals = signals;
    }

    private static @Nullable Long actor() {
        return CurrentUser.find().map(SignedIn::userId).orElse(null);
    }

    private static boolean isMe(long userId) {
        var actor = actor();
        return actor != null && actor == userId;
    }

    @Override
    public void assigned(RecordRef record, long userId) {
        if (!Quiet.now() && !isMe(userId)) {
            directory
                    .find(record)
                    .ifPresent(head -> tell(
                            Reason.ASSIGNED,
                            readers.among(List.of(userId), head.subject().of(userId)),
                            user -> Note.of(user, record)));
        }
    }

    @Override
    public void assigned(Map<RecordRef, Long> responsible) {
        if (Quiet.now()) {
            return;
        }
        var asked = new LinkedHashMap<RecordRef, Readers.Asked>();
        directory.find(responsible.keySet()).forEach((record, head) -> {
            var user = responsible.get(record);
            if (user != null && !isMe(user)) {
                asked.put(record, new Readers.Asked(user, head.subject().of(user)));
            }
        });
        var readable = readers.reading(asked);
        tell(
                Reason.ASSIGNED,
                asked.entrySet().stream()
                        .filter(one -> readable.contains(one.getKey()))
                        .map(one -> Note.of(one.getValue().userId(), one.getKey()))
                        .toList());
    }

    @Override
    public void assigned(List<Activity> activities) {
        if (!Quiet.now()) {
            tell(
                    Reason.ASSIGNED,
                    activities.stream()
                            .filter(activity -> !isMe(activity.responsibleId()))
                            .map(activity -> new Note(activity.responsibleId(), null, null, null, activity.id(), 1))
                            .toList());
        }
    }

    /// Whom, of what, on which record.
    private record Invitation(long userId, long activityId, RecordRef record) {}

    /// Taking part gives no right to read: whoever may read none of the records is told nothing.
    @Override
    public void invited(Map<Activity, List<Long>> joining) {
        if (Quiet.now()) {
            return;
        }
        var heads = directory.find(joining.keySet().stream()
                .flatMap(activity -> activity.records().stream())
                .distinct()
                .toList());
        var asked = new LinkedHashMap<Invitation, Readers.Asked>();
        joining.forEach((activity, people) -> activity.records().forEach(record -> {
            var head = heads.get(record);
            if (head != null) {
                people.stream()
                        .filter(user -> user != activity.responsibleId() && !isMe(user))
                        .forEach(user -> asked.put(
                                new Invitation(user, activity.id(), record), new Readers.Asked(user, head.subject())));
            }
        }));
        var readable = readers.reading(asked);
        tell(
                Reason.INVITED,
                asked.keySet().stream()
                        .filter(readable::contains)
                        .map(one -> new Note(one.userId(), null, null, null, one.activityId(), 1))
                        .distinct()
                        .toList());
    }

    @Override
    public void mentioned(RecordRef record, long entryId, Collection<Long> userIds) {
        var others = new HashSet<>(userIds);
        others.removeIf(Notices::isMe);
        directory
                .find(record)
                .ifPresent(head -> tell(
                        Reason.MENTIONED,
                        readers.among(others, head.subject()),
                        user -> new Note(user, record.kind(), record.id(), entryId, null, 1)));
    }

    @Override
    public void observing(RecordRef record, Collection<Long> userIds) {
        tellObservers(Reason.OBSERVING, record, userIds::contains, user -> Note.of(user, record));
    }

    @Override
    public void handedOver(RecordRef record, long userId) {
        tellObservers(Reason.HANDED, record, observer -> observer != userId, user -> Note.of(user, record));
    }

    @Override
    public void closed(RecordRef record) {
        tellObservers(Reason.CLOSED, record, _ -> true, user -> Note.of(user, record));
    }

    @Override
    public void commented(RecordRef record, long entryId, Collection<Long> mentioned) {
        tellObservers(
                Reason.COMMENTED,
                record,
                observer -> !mentioned.contains(observer),
                user -> new Note(user, record.kind(), record.id(), entryId, null, 1));
    }

    /// Whoever observes a record may read it, as long as they have not left.
    private void tellObservers(Reason reason, RecordRef record, LongPredicate which, LongFunction<Note> note) {
        if (!Quiet.now()) {
            directory
                    .find(record)
                    .ifPresent(head -> tell(
                            reason,
                            head.subject().observers().stream()
                                    .filter(observer -> !isMe(observer) && which.test(observer))
                                    .sorted()
                                    .toList(),
                            note));
        }
    }

    /// Somebody asked for something, and this is where it stands now.
    ///
    /// @param byHand whoever took it down knows of it
    public record Stands(RecordRef record, boolean byHand) {}

    public void inquiries(List<Stands> inquiries) {
        var heads =
                directory.find(inquiries.stream().map(Stands::record).distinct().toList());
        var asked = new LinkedHashMap<RecordRef, Readers.Asked>();
        for (var inquiry : inquiries) {
            var head = heads.get(inquiry.record());
            if (head != null && !(inquiry.byHand() && isMe(head.responsibleId()))) {
                asked.put(head.ref(), new Readers.Asked(head.responsibleId(), head.subject()));
            }
        }
        var readable = readers.reading(asked);
        var notes = new ArrayList<Note>();
        asked.forEach((record, reader) -> {
            if (readable.contains(record)) {
                notes.add(Note.of(reader.userId(), record));
            }
        });
        tell(Reason.INQUIRY, notes);
    }

    /// One change made many records somebody's: they are told once.
    public void manyAssigned(RecordKind kind, long userId, long records) {
        if (records > 0 && !isMe(userId)) {
            tell(
                    Reason.ASSIGNED,
                    readers.among(List.of(userId), new Subject(kind, userId, null, null, false)),
                    user -> new Note(user, kind, null, null, null, (int) Math.min(records, Integer.MAX_VALUE)));
        }
    }

    /// To whom a rule points something out.
    ///
    /// @param entryId of the timeline: names the rule
    public record Attention(long userId, RecordRef record, Subject subject, long entryId) {}

    /// Nobody is told of what they may not see.
    public void attention(List<Attention> notes) {
        var asked = new LinkedHashMap<Attention, Readers.Asked>();
        notes.forEach(note -> asked.put(note, new Readers.Asked(note.userId(), note.subject())));
        var readable = readers.reading(asked);
        tell(
                Reason.AUTOMATION,
                asked.keySet().stream()
                        .filter(readable::contains)
                        .map(note -> new Note(
                                note.userId(),
                                note.record().kind(),
                                note.record().id(),
                                note.entryId(),
                                null,
                                1))
                        .toList());
    }

    /// Nothing is sent to a webhook any more.
    public void webhookGivenUp(Collection<Long> administrators) {
        tell(Reason.WEBHOOK, administrators, user -> new Note(user, null, null, null, null, 1));
    }

    /// A visitor writes, and nobody has taken over yet.
    public void somebodyChats(Collection<Long> users) {
        tell(Reason.CHAT, users, user -> new Note(user, null, null, null, null, 1));
    }

    /// What somebody began is done.
    ///
    /// @param left records it could not deal with
    public void done(Reason reason, long userId, RecordKind kind, long left) {
        tell(
                reason,
                List.of(userId),
                user -> left == 0
                        ? new Note(user, null, null, null, null, 1)
                        : new Note(user, kind, null, null, null, (int) Math.min(left, Integer.MAX_VALUE)));
    }

    private void tell(Reason reason, Collection<Long> users, LongFunction<Note> note) {
        tell(reason, users.stream().map(user -> note.apply(user)).toList());
    }

    private void tell(Reason reason, List<Note> notes) {
        if (!notes.isEmpty()) {
            signals.told(store.tell(reason, actor(), notes));
        }
    }
}
