package io.weiche.notifications;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.access.CurrentUser;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordRef;
import io.weiche.notifications.NotificationStore.Row;
import io.weiche.records.RecordDirectory;
import io.weiche.records.RecordDirectory.Head;
import io.weiche.records.Signals;
import io.weiche.timeline.Activities;
import io.weiche.timeline.Activity;
import io.weiche.timeline.Timeline;
import io.weiche.web.Page;
import io.weiche.web.Problem;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What the current user was told of. Content is looked up when it is shown, with the rights of that moment.
@Service
public class Notifications {
    private static final int EXCERPT = 240;

    private final NotificationStore store;
    private final Timeline timeline;
    private final Activities activities;
    private final RecordDirectory directory;
    private final Access access;
    private final Signals signals;

    Notifications(
            NotificationStore store,
            Timeline timeline,
            Activities activities,
            RecordDirectory directory,
            Access access,
            Signals signals) {
        this.store = store;
        this.timeline = timeline;
        this.activities = activities;
        this.directory = directory;
        this.access = access;
        this.signals = signals;
    }

    /// The newest first.
    @Transactional(readOnly = true)
    public Page<Notification> list(int limit, @Nullable String cursor) {
        var rows = store.page(CurrentUser.requireId(), before(cursor), limit + 1);
        var more = rows.size() > limit;
        var items = more ? rows.subList(0, limit) : rows;
        return new Page<>(
                shown(items),
                more ? Long.toString(items.getLast().id()) : null,
                Page.total(cursor, items.size(), more, () -> store.count(CurrentUser.requireId())));
    }

    private static long before(@Nullable String cursor) {
        try {
            return cursor == null || cursor.isEmpty() ? Long.MAX_VALUE : Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw BadInput.of("cursor", "malformed", "This cursor does not belong to this list.");
        }
    }

    /// What the rows of a page speak of, looked up all at once.
    private record Known(Map<RecordRef, Head> heads, Map<Long, Activity> activities, Map<Long, String> comments) {}

    private List<Notification> shown(List<Row> rows) {
        var spokenOf = new HashMap<Long, Activity>();
        activities
                .byIds(rows.stream()
                        .map(Row::activityId)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList())
                .forEach(activity -> spokenOf.put(activity.id(), activity));
        Set<RecordRef> refs = new HashSet<>();
        rows.stream().map(Row::record).filter(Objects::nonNull).forEach(refs::add);
        spokenOf.values().forEach(activity -> refs.addAll(activity.records()));
        var comments = timeline.bodies(
                rows.stream().map(Row::entryId).filter(Objects::nonNull).toList());
        var known = new Known(directory.find(refs), spokenOf, comments);
        return rows.stream().map(row -> shown(row, known)).toList();
    }

    private Notification shown(Row row, Known known) {
        if (row.activityId() != null) {
            return ofActivity(row, known.activities().get(row.activityId()), known);
        }
        if (row.record() == null) {
            return notification(row, null, null, false);
        }
        var head = readable(row.record(), known);
        if (head == null) {
            return notification(row, null, null, true);
        }
        if (row.entryId() == null) {
            return notification(row, head, null, false);
        }
        var comment = known.comments().get(row.entryId());
        return notification(row, head, comment == null ? null : excerpt(comment), comment == null);
    }

    private Notification ofActivity(Row row, @Nullable Activity activity, Known known) {
        if (activity == null) {
            return notification(row, null, null, true);
        }
        var heads = new ArrayList<Head>();
        activity.records().forEach(ref -> {
            var head = readable(ref, known);
            if (head != null) {
                heads.add(head);
            }
        });
        if (heads.isEmpty() && activity.responsibleId() != CurrentUser.requireId()) {
            return notification(row, null, null, true);
        }
        return notification(
                row, heads.isEmpty() ? null : heads.getFirst(), activity.title(), activity.deadlineAt(), false);
    }

    private @Nullable Head readable(RecordRef ref, Known known) {
        var head = known.heads().get(ref);
        return head != null && access.allows(head.subject(), Action.READ) ? head : null;
    }

    private static String excerpt(String text) {
        return text.codePointCount(0, text.length()) <= EXCERPT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, EXCERPT)) + " …";
    }

    private static Notification notification(Row row, @Nullable Head head, @Nullable String text, boolean hidden) {
        return notification(row, head, text, null, hidden);
    }

    private static Notification notification(
            Row row, @Nullable Head head, @Nullable String text, @Nullable OffsetDateTime dueAt, boolean hidden) {
        return new Notification(
                row.id(),
                row.reason(),
                row.actorId(),
                row.kind(),
                head == null ? null : head.ref(),
                head == null ? null : head.name(),
                text,
                hidden ? null : row.activityId(),
                dueAt,
                row.records(),
                row.createdAt(),
                row.read(),
                hidden);
    }

    /// @return at most 100
    @Transactional(readOnly = true)
    public int unread() {
        return store.unread(CurrentUser.requireId());
    }

    @Transactional
    public void read(long id) {
        var user = CurrentUser.requireId();
        if (!store.exists(user, id)) {
            throw Problem.notFound();
        }
        tellOtherWindows(user, store.read(user, id, id));
    }

    /// @param until the newest one that was seen; null for all
    @Transactional
    public void readAll(@Nullable Long until) {
        var user = CurrentUser.requireId();
        tellOtherWindows(user, store.read(user, 0, until == null ? Long.MAX_VALUE : until));
    }

    private void tellOtherWindows(long user, boolean changed) {
        if (changed) {
            signals.told(List.of(user));
        }
    }

    @Transactional(readOnly = true)
    public Set<Reason> muted() {
        return store.muted(CurrentUser.requireId());
    }

    @Transactional
    public void mute(Map<Reason, Boolean> muted) {
        var user = CurrentUser.requireId();
        muted.forEach((reason, off) -> store.mute(user, reason, off));
    }
}
