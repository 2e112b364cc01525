package io.weiche.records;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.db.PlannedAnew;
import io.weiche.fields.CustomValues;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.CurrentAccount;
import io.weiche.web.Page;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SortOrder;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The one place where a list of any kind is read: account, then access, then filter. Called in a transaction.
@Component
public class RecordList {
    /// Each is a question of its own to the database; of a filter with more the others are compared as they are.
    private static final int MOST_NARROWED = 5;

    private final DSLContext db;
    private final Access access;
    private final Search search;
    private final Slices slices;
    private final CustomRecordFields customFields;
    private final CustomOrder customOrder;
    private final AccountDay day;
    private final Remembered remembered;
    private final WordIndex words;

    RecordList(
            DSLContext db,
            Access access,
            Search search,
            Slices slices,
            CustomRecordFields customFields,
            CustomOrder customOrder,
            AccountDay day,
            Remembered remembered,
            WordIndex words) {
        this.db = PlannedAnew.of(db);
        this.access = access;
        this.search = search;
        this.slices = slices;
        this.customFields = customFields;
        this.customOrder = customOrder;
        this.day = day;
        this.remembered = remembered;
        this.words = words;
    }

    /// @param rows turns the rows of one page into what is shown, all at once
    public <T> Page<T> page(RecordType type, ListQuery query, Function<List<Record>, List<T>> rows) {
        access.require(type.kind(), Action.READ);
        var sort = ListSort.of(query.sort());
        var visible = visible(type, query.filter(), query.search());
        var cursor = Cursor.decode(query.cursor(), sort.text());
        Supplier<Page.Total> count = () -> count(type, query.filter(), visible);
        var custom = customFields.find(type, sort.by());
        if (custom.isPresent()) {
            var part = customOrder.read(type, custom.get(), sort, visible, cursor, query.limit());
            var total = Cursor.total(cursor, part.rows().size(), part.next() != null, count);
            return page(rows.apply(part.rows()), part.next(), total);
        }

        var field = sortField(type, sort.by());
        var found = read(
                type,
                query.limit() + 1,
                visible.and(after(type, field, sort.order(), cursor)),
                field,
                sort.order(),
                List.of(type.table().fields()));
        var more = found.size() > query.limit();
        List<Record> page = more ? List.copyOf(found.subList(0, query.limit())) : List.copyOf(found);
        var next = more ? cursorAt(type, field, sort, page.getLast()) : null;
        return page(rows.apply(page), next, Cursor.total(cursor, page.size(), more, count));
    }

    private static <T> Page<T> page(List<T> items, @Nullable Cursor next, Page.Total total) {
        return new Page<>(items, next == null ? null : next.with(total).encode(), total);
    }

    private List<Record> read(
            RecordType type,
            int limit,
            Condition wanted,
            RecordField<?> field,
            SortOrder order,
            List<Field<?>> columns) {
        return List.copyOf(db.select(columns)
                .from(type.table())
                .where(wanted)
                .orderBy(field.key(order).sort(order), type.id().sort(order))
                .limit(limit)
                .fetch());
    }

    /// One part after the other of a list of any length, in its order: for files. Nobody counts.
    ///
    /// @param columns what to read of each record, beside its number
    /// @return those of one part, and where the next begins; null at the end
    public Page<Record> part(RecordType type, ListQuery query, List<Field<?>> columns) {
        access.require(type.kind(), Action.EXPORT);
        var exported = access.condition(type.kind(), Action.EXPORT, type.access());
        var sort = ListSort.of(query.sort());
        var custom = customFields.find(type, sort.by());
        if (custom.isPresent()) {
            var visible = visible(type, query.filter(), query.search()).and(exported);
            var part = customOrder.read(
                    type, custom.get(), sort, visible, Cursor.decode(query.cursor(), sort.text()), query.limit());
            return new Page<>(part.rows(), encoded(part.next()), null);
        }
        var field = sortField(type, sort.by());
        var all = new LinkedHashSet<Field<?>>(List.of(type.id(), field.column()));
        all.addAll(columns);
        var wanted = visible(type, query.filter(), query.search())
                .and(exported)
                .and(after(type, field, sort.order(), Cursor.decode(query.cursor(), sort.text())));
        var found = read(type, query.limit(), wanted, field, sort.order(), List.copyOf(all));
        var more = found.size() == query.limit();
        return new Page<>(found, encoded(more ? cursorAt(type, field, sort, found.getLast()) : null), null);
    }

    private static @Nullable String encoded(@Nullable Cursor next) {
        return next == null ? null : next.encode();
    }

    /// How many there are in all, exactly: of a large list this takes its time.
    public long count(RecordType type, Filter filter, @Nullable String typed) {
        access.require(type.kind(), Action.READ);
        var wanted = visible(type, filter, typed);
        return remembered.of(
                Integer.class,
                type.table(),
                wanted.toString(),
                () -> db.fetchCount(db.selectOne().from(type.table()).where(wanted)));
    }

    /// Count and sum of the visible records of each stage.
    ///
    /// @param sum null where nobody asked for it
    public record StageSum(
            long stageId, long count, @Nullable BigDecimal sum) {}

    public List<StageSum> byStage(
            RecordType type,
            Field<Long> stage,
            @Nullable Field<BigDecimal> amount,
            Condition also,
            Filter filter,
            @Nullable String search) {
        access.require(type.kind(), Action.READ);
        var wanted = visible(type, filter, search).and(also);
        var sum = amount == null ? DSL.castNull(BigDecimal.class) : DSL.coalesce(DSL.sum(amount), BigDecimal.ZERO);
        return List.of(remembered.of(
                StageSum[].class,
                type.table(),
                "by stage " + amount + " " + wanted,
                () -> db.select(stage, DSL.count(), sum)
                        .from(type.table())
                        .where(wanted)
                        .groupBy(stage)
                        .fetch(row -> new StageSum(row.value1(), row.value2(), row.value3()))
                        .toArray(StageSum[]::new)));
    }

    /// What the current user may see of a kind, within a filter and a search.
    public Condition visible(RecordType type, Filter filter, @Nullable String typed) {
        return type.accountId()
                .eq(CurrentAccount.require().value())
                .and(type.deletedAt().isNull())
                .and(access.condition(type.kind(), Action.READ, type.access()))
                .and(filtered(type, filter))
                .and(search.condition(type, typed));
    }

    private Condition filtered(RecordType type, Filter filter) {
        var fields = fields(type, filter.concerns(RecordList::isCustom));
        var narrowed = new AtomicInteger();
        FilterSql.Narrowing narrowing =
                (column, part) -> type.inWords().contains(column) && narrowed.incrementAndGet() <= MOST_NARROWED
                        ? words.narrowed(type, part)
                        : null;
        return new FilterSql(fields, day, narrowing).condition(filter);
    }

    /// A part of a list by position.
    ///
    /// @param rows turns the rows into what is shown, all at once
    /// @throws BadInput when a list of this kind cannot be ordered by one of the fields
    public <T> Slice<T> slice(RecordType type, SliceQuery query, Function<List<Record>, List<T>> rows) {
        access.require(type.kind(), Action.READ);
        var custom = query.order().stream().anyMatch(order -> isCustom(order.field()));
        return slices.read(
                type.table(),
                type.id(),
                fields(type, custom),
                visible(type, query.filter(), null),
                query.withoutFilter(),
                rows);
    }

    private static boolean isCustom(String field) {
        return field.startsWith(CustomValues.PREFIX);
    }

    /// Definitions are looked up only for queries that name one.
    private List<RecordField<?>> fields(RecordType type, boolean withCustom) {
        return withCustom ? RecordField.together(type.seenFields(), customFields.of(type)) : type.seenFields();
    }

    private Page.Total count(RecordType type, Filter filter, Condition visible) {
        var end = looksUp(type, filter) ? Page.COUNT_LOOKED_UP_TO : Page.COUNT_TO;
        return Page.Total.counted(
                db.fetchCount(db.selectOne().from(type.table()).where(visible).limit(end)), end);
    }

    /// Whether it asks about rows of another table, such as activities, for each record.
    private static boolean looksUp(RecordType type, Filter filter) {
        return filter.concerns(
                code -> type.fields().stream().anyMatch(field -> field.code().equals(code) && field.inside() != null));
    }

    /// @throws BadInput when lists of this kind cannot be sorted so
    public void requireSort(RecordType type, @Nullable String sort) {
        var by = ListSort.of(sort).by();
        if (customFields.find(type, by).isEmpty()) {
            var _ = sortField(type, by);
        }
    }

    private static RecordField<?> sortField(RecordType type, String code) {
        if (code.equals("id")) {
            return RecordField.number("id", type.id()).asSortable();
        }
        return type.seenFields().stream()
                .filter(field -> field.code().equals(code) && field.orders())
                .findFirst()
                .orElseThrow(() -> BadInput.of("sort", "unknown-field", "Lists cannot be sorted by this field."));
    }

    private static <T> Condition after(
            RecordType type, RecordField<T> field, SortOrder order, @Nullable Cursor cursor) {
        if (cursor == null) {
            return DSL.noCondition();
        }
        var key = field.key(order);
        var here = DSL.row(key, type.id());
        var there = DSL.row(DSL.val(field.reader().apply(cursor.valueNode()), key), DSL.val(cursor.id()));
        return order == SortOrder.DESC ? here.lt(there) : here.gt(there);
    }

    private static Cursor cursorAt(RecordType type, RecordField<?> field, ListSort sort, Record last) {
        return new Cursor(sort.text(), String.valueOf(field.keyOf(last, sort.order())), last.get(type.id()));
    }
}
