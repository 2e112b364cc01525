package io.weiche.records;

import io.weiche.kernel.BadInput;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.SortOrder;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The order of a list as it stands in addresses and cursors: by number, or by a day or time that is never null and
/// among the same ones by number.
///
/// @param text as it was asked for
/// @param column null: by number alone
public record KeyOrder(String text, @Nullable Field<?> column, Field<Long> id, SortOrder direction) {
    private static final String BY_NUMBER = "id";

    /// @param sort a name of a column or `id`, with `-` before it for descending
    /// @param usual what an address without one means
    /// @throws BadInput when the list has no such order
    public static KeyOrder of(@Nullable String sort, String usual, Map<String, Field<?>> columns, Field<Long> id) {
        var text = sort == null || sort.isEmpty() ? usual : sort;
        var down = text.startsWith("-");
        var by = down ? text.substring(1) : text;
        if (!by.equals(BY_NUMBER) && !columns.containsKey(by)) {
            throw BadInput.of("sort", "unknown-field", "This list cannot be sorted by this field.");
        }
        return new KeyOrder(text, columns.get(by), id, down ? SortOrder.DESC : SortOrder.ASC);
    }

    public List<OrderField<?>> fields() {
        return column == null ? List.of(id.sort(direction)) : List.of(column.sort(direction), id.sort(direction));
    }

    /// What comes behind a page.
    public Condition after(@Nullable Cursor cursor) {
        if (cursor == null) {
            return DSL.noCondition();
        }
        if (column == null) {
            return direction == SortOrder.ASC ? id.gt(cursor.id()) : id.lt(cursor.id());
        }
        return column.getType() == LocalDate.class
                ? behind(column.coerce(LocalDate.class), cursor.day(), cursor.id())
                : behind(column.coerce(OffsetDateTime.class), cursor.time(), cursor.id());
    }

    private <T> Condition behind(Field<T> key, T value, long last) {
        var here = DSL.row(key, id);
        return direction == SortOrder.ASC ? here.gt(value, last) : here.lt(value, last);
    }
}
