package io.weiche.bitrix24.kinds;

import io.weiche.bitrix24.call.Call;
import io.weiche.bitrix24.catalogue.Catalogue;
import io.weiche.bitrix24.catalogue.WireField;
import io.weiche.bitrix24.catalogue.WireFilter;
import io.weiche.bitrix24.list.Condition;
import io.weiche.bitrix24.list.Selection;
import io.weiche.bitrix24.wire.PhpArray;
import io.weiche.bitrix24.wire.RestError;
import io.weiche.bitrix24.wire.Scalars;
import io.weiche.records.Filter;
import io.weiche.records.SliceQuery;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Filter, order and select of `crm.item.list`. Unlike the older lists it has groups with `logic` and refuses what it
/// does not know.
final class ItemQuery {
    private static final int MOST = 200;
    private static final int MOST_ORDERS = 10;

    /// Kinds without pipelines are all in the one that has the number 0.
    private static final String CATEGORY = "CATEGORYID";

    private final Catalogue<?> catalogue;
    private final ItemNames names;
    private final WireFilter filter;
    private int conditions;

    ItemQuery(Catalogue<?> catalogue, ItemNames names, WireFilter filter) {
        this.catalogue = catalogue;
        this.names = names;
        this.filter = filter;
    }

    Filter filter(Call call) {
        return group(call.params().map("filter"));
    }

    private Filter group(Map<String, JsonNode> entries) {
        var parts = new ArrayList<Filter>();
        var or = false;
        for (var entry : entries.entrySet()) {
            var key = entry.getKey().strip();
            if (key.equalsIgnoreCase("logic")) {
                or = isOr(entry.getValue());
            } else if (key.matches("[0-9]+") && PhpArray.is(entry.getValue())) {
                parts.add(group(PhpArray.entries(entry.getValue())));
            } else {
                parts.add(condition(key, entry.getValue()));
            }
        }
        return or && !parts.isEmpty() ? new Filter.AnyOf(parts) : new Filter.AllOf(parts);
    }

    private static boolean isOr(JsonNode logic) {
        var word = PhpArray.is(logic) ? "" : Scalars.text(logic).strip().toUpperCase(Locale.ROOT);
        if (!word.equals("OR") && !word.equals("AND")) {
            throw RestError.invalidArgument("Invalid filter: field 'logic' has invalid value");
        }
        return word.equals("OR");
    }

    private Filter condition(String key, JsonNode value) {
        if (++conditions > MOST) {
            throw RestError.invalidArgument("Invalid filter: too many conditions");
        }
        var condition = Condition.of(key, value);
        var code = names.code(condition.field());
        if (code == null && condition.field().replace("_", "").equals(CATEGORY)) {
            return condition.holds("0") ? Filter.NONE : Filter.NOTHING;
        }
        if (code == null) {
            throw condition.notAllowed();
        }
        return filter.of(condition.about(code));
    }

    List<SliceQuery.Order> order(Call call) {
        var order = new ArrayList<SliceQuery.Order>();
        call.params().map("order").forEach((name, direction) -> {
            var code = names.code(name);
            var field = code == null
                    ? null
                    : catalogue.find(code).map(WireField::filtering).orElse(null);
            var ours = field == null ? null : field.field();
            if (ours == null || order.size() >= MOST_ORDERS) {
                throw RestError.invalidArgument(
                        "Invalid order: field '" + shortened(name) + "' is not allowed in order");
            }
            var word = PhpArray.is(direction)
                    ? ""
                    : Scalars.text(direction).strip().toUpperCase(Locale.ROOT);
            if (!word.equals("ASC") && !word.equals("DESC")) {
                throw RestError.invalidArgument("Invalid order: allowed values for sort are: ASC, DESC. But for field '"
                        + shortened(name) + "' it is another one");
            }
            order.add(new SliceQuery.Order(ours, word.equals("DESC")));
        });
        return order;
    }

    private static String shortened(String name) {
        return name.substring(0, Math.min(name.length(), 100));
    }

    /// Phones and the like come with everything only, and by the name of their list.
    Selection selection(Call call) {
        var codes = new HashSet<String>();
        for (var node : call.params().list("select")) {
            var name = PhpArray.is(node) ? "" : Scalars.text(node).strip();
            if (name.equals("*")) {
                return Selection.EVERYTHING;
            }
            if (name.equalsIgnoreCase(ItemNames.POINTS)) {
                codes.addAll(ItemNames.POINT_CODES);
            }
            var code = names.code(name);
            if (code != null) {
                codes.add(code);
            } else if (!name.isEmpty()) {
                codes.add("ID");
            }
        }
        return codes.isEmpty() ? Selection.EVERYTHING : new Selection(codes);
    }
}
