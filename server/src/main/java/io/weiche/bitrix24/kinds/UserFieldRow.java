package io.weiche.bitrix24.kinds;

import io.weiche.bitrix24.catalogue.Words;
import io.weiche.fields.CustomField;
import io.weiche.fields.FieldType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A custom field as `crm.*.userfield.get` and `.list` show it.
final class UserFieldRow {
    /// Code and type of everything that describes a custom field.
    static final Map<String, String> DESCRIBED = described();

    private UserFieldRow() {}

    private static Map<String, String> described() {
        var all = new LinkedHashMap<String, String>();
        all.put("ID", "int");
        all.put("ENTITY_ID", "string");
        all.put("FIELD_NAME", "string");
        all.put("USER_TYPE_ID", "string");
        all.put("XML_ID", "string");
        all.put("SORT", "int");
        for (var flag :
                List.of("MULTIPLE", "MANDATORY", "SHOW_FILTER", "SHOW_IN_LIST", "EDIT_IN_LIST", "IS_SEARCHABLE")) {
            all.put(flag, "char");
        }
        for (var label : List.of("EDIT_FORM_LABEL", "LIST_COLUMN_LABEL", "LIST_FILTER_LABEL")) {
            all.put(label, "string");
        }
        all.put("ERROR_MESSAGE", "string");
        all.put("HELP_MESSAGE", "string");
        all.put("LIST", "uf_enum_element");
        all.put("SETTINGS", "object");
        return all;
    }

    /// @param label how labels look: plain in lists, by language for one field
    static Map<String, @Nullable Object> of(CustomField field, Function<String, Object> label) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("ID", Words.id(field.id()));
        row.put("ENTITY_ID", "CRM_" + field.kind().name());
        row.put("FIELD_NAME", CustomWire.code(field));
        row.put("USER_TYPE_ID", CustomWire.type(field));
        row.put("XML_ID", null);
        row.put("SORT", Integer.toString(field.sort()));
        row.put("MULTIPLE", Words.flag(field.type() == FieldType.MULTI_LIST));
        row.put("MANDATORY", Words.flag(field.required()));
        row.put("SHOW_FILTER", "E");
        row.put("SHOW_IN_LIST", Words.flag(field.prominent()));
        row.put("EDIT_IN_LIST", "Y");
        row.put("IS_SEARCHABLE", "N");
        row.put("SETTINGS", settings(field));
        row.put("EDIT_FORM_LABEL", label.apply(field.label()));
        row.put("LIST_COLUMN_LABEL", label.apply(field.label()));
        row.put("LIST_FILTER_LABEL", label.apply(field.label()));
        row.put("ERROR_MESSAGE", null);
        row.put("HELP_MESSAGE", null);
        if (field.type().hasOptions()) {
            row.put("LIST", options(field));
        }
        return row;
    }

    private static Object settings(CustomField field) {
        return field.type() == FieldType.NUMBER && !Objects.equals(field.decimals(), 0)
                ? Map.of("PRECISION", field.decimals() == null ? 4 : field.decimals())
                : List.of();
    }

    private static List<Map<String, Object>> options(CustomField field) {
        var options =
                field.options().stream().filter(option -> !option.archived()).toList();
        return options.stream()
                .map(option -> {
                    var shown = new LinkedHashMap<String, Object>();
                    shown.put("ID", Long.toString(option.id()));
                    shown.put("SORT", Integer.toString((options.indexOf(option) + 1) * 10));
                    shown.put("VALUE", option.label());
                    shown.put("DEF", "N");
                    shown.put("XML_ID", "");
                    return (Map<String, Object>) shown;
                })
                .toList();
    }
}
