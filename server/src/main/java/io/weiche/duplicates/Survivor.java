package io.weiche.duplicates;

import io.weiche.kernel.RecordKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What the survivor of a merge looks like: field by field the value somebody chose, else its own, else the first one
/// any of the others has. Comments are kept from all, custom fields too.
final class Survivor {
    private static final JsonMapper JSON = new JsonMapper();

    /// A currency may stay where something is sold and no amount stands.
    private static final Set<String> NOTHING_ALONE = Set.of("name_is_fallback", "amount_from_rows", "currency");

    private Survivor() {}

    /// @param rows the columns of each record by number, the survivor first
    /// @param chosen from fields to the record whose value is taken
    static ObjectNode of(RecordKind kind, Map<Long, ObjectNode> rows, Map<String, Long> chosen) {
        var result = JSON.createObjectNode();
        MergeFields.of(kind).forEach((field, columns) -> {
            var choice = chosen.get(field);
            if (choice == null && field.equals(MergeFields.COMMENTS)) {
                result.set(field, together(rows.values().stream().toList()));
            } else if (choice == null && field.equals(MergeFields.CUSTOM)) {
                result.set(field, custom(List.copyOf(rows.values())));
            } else {
                var from = choice == null ? firstFilled(rows, columns) : rows.get(choice);
                columns.forEach(column -> result.set(column, from == null ? null : from.get(column)));
            }
        });
        return result;
    }

    /// By the first column, which is the one that matters.
    private static @Nullable ObjectNode firstFilled(Map<Long, ObjectNode> rows, List<String> columns) {
        var own = rows.values().iterator().next();
        return rows.values().stream()
                .filter(row ->
                        columns.stream().anyMatch(column -> filled(row.get(column)) && !NOTHING_ALONE.contains(column)))
                .findFirst()
                .orElse(own);
    }

    private static boolean filled(@Nullable JsonNode value) {
        return value != null && !value.isNull();
    }

    private static JsonNode together(List<ObjectNode> rows) {
        var texts = rows.stream()
                .map(row -> row.get(MergeFields.COMMENTS))
                .filter(Survivor::filled)
                .map(JsonNode::asString)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return texts.isEmpty()
                ? JSON.getNodeFactory().nullNode()
                : JSON.getNodeFactory().stringNode(String.join("\n\n", texts));
    }

    private static ObjectNode custom(List<ObjectNode> rows) {
        var all = JSON.createObjectNode();
        for (var row : new ArrayList<>(rows).reversed()) {
            if (row.get(MergeFields.CUSTOM) instanceof ObjectNode own) {
                own.properties().stream()
                        .filter(entry -> filled(entry.getValue()))
                        .forEach(entry -> all.set(entry.getKey(), entry.getValue()));
            }
        }
        return all;
    }

    /// What a merge changed and nobody has changed since goes back.
    static ObjectNode back(ObjectNode now, ObjectNode before, ObjectNode after) {
        var back = now.deepCopy();
        before.properties().forEach(entry -> {
            var column = entry.getKey();
            if (java.util.Objects.equals(now.get(column), after.get(column))) {
                back.set(column, entry.getValue());
            }
        });
        return back;
    }
}
