package io.weiche.bitrix24.timeline;

import io.weiche.bitrix24.list.Condition;
import io.weiche.bitrix24.list.Operator;
import io.weiche.bitrix24.wire.Scalars;
import io.weiche.kernel.RecordKind;
import io.weiche.records.Filter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Kind and number of a record belong together: an activity of the lead 5 and the deal 7 is none of the deal 5. So
/// these two parts of a filter are read as one.
///
/// @param rest of the filter
record OwnerFilter(Filter filter, Map<String, JsonNode> rest) {
    static OwnerFilter of(Map<String, JsonNode> filter) {
        @Nullable Condition id = null;
        @Nullable Condition type = null;
        var rest = new LinkedHashMap<>(filter);
        for (var entry : filter.entrySet()) {
            var condition =
                    Condition.of(Map.of(entry.getKey(), entry.getValue())).getFirst();
            if (condition.field().equals("OWNER_ID")) {
                id = condition;
                rest.remove(entry.getKey());
            } else if (condition.field().equals("OWNER_TYPE_ID")) {
                type = condition;
            }
        }
        if (id == null) {
            return new OwnerFilter(Filter.NONE, rest);
        }
        if (type == null || negates(id) || negates(type)) {
            throw id.invalid();
        }
        return new OwnerFilter(records(type, id), rest);
    }

    private static boolean negates(Condition condition) {
        return condition.operator() != Operator.EQUAL && condition.operator() != Operator.IN;
    }

    private static Filter records(Condition type, Condition id) {
        var refs = new ArrayList<JsonNode>();
        for (var typeId : type.values()) {
            for (var node : id.values()) {
                var number = Scalars.integer(node);
                if (number == null || number < 0) {
                    throw id.invalid();
                }
                kind(Scalars.integer(typeId))
                        .map(kind -> kind + ":" + number)
                        .map(JsonNodeFactory.instance::stringNode)
                        .ifPresent(refs::add);
            }
        }
        return refs.isEmpty() ? Filter.NOTHING : new Filter.Match("record", Filter.Operator.IN, List.copyOf(refs));
    }

    private static Optional<RecordKind> kind(@Nullable Long typeId) {
        return Stream.of(RecordKind.values())
                .filter(kind -> typeId != null && kind.typeId() == typeId)
                .findFirst();
    }
}
