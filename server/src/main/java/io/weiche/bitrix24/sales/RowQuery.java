package io.weiche.bitrix24.sales;

import io.weiche.bitrix24.call.Call;
import io.weiche.bitrix24.list.Condition;
import io.weiche.bitrix24.list.Operator;
import io.weiche.bitrix24.list.Rows;
import io.weiche.bitrix24.wire.PhpArray;
import io.weiche.bitrix24.wire.RestError;
import io.weiche.bitrix24.wire.Scalars;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Filter and order of `crm.item.productrow.list`: whose rows, and which of these.
///
/// @param ownerType null when none is named
/// @param conditions on the rows themselves
record RowQuery(@Nullable JsonNode ownerType, List<Long> owners, List<Condition> conditions) {
    static RowQuery of(Map<String, JsonNode> filter) {
        @Nullable JsonNode type = null;
        var owners = new ArrayList<Long>();
        var conditions = new ArrayList<Condition>();
        for (var named : Condition.of(filter)) {
            var condition = named.about(plain(named.field()));
            if (condition.field().equals("OWNERTYPE")) {
                type = equal(condition).getFirst();
            } else if (condition.field().equals("OWNERID") && owners.isEmpty() && names(condition)) {
                equal(condition).stream()
                        .map(Scalars::integer)
                        .map(id -> Objects.requireNonNullElse(id, 0L))
                        .forEach(owners::add);
            } else {
                conditions.add(condition);
            }
        }
        if (type == null) {
            throw RestError.missing("ownerType");
        }
        if (owners.isEmpty()) {
            throw RestError.missing("ownerId");
        }
        return new RowQuery(type, List.copyOf(owners), List.copyOf(conditions));
    }

    private static boolean names(Condition condition) {
        return condition.operator() == Operator.EQUAL || condition.operator() == Operator.IN;
    }

    private static List<JsonNode> equal(Condition condition) {
        if (!names(condition) || condition.values().isEmpty()) {
            throw condition.invalid();
        }
        return condition.values();
    }

    /// @param rows as they are shown
    List<Map<String, @Nullable Object>> of(List<Map<String, @Nullable Object>> rows, Call call) {
        return rows.stream()
                .filter(row -> {
                    var named = byPlainNames(row);
                    return conditions.stream().allMatch(condition -> Rows.holds(condition, named));
                })
                .sorted(order(call))
                .toList();
    }

    private static Comparator<Map<String, @Nullable Object>> order(Call call) {
        Comparator<Map<String, @Nullable Object>> order = (_, _) -> 0;
        for (var entry : call.params().map("order").entrySet()) {
            var direction = PhpArray.is(entry.getValue()) ? "" : Scalars.text(entry.getValue());
            Comparator<Map<String, @Nullable Object>> next = Rows.by(plain(entry.getKey()), direction);
            order = order.thenComparing((one, other) -> next.compare(byPlainNames(one), byPlainNames(other)));
        }
        return order;
    }

    /// `productId`, `PRODUCT_ID` and `productid` are one.
    private static String plain(String name) {
        return name.replace("_", "").toUpperCase(Locale.ROOT);
    }

    private static Map<String, @Nullable Object> byPlainNames(Map<String, @Nullable Object> row) {
        var named = new LinkedHashMap<String, @Nullable Object>();
        row.forEach((name, value) -> named.put(plain(name), value));
        return named;
    }
}
