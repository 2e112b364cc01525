package io.weiche.timeline;

import static io.weiche.db.tables.Tables.ACTIVITY;
import static io.weiche.db.tables.Tables.ACTIVITY_BINDING;
import static io.weiche.db.tables.Tables.ACTIVITY_PARTICIPANT;

import io.weiche.access.CurrentUser;
import io.weiche.db.PlannedAnew;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.records.AccountDay;
import io.weiche.records.Cursor;
import io.weiche.records.FilterSql;
import io.weiche.records.KeyOrder;
import io.weiche.records.RecordField;
import io.weiche.records.Slice;
import io.weiche.records.SliceQuery;
import io.weiche.records.Slices;
import io.weiche.web.Page;
import java.time.DayOfWeek;
import java.time.OffsetDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Lists and counts activities.
@Component
class ActivityList {
    private static final String SORT = "deadlineAt";
    private static final Map<String, Field<?>> ORDERS = Map.of(SORT, ACTIVITY.DEADLINE_AT);

    private static final List<RecordField<?>> FIELDS = List.of(
            RecordField.number("id", ACTIVITY.ID).asSortable(),
            RecordField.text("type", ACTIVITY.TYPE),
            RecordField.text("title", ACTIVITY.TITLE),
            RecordField.text("status", ACTIVITY.STATUS),
            RecordField.user("responsibleId", ACTIVITY.RESPONSIBLE_ID),
            RecordField.user("createdById", ACTIVITY.CREATED_BY_ID),
            involved(),
            RecordField.time("deadlineAt", ACTIVITY.DEADLINE_AT),
            RecordField.time("completedAt", ACTIVITY.COMPLETED_AT),
            RecordField.time("createdAt", ACTIVITY.CREATED_AT).asSortable(),
            RecordField.time("updatedAt", ACTIVITY.UPDATED_AT).asSortable(),
            bound("record", ActivityList::isOneOf),
            bound("recordKind", ActivityList::isOfKind));

    /// Whoever is responsible or takes part. What somebody takes part in is looked up once, so that both have an index.
    private static RecordField<Long> involved() {
        var user = RecordField.user("involvedId", ACTIVITY.RESPONSIBLE_ID);
        return new RecordField<>(
                user.code(),
                user.column(),
                user.reader(),
                false,
                users -> ACTIVITY.RESPONSIBLE_ID.in(users).or(takesPart(users)));
    }

    static Condition takesPart(Collection<Long> users) {
        return ACTIVITY.ID.eq(DSL.any(DSL.array(DSL.select(ACTIVITY_PARTICIPANT.ACTIVITY_ID)
                .from(ACTIVITY_PARTICIPANT)
                .where(ACTIVITY_PARTICIPANT.ACCOUNT_ID.eq(
                        CurrentAccount.require().value()))
                .and(ACTIVITY_PARTICIPANT.USER_ID.in(users)))));
    }

    /// A field of the records an activity belongs to.
    private static RecordField<String> bound(String code, Function<String, Condition> binding) {
        var text = RecordField.text(code, DSL.inline(code));
        return new RecordField<>(
                code,
                text.column(),
                text.reader(),
                false,
                values -> DSL.exists(DSL.selectOne()
                        .from(ACTIVITY_BINDING)
                        .where(ACTIVITY_BINDING.ACCOUNT_ID.eq(ACTIVITY.ACCOUNT_ID))
                        .and(ACTIVITY_BINDING.ACTIVITY_ID.eq(ACTIVITY.ID))
                        .and(DSL.or(values.stream().map(binding).toList()))));
    }

    /// @param ref as `DEAL:12`
    private static Condition isOneOf(String ref) {
        var parts = ref.split(":", 2);
        if (parts.length < 2 || !parts[1].matches("[0-9]{1,18}")) {
            throw BadInput.of("filter.record", "wrong-type", "This must be a kind and a number like DEAL:12.");
        }
        return isOfKind(parts[0]).and(ACTIVITY_BINDING.RECORD_ID.eq(Long.valueOf(parts[1])));
    }

    private static Condition isOfKind(String kind) {
        return ACTIVITY_BINDING.KIND.eq((short) RecordKind.ofWord(kind).typeId());
    }

    private final DSLContext db;
    private final AccountDay day;
    private final VisibleActivities visible;
    private final ActivityStore store;
    private final Slices slices;

    ActivityList(DSLContext db, AccountDay day, VisibleActivities visible, ActivityStore store, Slices slices) {
        this.db = PlannedAnew.of(db);
        this.day = day;
        this.visible = visible;
        this.store = store;
        this.slices = slices;
    }

    /// @param sort `deadlineAt` or `id`, with `-` before it for descending; null: the most urgent first
    Page<Activity> page(
            @Nullable String filter,
            @Nullable String due,
            @Nullable String sort,
            int limit,
            @Nullable String cursorText) {
        var order = KeyOrder.of(sort, SORT, ORDERS, ACTIVITY.ID);
        var wanted = visible.condition().and(FilterSql.of(filter, FIELDS, day)).and(due(due));
        var cursor = Cursor.decode(cursorText, order.text());
        var ids = db.select(ACTIVITY.ID)
                .from(ACTIVITY)
                .where(wanted)
                .and(order.after(cursor))
                .orderBy(order.fields())
                .limit(limit + 1)
                .fetch(ACTIVITY.ID);
        var more = ids.size() > limit;
        var items = store.list(more ? ids.subList(0, limit) : ids);
        var total = Cursor.total(
                cursor,
                items.size(),
                more,
                () -> Page.Total.counted(db.fetchCount(
                        db.selectOne().from(ACTIVITY).where(wanted).limit(Page.COUNT_TO))));
        var next = more
                ? new Cursor(
                                order.text(),
                                items.getLast().deadlineAt().toString(),
                                items.getLast().id(),
                                total)
                        .encode()
                : null;
        return new Page<>(items, next, total);
    }

    Slice<Activity> slice(SliceQuery query) {
        return slices.read(
                ACTIVITY,
                ACTIVITY.ID,
                FIELDS,
                visible.condition(),
                query,
                rows -> store.list(
                        rows.stream().map(row -> row.get(ACTIVITY.ID)).toList()));
    }

    /// What the current user has to do: overdue, and due until the end of today.
    Activities.Counters counters() {
        var mine = ACTIVITY.ACCOUNT_ID
                .eq(CurrentAccount.require().value())
                .and(ACTIVITY.STATUS.eq("PENDING"))
                .and(ACTIVITY.RESPONSIBLE_ID.eq(CurrentUser.requireId()));
        var overdue = due("overdue");
        return db.select(DSL.count().filterWhere(overdue), DSL.count())
                .from(ACTIVITY)
                .where(mine)
                .and(ACTIVITY.DEADLINE_AT.lt(endOfToday()))
                .fetchSingle(row -> new Activities.Counters(row.value1(), row.value2() - row.value1()));
    }

    private Condition due(@Nullable String word) {
        if (word == null || word.isEmpty()) {
            return DSL.noCondition();
        }
        var now = DSL.currentOffsetDateTime();
        var pending = ACTIVITY.STATUS.eq("PENDING");
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "overdue" -> pending.and(ACTIVITY.DEADLINE_AT.lt(now));
            case "today" -> pending.and(ACTIVITY.DEADLINE_AT.ge(now)).and(ACTIVITY.DEADLINE_AT.lt(endOfToday()));
            case "week" -> pending.and(ACTIVITY.DEADLINE_AT.ge(endOfToday())).and(ACTIVITY.DEADLINE_AT.lt(endOfWeek()));
            case "later" ->
                pending.and(ACTIVITY.DEADLINE_AT.ge(endOfToday())).and(ACTIVITY.DEADLINE_AT.ge(endOfWeek()));
            default -> throw BadInput.of("due", "unknown-value", "Allowed are overdue, today, week, later.");
        };
    }

    private OffsetDateTime endOfToday() {
        return day.beginOf(day.today().plusDays(1));
    }

    private OffsetDateTime endOfWeek() {
        return day.beginOf(day.today().with(TemporalAdjusters.next(DayOfWeek.MONDAY)));
    }
}
