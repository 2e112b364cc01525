package io.weiche.bitrix24.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// PHP has one kind of collection: a list is a map with the keys 0, 1, 2 …, and an empty map is an empty list. So
/// programs send either where the other is meant, and both are read alike here.
public final class PhpArray {
    private PhpArray() {}

    public static boolean is(@Nullable JsonNode node) {
        return node != null && node.isContainer();
    }

    /// In the order of the document; a scalar has none.
    public static Map<String, JsonNode> entries(JsonNode node) {
        var entries = new LinkedHashMap<String, JsonNode>();
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                entries.put(Integer.toString(i), node.get(i));
            }
        } else {
            node.properties().forEach(property -> entries.put(property.getKey(), property.getValue()));
        }
        return entries;
    }

    /// The values without their keys; a scalar counts as a list of one.
    public static List<JsonNode> elements(JsonNode node) {
        return is(node) ? List.copyOf(entries(node).values()) : List.of(node);
    }
}
