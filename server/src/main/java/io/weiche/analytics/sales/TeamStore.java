package io.weiche.analytics.sales;

import static io.weiche.db.tables.Tables.ACTIVITY;
import static io.weiche.db.tables.Tables.ACTIVITY_BINDING;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.access.Columns;
import io.weiche.access.CurrentUser;
import io.weiche.accounts.Accounts;
import io.weiche.analytics.Calendar;
import io.weiche.analytics.Counting;
import io.weiche.analytics.ListPages;
import io.weiche.analytics.Months;
import io.weiche.analytics.Period;
import io.weiche.analytics.Recipes;
import io.weiche.analytics.ReportQuery;
import io.weiche.analytics.Stretches;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.timeline.VisibleActivities;
import io.weiche.web.Page;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record5;
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
    private final Months months;
    private final Recipes recipes;
    private final Accounts accounts;

    TeamStore(
            DSLContext db,
            Access access,
            VisibleActivities visible,
            Months months,
            Recipes recipes,
            Accounts accounts) {
        this.db = db;
        this.access = access;
        this.visible = visible;
        this.months = months;
        this.recipes = recipes;
        this.accounts = accounts;
    }

    /// By user; under [ReportQuery#NONE] what nobody is named for.
    Map<String, Long> counts(Period period, ActivityCount of) {
        var counts = new HashMap<String, Long>();
        months.tallies(counting(period, of))
                .forEach(tally -> counts.merge(
                        Objects.requireNonNullElse(tally.keys().getFirst(), ReportQuery.NONE),
                        tally.counts().getFirst(),
                        Long::sum));
        return counts;
    }

    private Counting counting(Period period, ActivityCount of) {
        // what nobody else may read counts for oneself
        var recipe = of == ActivityCount.COMPLETED
                ? recipes.of(
                        List.of(RecordKind.values()),
                        "activities",
                        of,
                        String.valueOf(CurrentUser.require().userId()))
                : null;
        return new Counting(
                period,
                recipe,
                Set.of(Counting.Counted.ACTIVITIES),
                (when, byMonth) ->
                        rows(when, byMonth, of, visible.bound()).unionAll(rows(when, byMonth, of, visible.unbound())));
    }

    private Select<Record5<LocalDate, String[], Long[], BigDecimal[], Integer[]>> rows(
            Stretches when, boolean byMonth, ActivityCount of, Condition visible) {
        var user = user(of);
        var month = Counting.month(
                byMonth, new Calendar(accounts.get().timeZone()).point(Period.Unit.MONTH, ACTIVITY.COMPLETED_AT));
        return db.select(
                        month,
                        DSL.array(user.cast(String.class)),
                        DSL.array(DSL.count().cast(Long.class)),
                        DSL.cast(DSL.array(new BigDecimal[0]), BigDecimal[].class),
                        Counting.NO_SECONDS)
                .from(ACTIVITY)
                .where(wanted(when, of))
                .and(visible)
                .groupBy(user, month);
    }

    Page<CountedActivity> page(
            Period period, ActivityCount of, @Nullable String key, int limit, @Nullable String cursor) {
        var user = user(of);
        var wanted = wanted(Stretches.whole(period), of)
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

    private Condition wanted(Stretches when, ActivityCount of) {
        access.requireAnalytics(Action.READ);
        var state = switch (of) {
            case OVERDUE ->
                ACTIVITY.STATUS.eq(DSL.inline("PENDING")).and(ACTIVITY.DEADLINE_AT.lt(DSL.currentOffsetDateTime()));
            case COMPLETED -> ACTIVITY.STATUS.eq(DSL.inline("COMPLETED")).and(when.hold(ACTIVITY.COMPLETED_AT));
        };
        return ACTIVITY.ACCOUNT_ID
                .eq(CurrentAccount.require().value())
                .and(state)
                .and(access.analytics(Action.READ, new Columns(user(of), null, null, DSL.inline(false))));
    }
}
