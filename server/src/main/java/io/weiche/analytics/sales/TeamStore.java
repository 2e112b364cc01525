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
import io.weiche.analytics.Periods;
import io.weiche.analytics.Recipes;
import io.weiche.analytics.ReportQuery;
import io.weiche.analytics.Stretches;
import io.weiche.analytics.Team;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.timeline.VisibleActivities;
import io.weiche.web.Page;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
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
    private final Periods periods;

    TeamStore(
            DSLContext db,
            Access access,
            VisibleActivities visible,
            Months months,
            Recipes recipes,
            Accounts accounts,
            Periods periods) {
        this.db = db;
        this.access = access;
        this.visible = visible;
        this.months = months;
        this.recipes = recipes;
        this.accounts = accounts;
        this.periods = periods;
    }

    /// By user; under [ReportQuery#NONE] what nobody is named for.
    Map<String, Long> counts(Period period, ActivityCount of, Whose whose) {
        var counts = new HashMap<String, Long>();
        months.tallies(counting(period, of, whose))
                .forEach(tally -> counts.merge(
                        Objects.requireNonNullElse(tally.keys().getFirst(), ReportQuery.NONE),
                        tally.counts().getFirst(),
                        Long::sum));
        return counts;
    }

    private Counting counting(Period period, ActivityCount of, Whose whose) {
        // what nobody else may read counts for oneself
        var recipe = recipes.of(
                List.of(RecordKind.values()),
                "activities",
                of,
                String.valueOf(CurrentUser.require().userId()),
                whose,
                Team.people(db, whose.department()));
        return new Counting(
                of == ActivityCount.OVERDUE ? ever() : period,
                recipe,
                Set.of(Counting.Counted.ACTIVITIES),
                (when, byMonth) -> rows(when, byMonth, of, wanted(of, whose).and(visible.bound()))
                        .unionAll(rows(when, byMonth, of, wanted(of, whose).and(visible.unbound()))));
    }

    /// The days on which something was due that is not done.
    private Period ever() {
        return db.select(DSL.min(ACTIVITY.DEADLINE_AT))
                .from(ACTIVITY)
                .where(ACTIVITY.ACCOUNT_ID.eq(CurrentAccount.require().value()))
                .and(state(ActivityCount.OVERDUE))
                .fetchSingle(row -> periods.between(row.value1(), row.value1()));
    }

    private Select<Record5<LocalDate, String[], Long[], BigDecimal[], byte[]>> rows(
            Stretches when, boolean byMonth, ActivityCount of, Condition wanted) {
        var user = user(of);
        var month = Counting.month(byMonth, new Calendar(accounts.get().timeZone()).point(Period.Unit.MONTH, at(of)));
        return db.select(
                        month,
                        DSL.array(user.cast(String.class)),
                        DSL.array(DSL.count().cast(Long.class)),
                        DSL.cast(DSL.array(new BigDecimal[0]), BigDecimal[].class),
                        Counting.NO_SECONDS)
                .from(ACTIVITY)
                .where(wanted)
                .and(when.hold(at(of)))
                .groupBy(user, month);
    }

    Page<CountedActivity> page(Period period, ActivityCount of, Whose whose, int limit, @Nullable String cursor) {
        var user = user(of);
        var wanted = wanted(of, whose)
                .and(
                        of == ActivityCount.OVERDUE
                                ? DSL.noCondition()
                                : Stretches.whole(period).hold(at(of)))
                .and(visible.condition());
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
                .and(ListPages.after(at(of), ACTIVITY.ID, cursor))
                .orderBy(ListPages.latestFirst(at(of), ACTIVITY.ID))
                .limit(ListPages.rows(limit))
                .fetch(row -> new ListPages.Row<>(
                        row.get(at(of)),
                        row.value1(),
                        new CountedActivity(
                                row.value1(),
                                row.value2(),
                                row.value3(),
                                row.value4(),
                                row.value5(),
                                row.value6(),
                                row.value7(),
                                row.value8())));
        return ListPages.of(
                rows,
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

    /// The moment that decides in which month it is counted.
    private static Field<OffsetDateTime> at(ActivityCount of) {
        return of == ActivityCount.OVERDUE ? ACTIVITY.DEADLINE_AT : ACTIVITY.COMPLETED_AT;
    }

    private static Condition state(ActivityCount of) {
        return switch (of) {
            case OVERDUE ->
                ACTIVITY.STATUS.eq(DSL.inline("PENDING")).and(ACTIVITY.DEADLINE_AT.lt(DSL.currentOffsetDateTime()));
            case COMPLETED -> ACTIVITY.STATUS.eq(DSL.inline("COMPLETED"));
        };
    }

    private Condition wanted(ActivityCount of, Whose whose) {
        access.requireAnalytics(Action.READ);
        var user = user(of);
        var person = whose.person();
        var department = whose.department();
        return ACTIVITY.ACCOUNT_ID
                .eq(CurrentAccount.require().value())
                .and(state(of))
                .and(access.analytics(Action.READ, new Columns(user, null, null, DSL.inline(false))))
                .and(
                        person == null
                                ? DSL.noCondition()
                                : person.equals(ReportQuery.NONE) ? user.isNull() : user.eq(Long.valueOf(person)))
                .and(department == null ? DSL.noCondition() : Team.has(department, user));
    }
}
