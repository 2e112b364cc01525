package io.weiche.bitrix24.kinds;

import io.weiche.bitrix24.catalogue.Catalogue;
import io.weiche.bitrix24.catalogue.WireField;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// From what the older methods show to what `crm.item.*` shows: numbers are numbers, an absent date is null, phones and
/// the like stand in one list.
final class ItemShape {
    private final Catalogue<?> catalogue;
    private final ItemNames names;

    ItemShape(Catalogue<?> catalogue, ItemNames names) {
        this.catalogue = catalogue;
        this.names = names;
    }

    Map<String, @Nullable Object> of(Map<String, @Nullable Object> shown) {
        var item = new LinkedHashMap<String, @Nullable Object>();
        var points = new ArrayList<Map<String, @Nullable Object>>();
        shown.forEach((code, value) -> {
            var field = catalogue.find(code).orElse(null);
            if (ItemNames.isPoint(field)) {
                points.addAll(points(value));
            } else {
                item.put(names.name(code), field == null ? value : value(field, value));
            }
        });
        if (!points.isEmpty()) {
            item.put(ItemNames.POINTS, points);
        }
        return item;
    }

    private static @Nullable Object value(WireField<?> field, @Nullable Object value) {
        if (value instanceof Map<?, ?> file && field.type().equals("file")) {
            return file(file);
        }
        if (!(value instanceof String text)) {
            return value;
        }
        return switch (field.type()) {
            case "double" -> text.isEmpty() ? null : new BigDecimal(text);
            case "date", "datetime" -> text.isEmpty() ? null : text;
            case "boolean" -> text.equals("1") ? "Y" : "N";
            case "integer", "user", "employee", "crm_lead", "crm_contact", "crm_company", "crm_quote", "crm_category" ->
                text.matches("-?[0-9]{1,18}") ? Long.valueOf(text) : null;
            default -> value;
        };
    }

    private static Map<String, @Nullable Object> file(Map<?, ?> older) {
        var file = new LinkedHashMap<String, @Nullable Object>();
        file.put("id", older.get("id"));
        file.put("url", older.get("showUrl"));
        file.put("urlMachine", older.get("downloadUrl"));
        file.put("name", older.get("name"));
        return file;
    }

    private static List<Map<String, @Nullable Object>> points(@Nullable Object value) {
        var points = new ArrayList<Map<String, @Nullable Object>>();
        if (value instanceof List<?> list) {
            for (var entry : list) {
                if (entry instanceof Map<?, ?> parts) {
                    var point = new LinkedHashMap<String, @Nullable Object>();
                    point.put("id", Long.valueOf(String.valueOf(parts.get("ID"))));
                    point.put("valueType", parts.get("VALUE_TYPE"));
                    point.put("value", parts.get("VALUE"));
                    point.put("typeId", parts.get("TYPE_ID"));
                    points.add(point);
                }
            }
        }
        return points;
    }
}
