package io.weiche.bitrix24.kinds;

import io.weiche.bitrix24.catalogue.Catalogue;
import io.weiche.bitrix24.catalogue.WireField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the fields of a kind are called by `crm.item.*`: `assignedById` for `ASSIGNED_BY_ID`, and a few by other names
/// than the older methods have.
final class ItemNames {
    /// All multi-fields stand together in this one.
    static final String POINTS = "fm";

    static final List<String> POINT_CODES = List.of("PHONE", "EMAIL", "WEB", "IM", "LINK");

    private static final Map<String, String> OTHERWISE = Map.of(
            "DATE_CREATE", "CREATED_TIME",
            "DATE_MODIFY", "UPDATED_TIME",
            "CREATED_BY_ID", "CREATED_BY",
            "MODIFY_BY_ID", "UPDATED_BY",
            "MOVED_BY_ID", "MOVED_BY",
            "STATUS_ID", "STAGE_ID",
            "STATUS_SEMANTIC_ID", "STAGE_SEMANTIC_ID");

    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, String> codes = new LinkedHashMap<>();

    /// @param original custom fields keep their names
    ItemNames(Catalogue<?> catalogue, boolean original) {
        catalogue.fields().keySet().forEach(code -> {
            var name = original && code.startsWith("UF_") ? code : camel(upper(code));
            names.put(code, name);
            codes.put(name.toLowerCase(Locale.ROOT), code);
        });
        // programs of the older methods
        catalogue.fields().keySet().forEach(code -> codes.putIfAbsent(code.toLowerCase(Locale.ROOT), code));
        catalogue
                .fields()
                .keySet()
                .forEach(code -> codes.putIfAbsent(camel(code).toLowerCase(Locale.ROOT), code));
    }

    /// What the newer methods call it in capitals.
    static String upper(String code) {
        return OTHERWISE.getOrDefault(code, code);
    }

    String name(String code) {
        return names.getOrDefault(code, code);
    }

    /// @return null for a name nobody knows
    @Nullable
    String code(String name) {
        return codes.get(name.strip().toLowerCase(Locale.ROOT));
    }

    static boolean isPoint(@Nullable WireField<?> field) {
        return field != null && field.type().equals(WireField.MULTI_FIELD);
    }

    /// A part that begins with a digit keeps its underscore: `ufCrm_1720019876534`.
    private static String camel(String code) {
        var name = new StringBuilder();
        for (var part : code.toLowerCase(Locale.ROOT).split("_")) {
            if (part.isEmpty()) {
                continue;
            }
            if (name.isEmpty()) {
                name.append(part);
            } else if (Character.isDigit(part.charAt(0))) {
                name.append('_').append(part);
            } else {
                name.append(Character.toUpperCase(part.charAt(0))).append(part.substring(1));
            }
        }
        return name.toString();
    }
}
