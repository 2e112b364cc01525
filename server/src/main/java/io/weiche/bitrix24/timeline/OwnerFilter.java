package io.weiche.bitrix24.timeline;

import io.weiche.bitrix24.list.Condition;
import io.weiche.bitrix24.list.Operator;
import io.weiche.bitrix24.wire.PhpArray;
import io.weiche.bitrix24.wire.RestError;
import io.weiche.bitrix24.wire.Scalars;
import io.weiche.kernel.RecordKind;
import io.weiche.records.Filter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Kind and number of a record belong together: an activity of the lead 5 and the deal 7 is none of the deal 5. So
/// these two parts of a filter are read as one. `BINDINGS` names several such pairs.
///
/// @param rest of the filter
record OwnerFilter(Filter filter, Map<String, JsonNode> rest) {
    private static final int MOST = 200;
    private static final String ID = "OWNER_ID";
    private static final String TYPE = "OWNER_TYPE_ID";

    static OwnerFilter of(Map<String, JsonNode> filter) {
        @Nullable Condition id = null;
        @Nullable Condition type = null;
        var parts = new ArrayList<Filter>();
        var rest = new LinkedHashMap<>(filter);
        for (var entry : filter.entrySet()) {
            if (entry.getKey().strip().equalsIgnoreCase("BINDINGS")) {
                parts.add(bindings(entry.getValue()));
                rest.remove(entry.getKey());
                continue;
            }
            var condition = Condition.of(entry.getKey(), entry.getValue());
            if (condition.field().equals(ID)) {
                id = condition;
                rest.remove(entry.getKey());
            } else if (condition.field().equals(TYPE)) {
                type = condition;
            }
        }
        if (id != null) {
            parts.add(records(type, id));
        }
        return new OwnerFilter(new Filter.AllOf(parts), rest);
    }

    /// Each names a kind, a number, or both; one of them is enough.
    private static Filter bindings(JsonNode node) {
        var bindings = PhpArray.entries(node).values().stream().allMatch(PhpArray::is)
                ? PhpArray.elements(node)
                : List.of(node);
        if (bindings.size() > MOST || !PhpArray.is(node)) {
            throw invalid();
        }
        var parts = bindings.stream().map(OwnerFilter::binding).toList();
        return parts.isEmpty() ? Filter.NOTHING : new Filter.AnyOf(parts);
    }

    private static Filter binding(JsonNode binding) {
        @Nullable Condition id = null;
        @Nullable Condition type = null;
        for (var entry : PhpArray.entries(binding).entrySet()) {
            var condition = Condition.of(entry.getKey(), entry.getValue());
            switch (condition.field()) {
                case ID -> id = condition;
                case TYPE -> type = condition;
                default -> throw condition.notAllowed();
            }
        }
        if (id != null) {
            return records(type, id);
        }
        if (type == null || negates(type)) {
            throw invalid();
        }
        var kinds = kinds(type).stream()
                .<JsonNode>map(kind -> JsonNodeFactory.instance.stringNode(kind.name()))
                .toList();
        return kinds.isEmpty() ? Filter.NOTHING : new Filter.Match("recordKind", Filter.Operator.IN, kinds);
    }

    private static RestError invalid() {
        return RestError.invalidArgument("Invalid filter: field 'BINDINGS' has invalid value");
    }

    private static boolean negates(Condition condition) {
        return condition.operator() != Operator.EQUAL && condition.operator() != Operator.IN;
    }

    /// @param type null for a number of any kind
    private static Filter records(@Nullable Condition type, Condition id) {
        if (negates(id) || type != null && negates(type)) {
            throw id.invalid();
        }
        var kinds = type == null ? List.of(RecordKind.values()) : kinds(type);
        var refs = new ArrayList<JsonNode>();
        for (var node : id.values()) {
            var number = Scalars.integer(node);
            if (number == null || number < 0) {
                throw id.invalid();
            }
            kinds.forEach(kind -> refs.add(JsonNodeFactory.instance.stringNode(kind + ":" + number)));
        }
        return refs.isEmpty() ? Filter.NOTHING : new Filter.Match("record", Filter.Operator.IN, List.copyOf(refs));
    }

    private static List<RecordKind> kinds(Condition type) {
        var ids = type.values().stream().map(Scalars::integer).toList();
        return Stream.of(RecordKind.values())
                .filter(kind -> ids.contains(Long.valueOf(kind.typeId())))
                .toList();
    }
}
