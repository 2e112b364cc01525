package io.weiche.bitrix24.list;

import io.weiche.bitrix24.call.Call;
import io.weiche.bitrix24.wire.PhpArray;
import io.weiche.bitrix24.wire.Scalars;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Filters and orders short lists that are at hand as a whole: dictionaries, pipelines, users.
public final class Rows {
    private Rows() {}

    /// @param rows by field code, as the wire shows them; unknown fields in filter and order are refused
    public static <R extends Map<String, @Nullable Object>> List<R> filtered(List<R> rows, Call call) {
        return filtered(rows, Condition.of(call.params().map("filter")));
    }

    /// The same by conditions that were read already.
    public static <R extends Map<String, @Nullable Object>> List<R> filtered(List<R> rows, List<Condition> conditions) {
        return rows.stream()
                .filter(row -> conditions.stream().allMatch(condition -> holds(condition, row)))
                .toList();
    }

    /// Whether a condition holds for a row. Of several values one is enough, and none may be what is ruled out.
    ///
    /// @throws io.weiche.bitrix24.wire.RestError when the row has no such field
    public static boolean holds(Condition condition, Map<String, @Nullable Object> row) {
        if (!row.containsKey(condition.field())) {
            throw condition.notAllowed();
        }
        return switch (row.get(condition.field())) {
            case Boolean flag -> condition.holds(flag.booleanValue());
            case Collection<?> several ->
                condition.operator().negates()
                        ? several.stream().allMatch(value -> condition.holds(text(value)))
                        : several.stream().anyMatch(value -> condition.holds(text(value)));
            case null, default -> condition.holds(text(row.get(condition.field())));
        };
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    /// By the parameter `order`; rows that are equal in it stay as they are.
    public static <R extends Map<String, @Nullable Object>> List<R> ordered(List<R> rows, Call call) {
        Comparator<R> order = (_, _) -> 0;
        for (var entry : call.params().map("order").entrySet()) {
            var direction = PhpArray.is(entry.getValue()) ? "" : Scalars.text(entry.getValue());
            order = order.thenComparing(Rows.<R>by(entry.getKey(), direction));
        }
        return rows.stream().sorted(order).toList();
    }

    public static <R extends Map<String, @Nullable Object>> Comparator<R> by(String field, String direction) {
        var code = field.toUpperCase(Locale.ROOT);
        Comparator<R> order = (one, other) ->
                Condition.order(String.valueOf(text(one.get(code))), String.valueOf(text(other.get(code))));
        return direction.equalsIgnoreCase("desc") ? order.reversed() : order;
    }
}
