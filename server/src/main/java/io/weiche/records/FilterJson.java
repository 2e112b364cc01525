package io.weiche.records;

import io.weiche.kernel.BadInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/// Reads a filter: `{"all":[…]}`, `{"any":[…]}`, `{"field":…,"op":…,"value":…}` or `"values":[…]`.
final class FilterJson {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int MAX_DEPTH = 10;
    private static final int MAX_CONDITIONS = 200;
    private static final int MAX_VALUES = 1000;
    private static final int MAX_LENGTH = 60_000;

    private static final Set<String> ALL = Set.of("all");
    private static final Set<String> ANY = Set.of("any");
    private static final Set<String> CONDITION = new TreeSet<>(List.of("field", "op", "value", "values"));

    private int conditions;

    private FilterJson() {}

    static Filter parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return Filter.NONE;
        }
        if (text.length() > MAX_LENGTH) {
            throw refused("too-long", "The filter is too long.");
        }
        try {
            return new FilterJson().read(JSON.readTree(text), 0);
        } catch (JacksonException e) {
            throw refused("malformed", "The filter is not valid JSON.");
        }
    }

    private Filter read(JsonNode node, int depth) {
        if (depth > MAX_DEPTH || ++conditions > MAX_CONDITIONS) {
            throw refused("too-complex", "The filter is too deep or has too many conditions.");
        }
        if (node.has("all")) {
            refuseOthers(node, ALL);
            return new Filter.AllOf(parts(node.get("all"), depth));
        }
        if (node.has("any")) {
            refuseOthers(node, ANY);
            return new Filter.AnyOf(parts(node.get("any"), depth));
        }
        if (node.isObject() && node.isEmpty()) {
            return Filter.NONE;
        }
        return match(node);
    }

    /// What is not understood must not be left out: a list, or a change of many records, would find more than was
    /// meant.
    private static void refuseOthers(JsonNode node, Set<String> known) {
        for (var name : node.propertyNames()) {
            if (!known.contains(name)) {
                throw refused("malformed", "Beside " + String.join(", ", known) + " nothing may stand there.");
            }
        }
    }

    private List<Filter> parts(JsonNode list, int depth) {
        if (!list.isArray()) {
            throw refused("malformed", "all and any take lists.");
        }
        var parts = new ArrayList<Filter>();
        for (var part : list) {
            parts.add(read(part, depth + 1));
        }
        return parts;
    }

    private static Filter.Match match(JsonNode node) {
        var field = node.path("field");
        var op = node.path("op");
        if (!field.isString() || !op.isString()) {
            throw refused("malformed", "A condition needs field and op.");
        }
        var operator = Arrays.stream(Filter.Operator.values())
                .filter(known -> known.word().equals(op.stringValue()))
                .findFirst()
                .orElseThrow(() -> refused("unknown-operator", "There is no such operator."));
        refuseOthers(node, CONDITION);
        if (node.has("value") && node.has("values")) {
            throw refused("malformed", "A condition has a value or values, not both.");
        }
        var values = values(node);
        if (!operator.needsNoValue() && !operator.takesMany() && values.size() != 1) {
            throw refused("malformed", "This operator takes exactly one value.");
        }
        return new Filter.Match(field.stringValue(), operator, values);
    }

    private static List<JsonNode> values(JsonNode node) {
        var values = new ArrayList<JsonNode>();
        if (node.has("values")) {
            if (!node.get("values").isArray() || node.get("values").size() > MAX_VALUES) {
                throw refused("malformed", "values must be a list of at most " + MAX_VALUES + ".");
            }
            node.get("values").forEach(values::add);
        } else if (node.has("value")) {
            values.add(node.get("value"));
        }
        return values;
    }

    /// The other way round; only what was understood.
    static String write(Filter filter) {
        return node(filter).toString();
    }

    private static JsonNode node(Filter filter) {
        var node = JSON.createObjectNode();
        switch (filter) {
            case Filter.AllOf(var parts) -> list(node.putArray("all"), parts);
            case Filter.AnyOf(var parts) -> list(node.putArray("any"), parts);
            case Filter.Match(var field, var operator, var values) -> {
                node.put("field", field).put("op", operator.word());
                if (operator.takesMany()) {
                    node.putArray("values").addAll(values);
                } else if (!operator.needsNoValue()) {
                    node.set("value", values.getFirst());
                }
            }
        }
        return node;
    }

    private static void list(ArrayNode into, List<Filter> parts) {
        parts.forEach(part -> into.add(node(part)));
    }

    private static BadInput refused(String code, String message) {
        return BadInput.of("filter", code, message);
    }
}
