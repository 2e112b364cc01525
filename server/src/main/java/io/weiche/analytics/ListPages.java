package io.weiche.analytics;

import io.weiche.kernel.BadInput;
import io.weiche.web.Page;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Pages of the lists behind numbers: the latest first, by the moment that says what they are counted under, with the
/// exact count on the first page. The period narrows the same moment, so an index answers both, and a page is there
/// before the rest of the list is looked at.
public final class ListPages {
    private static final Pattern CURSOR = Pattern.compile("([0-9TZ:.+-]{20,40})_([0-9]{1,18})");

    private ListPages() {}

    /// @param at the moment it is counted under
    public record Row<T>(OffsetDateTime at, long id, T item) {}

    public static List<OrderField<?>> latestFirst(Field<OffsetDateTime> at, Field<Long> id) {
        return List.of(at.desc(), id.desc());
    }

    /// @param cursor of the last row of the page before; null: the first page
    public static Condition after(Field<OffsetDateTime> at, Field<Long> id, @Nullable String cursor) {
        if (cursor == null) {
            return DSL.noCondition();
        }
        var parts = CURSOR.matcher(cursor);
        if (!parts.matches()) {
            throw unknown();
        }
        try {
            var moment = Instant.parse(parts.group(1)).atOffset(ZoneOffset.UTC);
            return DSL.row(at, id).lt(moment, Long.valueOf(parts.group(2)));
        } catch (DateTimeException e) {
            throw unknown();
        }
    }

    private static BadInput unknown() {
        return BadInput.of("cursor", "unknown-value", "This is no place in the list.");
    }

    /// How many rows to ask for. Written into the statement: the database must know that few are wanted, or it makes
    /// the whole list once it keeps one plan for all limits.
    public static Field<Integer> rows(int limit) {
        return DSL.inline(limit + 1);
    }

    /// @param rows one more than the limit, when there are more
    /// @param count asked on the first page only
    public static <T> Page<T> of(List<Row<T>> rows, int limit, @Nullable String cursor, LongSupplier count) {
        var more = rows.size() > limit;
        var shown = more ? rows.subList(0, limit) : rows;
        return new Page<>(
                shown.stream().map(Row::item).toList(),
                more ? cursor(shown.getLast()) : null,
                cursor == null ? new Page.Total(count.getAsLong(), true) : null);
    }

    private static String cursor(Row<?> row) {
        return row.at().toInstant() + "_" + row.id();
    }
}
