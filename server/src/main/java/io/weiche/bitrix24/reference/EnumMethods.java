package io.weiche.bitrix24.reference;

import io.weiche.bitrix24.call.Answer;
import io.weiche.bitrix24.call.Call;
import io.weiche.bitrix24.call.Handler;
import io.weiche.bitrix24.catalogue.FieldDescription;
import io.weiche.bitrix24.catalogue.Titles;
import io.weiche.kernel.RecordKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The fixed enumerations of the interface, and descriptions of fields that are the same everywhere.
public final class EnumMethods {
    private static final Map<RecordKind, String> SHORT = new EnumMap<>(
            Map.of(RecordKind.LEAD, "L", RecordKind.DEAL, "D", RecordKind.CONTACT, "C", RecordKind.COMPANY, "CO"));

    private EnumMethods() {}

    /// @param name key of the titles
    /// @param ids in the order of the answer; 0 is undefined and has no name
    public static Handler of(String name, int... ids) {
        return call -> {
            var elements = new ArrayList<Map<String, @Nullable Object>>();
            for (int id : ids) {
                var title = id == 0 ? "" : Titles.of(call.account().language(), "enum." + name + "." + id);
                elements.add(element(id, title, null, null));
            }
            return Answer.of(elements);
        };
    }

    /// The kinds of record there are.
    public static Answer ownerTypes(Call call) {
        var types = new ArrayList<Map<String, @Nullable Object>>();
        for (var kind : RecordKind.values()) {
            var title = Titles.of(call.account().language(), "enum.ownertype." + kind.typeId());
            types.add(element(kind.typeId(), title, kind.name(), SHORT.get(kind)));
        }
        return Answer.of(types);
    }

    /// Unlike all others in small letters.
    public static Answer orderOwnerTypes(Call call) {
        var deal = RecordKind.DEAL;
        var type = new LinkedHashMap<String, Object>();
        type.put("attribute", "DYN");
        type.put("code", deal.name());
        type.put("id", deal.typeId());
        type.put("name", Titles.of(call.account().language(), "enum.ownertype." + deal.typeId()));
        return Answer.of(List.of(type));
    }

    private static Map<String, @Nullable Object> element(
            int id, String name, @Nullable String code, @Nullable String shortCode) {
        var element = new LinkedHashMap<String, @Nullable Object>();
        element.put("ID", id);
        element.put("NAME", name);
        element.put("SYMBOL_CODE", code);
        element.put("SYMBOL_CODE_SHORT", shortCode);
        return element;
    }

    public static Answer fields(Call call) {
        return described(
                call, "enum", List.of("int:ID", "string:NAME", "string:SYMBOL_CODE", "string:SYMBOL_CODE_SHORT"));
    }

    public static Answer multiFields(Call call) {
        return described(call, "multifield", List.of("int:ID", "string:TYPE_ID", "string:VALUE", "string:VALUE_TYPE"));
    }

    /// @param fields type and code of each
    private static Answer described(Call call, String kind, List<String> fields) {
        var described = new LinkedHashMap<String, @Nullable Object>();
        for (var field : fields) {
            var parts = field.split(":", 2);
            var readOnly = kind.equals("enum") || parts[1].endsWith("ID");
            var title = Titles.of(call.account().language(), kind, parts[1]);
            described.put(parts[1], FieldDescription.of(parts[0], readOnly, Set.of(), title));
        }
        return Answer.of(described);
    }
}
