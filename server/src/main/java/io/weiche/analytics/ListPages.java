package io.weiche.analytics;

import io.weiche.kernel.BadInput;
import io.weiche.web.Page;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Pages of the lists behind numbers: the newest first, with the exact count on the first page.
public final class ListPages {
    private ListPages() {}

    /// @param cursor number of the last row of the page before; null: the first page
    public static Condition after(Field<Long> id, @Nullable String cursor) {
        if (cursor == null) {
            return DSL.noCondition();
        }
        if (!cursor.matches("[0-9]{1,18}")) {
            throw BadInput.of("cursor", "unknown-value", "This is no place in the list.");
        }
        return id.lt(Long.valueOf(cursor));
    }

    /// @param rows one more than the limit, when there are more
    /// @param count asked on the first page only
    public static <T> Page<T> of(
            List<T> rows, ToLongFunction<T> id, int limit, @Nullable String cursor, LongSupplier count) {
        var more = rows.size() > limit;
        var items = more ? rows.subList(0, limit) : rows;
        return new Page<>(
                items,
                more ? Long.toString(id.applyAsLong(items.getLast())) : null,
                cursor == null ? new Page.Total(count.getAsLong(), true) : null);
    }
}
