package io.weiche.bitrix24.moving;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A row of the portal as the fields of a record here.
final class Translation {
    private static final List<String> POINTS = List.of("PHONE", "EMAIL", "WEB", "IM");

    private Translation() {}

    /// What a record of another kind is called here; null when it has not come.
    @FunctionalInterface
    interface Links {
        @Nullable
        Long of(String what, String theirs);
    }

    /// @param beside numbers of further customers, by the name of the field
    static Map<String, Object> of(
            String kind, JsonNode row, Map<String, List<String>> beside, Meaning meaning, Links links) {
        var fields = new LinkedHashMap<String, Object>();
        row.properties().forEach(entry -> {
            var code = entry.getKey();
            var value = entry.getValue();
            var translated =
                    value.isNull() || value.isString() && value.stringValue().isEmpty()
                            ? null
                            : POINTS.contains(code) ? points(value) : value(kind, code, value, meaning, links);
            if (translated != null) {
                fields.put(code, translated);
            }
        });
        beside.forEach((code, theirs) -> {
            var what = code.equals("COMPANY_IDS") ? "company" : "contact";
            var ours = new ArrayList<Long>();
            theirs.forEach(id -> {
                var known = links.of(what, id);
                if (known != null) {
                    ours.add(known);
                }
            });
            if (!ours.isEmpty()) {
                fields.put(code, ours);
            }
        });
        return fields;
    }

    private static @Nullable Object value(String kind, String code, JsonNode value, Meaning meaning, Links links) {
        var text = value.asString("");
        return switch (code) {
            case "ASSIGNED_BY_ID" -> meaning.user(text);
            case "SOURCE_ID" -> meaning.sources().get(text);
            case "STATUS_ID" -> meaning.leadStages().getOrDefault(text, text);
            case "STAGE_ID" -> meaning.dealStages().getOrDefault(text, text);
            case "CATEGORY_ID" -> meaning.categories().getOrDefault(text, "0");
            case "COMPANY_ID" -> links.of("company", text);
            case "CONTACT_ID" -> links.of("contact", text);
            case "CONTACT_IDS", "COMPANY_IDS", "LEAD_ID", "ID" -> null;
            default -> code.startsWith("UF_") ? own(kind, code, value, meaning) : value;
        };
    }

    /// Numbers of options have others here.
    private static Object own(String kind, String code, JsonNode value, Meaning meaning) {
        if (value.isArray()) {
            return value.valueStream().map(one -> own(kind, code, one, meaning)).toList();
        }
        var option = meaning.options().get(Meaning.option(kind, code, value.asString("")));
        return option == null ? value : option;
    }

    private static List<Map<String, String>> points(JsonNode values) {
        var points = new ArrayList<Map<String, String>>();
        values.forEach(point -> points.add(Map.of(
                "VALUE", point.path("VALUE").asString(""),
                "VALUE_TYPE", point.path("VALUE_TYPE").asString("WORK"))));
        return points;
    }
}
