package io.weiche.analytics.sales;

import static io.weiche.db.tables.Tables.ACTIVITY;
import static io.weiche.db.tables.Tables.ACTIVITY_BINDING;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.access.Columns;
import io.weiche.analytics.ListPages;
import io.weiche.analytics.Period;
import io.weiche.analytics.ReportQuery;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.timeline.VisibleActivities;
import io.weiche.web.Page;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/// Counts and lists activities of people, by the same conditions.
@Repository
class TeamStore {
    private final DSLContext db;
    private final Access access;
    private final VisibleActivities visible;

    TeamStore(DSLContext db, Access access, VisibleActivities visible) {
        this.db = db;
        this.access = access;
        this.visible = visible;
    }

    /// By user; under [ReportQuery#NONE] what nobody is named for.
    Map<String, Long> counts(Period period, ActivityCount of) {
        var counts = new HashMap<String, Long>();
        counted(period, of, visible.bound())
                .unionAll(counted(period, of, visible.unbound()))
                .fetch()
                .forEach(row -> counts.merge(
                        Objects.requireNonNullElse(row.value1(), ReportQuery.NONE)
                                .toString(),
                        row.value2().longValue(),
                        Long::sum));
        return counts;
    }

    private Select<Record2<Long, Integer>> counted(Period period, ActivityCount of, Condition visible) {
        var user = user(of);
        return db.select(user, DSL.count())
                .from(ACTIVITY)
                .where(wanted(period, of))
                .and(visible)
                .groupBy(user);
    }

    Page<CountedActivity> page(
            Period period, ActivityCount of, @Nullable String key, int limit, @Nullable String cursor) {
        var user = user(of);
        var wanted = wanted(period, of)
                .and(visible.condition())
                .and(
                        key == null
                                ? DSL.noCondition()
                                : key.equals(ReportQuery.NONE)
                                        ? user.isNull()
                                        : user.cast(String.class).eq(key));
        var rows = db.select(
                        ACTIVITY.ID,
                        ACTIVITY.TYPE,
                        ACTIVITY.TITLE,
                        user,
                        ACTIVITY.DEADLINE_AT,
                        ACTIVITY.COMPLETED_AT,
                        first(RecordKind.LEAD),
                        first(RecordKind.DEAL))
                .from(ACTIVITY)
                .where(wanted)
                .and(ListPages.after(ACTIVITY.ID, cursor))
                .orderBy(ACTIVITY.ID.desc())
                .limit(limit + 1)
                .fetch(row -> new CountedActivity(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        row.value7(),
                        row.value8()));
        return ListPages.of(
                rows,
                CountedActivity::id,
                limit,
                cursor,
                () -> db.fetchCount(DSL.selectOne().from(ACTIVITY).where(wanted)));
    }

    /// One of the records of a kind that an activity belongs to; null when there is none.
    private static Field<Long> first(RecordKind kind) {
        return DSL.field(DSL.select(DSL.min(ACTIVITY_BINDING.RECORD_ID))
                .from(ACTIVITY_BINDING)
                .where(ACTIVITY_BINDING.ACCOUNT_ID.eq(ACTIVITY.ACCOUNT_ID))
                .and(ACTIVITY_BINDING.ACTIVITY_ID.eq(ACTIVITY.ID))
                .and(ACTIVITY_BINDING.KIND.eq((short) kind.typeId())));
    }

    private static Field<Long> user(ActivityCount of) {
        return of == ActivityCount.OVERDUE ? ACTIVITY.RESPONSIBLE_ID : ACTIVITY.COMPLETED_BY_ID;
    }

    private Condition wanted(Period period, ActivityCount of) {
        access.requireAnalytics(Action.READ);
        var state = switch (of) {
            case OVERDUE ->
                ACTIVITY.STATUS.eq(DSL.inline("PENDING")).and(ACTIVITY.DEADLINE_AT.lt(DSL.currentOffsetDateTime()));
            case COMPLETED ->
                ACTIVITY.STATUS
                        .eq(DSL.inline("COMPLETED"))
                        .and(ACTIVITY.COMPLETED_AT.ge(period.begin()))
                        .and(ACTIVITY.COMPLETED_AT.lt(period.end()));
        };
        return ACTIVITY.ACCOUNT_ID
                .eq(CurrentAccount.require().value())
                .and(state)
                .and(access.analytics(Action.READ, new Columns(user(of), null, null, DSL.inline(false))));
    }
}
