package io.weiche.timeline;

import static io.weiche.db.tables.Tables.ACTIVITY;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.access.CurrentUser;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordRef;
import io.weiche.records.RecordDirectory;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.types.DayToSecond;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What the current user has to do around today, for calendars outside.
@Service
public class Agenda {
    public static final int MOST = 1_000;
    private static final Duration BACK = Duration.ofDays(30);
    private static final Duration AHEAD = Duration.ofDays(365);

    private final DSLContext db;
    private final ActivityStore store;
    private final RecordDirectory directory;
    private final Access access;
    private final VisibleActivities visible;

    Agenda(DSLContext db, ActivityStore store, RecordDirectory directory, Access access, VisibleActivities visible) {
        this.db = db;
        this.store = store;
        this.directory = directory;
        this.access = access;
        this.visible = visible;
    }

    /// @param records of the activity, as far as the user may read them
    public record Entry(Activity activity, List<RecordDirectory.Head> records) {
        public Entry {
            records = List.copyOf(records);
        }
    }

    /// What is planned for the last 30 and the next 365 days, at most [#MOST], the earliest first.
    @Transactional(readOnly = true)
    public List<Entry> planned() {
        return entries(ACTIVITY.STATUS.eq("PENDING").and(ACTIVITY.DEADLINE_AT.between(from(), until())), MOST);
    }

    /// The same, and behind it what was done in the last 30 days, however long ago it was due; at most [#MOST] of both.
    @Transactional(readOnly = true)
    public List<Entry> plannedAndDone() {
        var planned = planned();
        var lately = ACTIVITY.STATUS
                .eq("COMPLETED")
                .and(ACTIVITY.COMPLETED_AT.ge(from()))
                .and(ACTIVITY.DEADLINE_AT.le(until()));
        var done = entries(lately, MOST - planned.size());
        return Stream.concat(planned.stream(), done.stream()).toList();
    }

    private static Field<OffsetDateTime> from() {
        return DSL.currentOffsetDateTime().minus(DayToSecond.valueOf(BACK));
    }

    private static Field<OffsetDateTime> until() {
        return DSL.currentOffsetDateTime().plus(DayToSecond.valueOf(AHEAD));
    }

    private List<Entry> entries(Condition which, int most) {
        var ids = db.select(ACTIVITY.ID)
                .from(ACTIVITY)
                .where(ACTIVITY.ACCOUNT_ID.eq(CurrentAccount.require().value()))
                .and(mine())
                .and(which)
                .orderBy(ACTIVITY.DEADLINE_AT, ACTIVITY.ID)
                .limit(most)
                .fetch(ACTIVITY.ID);
        var activities = store.list(ids);
        var heads = directory.find(activities.stream()
                .flatMap(activity -> activity.records().stream())
                .distinct()
                .toList());
        return activities.stream()
                .map(activity -> new Entry(activity, readable(activity, heads)))
                .toList();
    }

    /// What one is to do, and what one takes part in as far as one may read it.
    private Condition mine() {
        var me = CurrentUser.requireId();
        return ACTIVITY.RESPONSIBLE_ID
                .eq(me)
                .or(ActivityList.takesPart(List.of(me)).and(visible.bound()));
    }

    private List<RecordDirectory.Head> readable(Activity activity, Map<RecordRef, RecordDirectory.Head> heads) {
        return activity.records().stream()
                .map(heads::get)
                .filter(Objects::nonNull)
                .filter(head -> access.allows(head.subject(), Action.READ))
                .toList();
    }
}
