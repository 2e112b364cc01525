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
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
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
                            readers.among(List.of(userId), head.subject().of(userId)),
                            Note.of(Reason.ASSIGNED, actor(), record)));
        }
    }

    @Override
    public void assigned(Activity activity) {
        if (!Quiet.now() && !isMe(activity.responsibleId())) {
            tell(
                    List.of(activity.responsibleId()),
                    new Note(Reason.ASSIGNED, actor(), null, null, null, activity.id(), 1));
        }
    }

    @Override
    public void mentioned(RecordRef record, long entryId, Collection<Long> userIds) {
        var others = new HashSet<>(userIds);
        others.removeIf(Notices::isMe);
        directory
                .find(record)
                .ifPresent(head -> tell(
                        readers.among(others, head.subject()),
                        new Note(Reason.MENTIONED, actor(), record.kind(), record.id(), entryId, null, 1)));
    }

    /// Somebody asked for something, and this is where it stands now.
    ///
    /// @param byHand whoever takes it down knows of it
    public void inquiry(RecordRef record, boolean byHand) {
        directory
                .find(record)
                .filter(head -> !byHand || !isMe(head.responsibleId()))
                .ifPresent(head -> tell(
                        readers.among(List.of(head.responsibleId()), head.subject()),
                        Note.of(Reason.INQUIRY, actor(), record)));
    }

    /// One change made many records somebody's: they are told once.
    public void manyAssigned(RecordKind kind, long userId, long records) {
        if (records > 0 && !isMe(userId)) {
            tell(
                    readers.among(List.of(userId), new Subject(kind, userId, null, null, false)),
                    new Note(Reason.ASSIGNED, actor(), kind, null, null, null, (int)
                            Math.min(records, Integer.MAX_VALUE)));
        }
    }

    private void tell(Collection<Long> users, Note note) {
        if (!users.isEmpty()) {
            signals.told(store.tell(users, note));
        }
    }
}
