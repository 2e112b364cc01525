package io.weiche.records;

import io.weiche.db.PlannedAnew;
import io.weiche.kernel.BadInput;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SortField;
import org.jooq.SortOrder;
import org.jooq.Table;
import org.springframework.stereotype.Component;

/// The one place where a part of a list is read by position. Called in a transaction.
@Component
public class Slices {
    private final DSLContext db;
    private final AccountDay day;
    private final Remembered remembered;
    private final Totals totals;

    Slices(DSLContext db, AccountDay day, Remembered remembered, Totals totals) {
        this.db = PlannedAnew.of(db);
        this.day = day;
        this.remembered = remembered;
        this.totals = totals;
    }

    /// @param fields what can be filtered and ordered by
    /// @param visible which rows there are for the current user; names the account
    /// @param rows turns the rows into what is shown, all at once
    /// @throws BadInput when the list cannot be filtered or ordered by one of the fields
    public <T> Slice<T> read(
            Table<?> table,
            Field<Long> id,
            List<RecordField<?>> fields,
            Condition visible,
            SliceQuery query,
            Function<List<Record>, List<T>> rows) {
        var wanted = visible.and(new FilterSql(fields, day).condition(query.filter()));
        var found = db.select(table.fields())
                .from(table)
                .where(wanted)
                .orderBy(order(id, fields, query.order()))
                .limit(query.limit() + 1)
                .offset(query.offset())
                .fetch();
        var more = found.size() > query.limit();
        List<Record> page = more ? List.copyOf(found.subList(0, query.limit())) : List.copyOf(found);
        return new Slice<>(rows.apply(page), total(table, wanted, query, page.size(), more));
    }

    /// Whether there is a further page is always known from the rows; only how many there are beyond is counted.
    /// Programs reckon all further pages from the total of the first one, so that one is exact.
    private long total(Table<?> table, Condition wanted, SliceQuery query, int rows, boolean more) {
        var end = query.offset() + rows;
        if (!query.counted()) {
            return rows;
        }
        if (!more && (rows > 0 || query.offset() == 0)) {
            return end;
        }
        long counted = query.offset() < query.limit()
                ? remembered.of(Long.class, table, wanted.toString(), () -> totals.now(table, wanted))
                : totals.of(table, wanted);
        return more ? Math.max(counted, end + 1) : counted;
    }

    private static List<SortField<?>> order(
            Field<Long> id, List<RecordField<?>> fields, List<SliceQuery.Order> wanted) {
        var order = new ArrayList<SortField<?>>();
        for (var part : wanted) {
            var field = field(fields, part.field());
            order.add(by(field, part.descending() ? SortOrder.DESC : SortOrder.ASC));
        }
        order.add(id.asc());
        return order;
    }

    /// Empty is less than everything, in either direction. An index serves a plain order, or the one in which lists go
    /// down and end with what is empty.
    private static SortField<?> by(RecordField<?> field, SortOrder direction) {
        if (field.orders()) {
            return field.key(SortOrder.DESC).sort(direction);
        }
        var column = field.column().sort(direction);
        return direction == SortOrder.DESC ? column.nullsLast() : column.nullsFirst();
    }

    private static RecordField<?> field(List<RecordField<?>> fields, String code) {
        return fields.stream()
                .filter(field -> field.code().equals(code) && field.among() == null)
                .findFirst()
                .orElseThrow(() -> BadInput.of("order", "unknown-field", "Lists cannot be ordered by this field."));
    }
}
