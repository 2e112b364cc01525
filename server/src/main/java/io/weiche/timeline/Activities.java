package io.weiche.timeline;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.access.CurrentUser;
import io.weiche.access.Users;
import io.weiche.accounts.Accounts;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.records.Outbox;
import io.weiche.records.RecordDirectory;
import io.weiche.records.Signals;
import io.weiche.records.Slice;
import io.weiche.records.SliceQuery;
import io.weiche.web.Etags;
import io.weiche.web.Page;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Planning and completing activities. They follow the rights of their records (crm.md 13).
@Service
public class Activities {
    static final int MOST_RECORDS = 100;
    private static final int SHOWN = 100;

    private final DSLContext db;
    private final ActivityStore store;
    private final ActivityList list;
    private final Timeline timeline;
    private final RecordDirectory directory;
    private final Access access;
    private final Users users;
    private final Accounts accounts;
    private final Signals signals;
    private final Outbox outbox;
    private final List<News> news;

    Activities(
            DSLContext db,
            ActivityStore store,
            ActivityList list,
            Timeline timeline,
            RecordDirectory directory,
            Access access,
            Users users,
            Accounts accounts,
            Signals signals,
            Outbox outbox,
            List<News> news) {
        this.db = db;
        this.store = store;
        this.list = list;
        this.timeline = timeline;
        this.directory = directory;
        this.access = access;
        this.users = users;
        this.accounts = accounts;
        this.signals = signals;
        this.outbox = outbox;
        this.news = news;
    }

    /// What waits for the current user.
    ///
    /// @param overdue past its deadline
    /// @param today due until midnight, not yet overdue
    public record Counters(int overdue, int today) {}

    /// Plans an activity on records the current user may change.
    ///
    /// @throws BadInput when a record or the responsible does not exist
    @Transactional
    public Activity open(ActivityDraft draft) {
        return openAll(List.of(draft)).getFirst();
    }

    /// Plans many at once.
    ///
    /// @return them in the order of the drafts
    /// @throws BadInput when a record or somebody responsible does not exist
    @Transactional
    public List<Activity> openAll(List<ActivityDraft> drafts) {
        if (drafts.isEmpty()) {
            return List.of();
        }
        if (drafts.stream().map(draft -> draft.records().size()).anyMatch(count -> count < 1 || count > MOST_RECORDS)) {
            throw BadInput.of("records", "out-of-range", "An activity belongs to 1 to " + MOST_RECORDS + " records.");
        }
        var records = drafts.stream()
                .flatMap(draft -> draft.records().stream())
                .distinct()
                .toList();
        directory.requireInput("records", records, Action.READ);
        directory.requireWritable(records);
        users.requireActive(
                "responsibleId",
                drafts.stream()
                        .map(ActivityDraft::responsibleId)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()));
        users.requireActive(
                "participantIds",
                drafts.stream()
                        .flatMap(draft -> draft.details().participants().stream())
                        .collect(Collectors.toSet()));
        var opened =
                store.list(store.insert(completed(drafts), CurrentUser.require().userId()));
        tellAll(opened, EntryType.ACTIVITY_ADDED);
        outbox.writeSet(Outbox.ACTIVITY, opened.stream().map(Activity::id).toList(), Outbox.Event.ADDED);
        news.forEach(listener -> listener.assigned(opened));
        tellParticipants(opened.stream()
                .collect(Collectors.toMap(
                        Function.identity(), activity -> activity.details().participants())));
        return opened;
    }

    private List<ActivityDraft> completed(List<ActivityDraft> drafts) {
        var deadline = drafts.stream().allMatch(draft -> draft.deadlineAt() != null) ? null : standardDeadline();
        return drafts.stream()
                .map(draft -> new ActivityDraft(
                        draft.type(),
                        draft.title(),
                        draft.description(),
                        draft.deadlineAt() == null ? deadline : draft.deadlineAt(),
                        draft.responsibleId() == null ? CurrentUser.requireId() : draft.responsibleId(),
                        draft.records(),
                        draft.details()))
                .toList();
    }

    private OffsetDateTime standardDeadline() {
        var now = db.select(DSL.currentOffsetDateTime()).fetchSingle().value1();
        return Deadlines.standard(now, accounts.get().timeZone());
    }

    @Transactional(readOnly = true)
    public Activity get(long id) {
        var activity = store.find(id).orElseThrow(Problem::notFound);
        if (!mayRead(activity)) {
            throw Problem.notFound();
        }
        return activity;
    }

    private boolean mayRead(Activity activity) {
        return isMine(activity)
                || directory.find(activity.records()).values().stream()
                        .anyMatch(head -> access.allows(head.subject(), Action.READ));
    }

    private static boolean isMine(Activity activity) {
        var user = CurrentUser.require().userId();
        return user != null && user == activity.responsibleId();
    }

    private Activity lockWritable(long id) {
        var activity = store.lock(id).orElseThrow(Problem::notFound);
        if (!mayRead(activity)) {
            throw Problem.notFound();
        }
        var heads = directory.find(activity.records()).values();
        if (!isMine(activity) && heads.stream().noneMatch(this::mayChange)) {
            throw new Problem(ProblemType.FORBIDDEN, "You may read this activity, but not change its records.")
                    .with("permission", activity.records().getFirst().kind().name() + ":" + Action.CHANGE.name());
        }
        return activity;
    }

    private boolean mayChange(RecordDirectory.Head head) {
        return access.allows(head.subject(), Action.CHANGE);
    }

    /// @param expectedVersion the version the caller saw, null for any
    @Transactional
    public Activity change(long id, @Nullable Integer expectedVersion, UnaryOperator<ActivityDraft> change) {
        var before = lockWritable(id);
        Etags.refuseOther(expectedVersion, before.version());
        var next = change.apply(new ActivityDraft(
                before.type(),
                before.title(),
                before.description(),
                before.deadlineAt(),
                before.responsibleId(),
                before.records(),
                before.details()));
        var responsible = next.responsibleId() == null || next.responsibleId() == before.responsibleId()
                ? before.responsibleId()
                : users.requireActive("responsibleId", next.responsibleId());
        var changed = new Activity(
                id,
                before.version(),
                next.type(),
                next.title(),
                next.description(),
                next.deadlineAt() == null ? before.deadlineAt() : next.deadlineAt(),
                responsible,
                before.status(),
                before.completedAt(),
                before.completedById(),
                before.createdById(),
                before.createdAt(),
                before.updatedAt(),
                before.records(),
                next.details());
        var joining = joining(before, changed);
        store.update(changed);
        if (!changed.details().participants().equals(before.details().participants())) {
            store.setParticipants(changed);
        }
        if (!changed.details().reminders().equals(before.details().reminders())) {
            store.setReminders(changed);
        }
        touch(before.records());
        outbox.write(Outbox.ACTIVITY, id, Outbox.Event.CHANGED);
        var after = store.find(id).orElseThrow();
        if (after.pending() && responsible != before.responsibleId()) {
            news.forEach(listener -> listener.assigned(List.of(after)));
        }
        if (after.pending()) {
            tellParticipants(Map.of(after, joining));
        }
        return after;
    }

    /// Those who take part from now on.
    ///
    /// @throws BadInput when somebody of them does not exist in this account, or has left
    private List<Long> joining(Activity before, Activity next) {
        var there = before.details().participants();
        var joining = next.details().participants().stream()
                .filter(user -> !there.contains(user))
                .toList();
        users.requireActive("participantIds", joining);
        return joining;
    }

    private void tellParticipants(Map<Activity, List<Long>> joining) {
        if (!joining.values().stream().allMatch(List::isEmpty)) {
            news.forEach(listener -> listener.invited(joining));
        }
    }

    /// Completing what is completed already changes nothing.
    @Transactional
    public Activity complete(long id) {
        return complete(id, CurrentUser.require().userId());
    }

    /// The same, told by a program.
    ///
    /// @param completedById who did it
    @Transactional
    public Activity complete(long id, @Nullable Long completedById) {
        var activity = lockWritable(id);
        if (!activity.pending()) {
            return activity;
        }
        store.setCompleted(id, true, completedById);
        tellAll(List.of(activity), EntryType.ACTIVITY_COMPLETED);
        outbox.write(Outbox.ACTIVITY, id, Outbox.Event.CHANGED);
        return store.find(id).orElseThrow();
    }

    /// Says afterwards who has done it, where nobody is named.
    @Transactional
    public void completedBy(long id, long userId) {
        store.setCompletedBy(lockWritable(id).id(), userId);
    }

    /// Also for those a conversion completed automatically.
    @Transactional
    public Activity reopen(long id) {
        var activity = lockWritable(id);
        if (activity.pending()) {
            return activity;
        }
        store.setCompleted(id, false, null);
        touch(activity.records());
        outbox.write(Outbox.ACTIVITY, id, Outbox.Event.CHANGED);
        return store.find(id).orElseThrow();
    }

    /// @param expectedVersion the version the caller saw, null for any
    @Transactional
    public void delete(long id, @Nullable Integer expectedVersion) {
        var activity = lockWritable(id);
        Etags.refuseOther(expectedVersion, activity.version());
        store.delete(id);
        touch(activity.records());
        outbox.write(Outbox.ACTIVITY, id, Outbox.Event.DELETED);
    }

    /// How many planned ones somebody has.
    @Transactional(readOnly = true)
    public int planned(long responsible) {
        return store.planned(responsible);
    }

    /// Everything somebody has planned is another one's from now on. Whoever calls has checked both.
    ///
    /// @return how many activities
    @Transactional
    public int handOver(long from, long to) {
        var ids = store.handOver(from, to);
        outbox.write(Outbox.ACTIVITY, ids, Outbox.Event.CHANGED);
        return ids.size();
    }

    /// For what no entry tells.
    private void touch(List<RecordRef> records) {
        directory.touch(records);
        signals.changed(records);
    }

    private void tellAll(List<Activity> activities, EntryType type) {
        timeline.tell(
                type,
                activities.stream()
                        .flatMap(activity ->
                                activity.records().stream().map(record -> new Timeline.Line(record, told(activity))))
                        .toList());
        directory.touch(activities.stream()
                .flatMap(activity -> activity.records().stream())
                .distinct()
                .toList());
    }

    private static Map<String, Object> told(Activity activity) {
        return Map.of("activityId", activity.id(), "title", activity.title(), "type", activity.type());
    }

    @Transactional(readOnly = true)
    public Page<Activity> list(
            @Nullable String filter, @Nullable String due, @Nullable String sort, int limit, @Nullable String cursor) {
        return list.page(filter, due, sort, limit, cursor);
    }

    /// A part of the list by position, in any order.
    @Transactional(readOnly = true)
    public Slice<Activity> slice(SliceQuery query) {
        return list.slice(query);
    }

    @Transactional(readOnly = true)
    public Counters counters() {
        return list.counters();
    }

    /// The next activity of each record of a page; records with nothing planned are absent.
    @Transactional(readOnly = true)
    public Map<Long, Planned> planned(RecordKind kind, Collection<Long> ids) {
        return ids.isEmpty() ? Map.of() : store.planned(kind, ids);
    }

    /// Whose timeline is shown must have been checked.
    @Transactional(readOnly = true)
    public List<Activity> pendingOf(RecordRef record) {
        directory.require(record, Action.READ);
        return store.pendingOf(record, SHOWN);
    }

    /// The activities that entries of a timeline speak of.
    @Transactional(readOnly = true)
    public List<Activity> byIds(List<Long> ids) {
        return ids.isEmpty() ? List.of() : store.list(ids);
    }
}
