package io.weiche.fields;

import io.weiche.access.CurrentUser;
import io.weiche.kernel.RecordKind;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The values of the custom fields of one record, by code; a field without a value is absent. New ones come from
/// [CustomInput] alone, which has checked them.
///
/// @param byCode text: a text · number: a number · money: `{value, currency}` · date: `2026-11-24` · list and user: a
///     number · multi-list: numbers · boolean: true or false · link: a web address · file: `{id, name}`
public record CustomValues(Map<String, JsonNode> byCode) {
    public static final CustomValues NONE = new CustomValues(Map.of());

    /// Stands before the code where custom fields and others are named side by side.
    public static final String PREFIX = "custom.";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    public CustomValues {
        byCode = Collections.unmodifiableMap(new TreeMap<>(byCode));
    }

    public static CustomValues ofJson(JSONB json) {
        return json.data().equals("{}")
                ? NONE
                : new CustomValues(JSON.readValue(json.data(), new TypeReference<>() {}));
    }

    /// Where nothing is kept unless there is something.
    public static CustomValues ofNullable(@Nullable JSONB json) {
        return json == null ? NONE : ofJson(json);
    }

    public JSONB toJson() {
        return JSONB.jsonb(JSON.writeValueAsString(byCode));
    }

    /// The codes of the custom fields among these.
    public static List<String> codes(Collection<String> names) {
        return names.stream()
                .filter(name -> name.startsWith(PREFIX))
                .map(CustomValues::code)
                .toList();
    }

    /// The code in the name of a custom field.
    static String code(String name) {
        return name.substring(PREFIX.length());
    }

    public boolean has(String code) {
        return byCode.containsKey(code);
    }

    /// What the fields with a value are called beside others.
    public Set<String> names() {
        return byCode.keySet().stream().map(PREFIX::concat).collect(Collectors.toUnmodifiableSet());
    }

    /// Those of them that the current user may see.
    public Map<String, JsonNode> visible(RecordKind kind) {
        var hidden = CurrentUser.require().matrix().hidden(kind);
        if (hidden.isEmpty()) {
            return byCode;
        }
        var visible = new TreeMap<>(byCode);
        visible.keySet().removeAll(hidden);
        return visible;
    }

    /// What another record may begin with: without what the current user may not see, and without files, which lie
    /// with their record.
    public CustomValues copied(RecordKind kind) {
        var copied = new TreeMap<>(visible(kind));
        copied.values().removeIf(value -> value.has("name"));
        return new CustomValues(copied);
    }

    /// @param value null takes the value away
    CustomValues with(String code, @Nullable JsonNode value) {
        var next = new TreeMap<>(byCode);
        if (value == null) {
            next.remove(code);
        } else {
            next.put(code, value);
        }
        return new CustomValues(next);
    }

    /// Adds each value as the history keeps it. Options and people stay numbers: names may change.
    public void show(Map<String, @Nullable String> shown) {
        byCode.forEach((code, value) -> shown.put(PREFIX + code, text(value)));
    }

    private static String text(JsonNode value) {
        if (value.isArray()) {
            return value.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "));
        }
        if (value.has("name")) {
            return value.path("name").asString();
        }
        if (value.isObject()) {
            return value.path("value").asString() + " " + value.path("currency").asString();
        }
        return value.isNumber() ? value.decimalValue().toPlainString() : value.asString();
    }
}
