package io.weiche.bitrix24.wire;

import io.weiche.kernel.BadInput;
import io.weiche.kernel.Texts;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The parameters of a call. Their names are compared without case: examples of the original use `id`, `ID` and `Id`.
public final class Params {
    public static final Params NONE = new Params(Map.of());

    private final Map<String, JsonNode> values;

    private Params(Map<String, JsonNode> values) {
        this.values = values;
    }

    /// Of equal names that of the last source counts.
    ///
    /// @throws BadInput when a text holds NUL or half of a character; no further reader needs to think of that
    public static Params of(ObjectNode... sources) {
        var values = new LinkedHashMap<String, JsonNode>();
        for (var source : sources) {
            refuseUnstorable(source);
            source.properties().forEach(entry -> values.put(lower(entry.getKey()), entry.getValue()));
        }
        values.remove("auth");
        return new Params(values);
    }

    private static void refuseUnstorable(JsonNode node) {
        if (node.isString()) {
            Texts.refuseUnstorable("parameters", node.stringValue());
        } else if (node.isObject()) {
            node.properties().forEach(entry -> {
                Texts.refuseUnstorable("parameters", entry.getKey());
                refuseUnstorable(entry.getValue());
            });
        } else if (node.isArray()) {
            node.forEach(Params::refuseUnstorable);
        }
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /// The same parameters with every value changed.
    public Params map(UnaryOperator<JsonNode> change) {
        var changed = new LinkedHashMap<>(values);
        changed.replaceAll((_, value) -> change.apply(value));
        return new Params(changed);
    }

    /// @param name in lower case
    /// @return null when it is absent or null
    public @Nullable JsonNode find(String name) {
        var value = values.get(name);
        return value == null || value.isNull() ? null : value;
    }

    /// All of them, by their names in lower case.
    public Map<String, JsonNode> entries() {
        return Collections.unmodifiableMap(values);
    }

    /// The number of a record, as the old methods ask for it.
    public long id() {
        var id = integer("id");
        if (id == null || id <= 0) {
            throw RestError.plain("ID is not defined or invalid.");
        }
        return id;
    }

    /// @return null when it is absent or no whole number
    public @Nullable Long integer(String name) {
        var value = find(lower(name));
        return value == null ? null : Scalars.integer(value);
    }

    /// @throws RestError code 100, as the newer methods answer
    public long requireInteger(String name) {
        var value = integer(name);
        if (value == null) {
            throw RestError.missing(name);
        }
        return value;
    }

    /// @return null when it is absent, empty or no scalar
    public @Nullable String text(String name) {
        var value = find(lower(name));
        var text = value == null || PhpArray.is(value) ? "" : Scalars.text(value);
        return text.isEmpty() ? null : text;
    }

    public boolean truthy(String name) {
        var value = find(lower(name));
        return value != null && Boolean.TRUE.equals(Scalars.flag(value));
    }

    /// A parameter that is a map; absent is empty.
    ///
    /// @throws RestError when it is anything else
    public Map<String, JsonNode> map(String name) {
        var value = find(lower(name));
        if (value == null) {
            return Map.of();
        }
        if (!PhpArray.is(value)) {
            throw RestError.mustBeArray(name);
        }
        return PhpArray.entries(value);
    }

    /// A parameter that is a list; absent is empty, a scalar counts as a list of one.
    public List<JsonNode> list(String name) {
        var value = find(lower(name));
        return value == null ? List.of() : PhpArray.elements(value);
    }

    /// What identifies a repeated request: equal parameters have equal texts.
    @Override
    public String toString() {
        return values.toString();
    }
}
