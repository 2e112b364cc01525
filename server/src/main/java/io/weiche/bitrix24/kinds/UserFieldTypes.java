package io.weiche.bitrix24.kinds;

import io.weiche.bitrix24.call.Call;
import io.weiche.bitrix24.catalogue.Titles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The types of the original that custom fields can have here, and what describes them.
final class UserFieldTypes {
    static final List<String> ALL = List.of(
            "string", "integer", "double", "boolean", "enumeration", "date", "money", "url", "employee", "file");

    private UserFieldTypes() {}

    static String title(String type, Call call) {
        return Titles.of(call.account().language(), "userfield.type." + type);
    }

    /// What describes an entry of a list.
    static Map<String, Object> entry() {
        var described = new LinkedHashMap<String, Object>();
        described.put("ID", Map.of("type", "int", "title", "ID", "isReadOnly", true));
        described.put("SORT", Map.of("type", "int", "title", "SORT"));
        for (var code : List.of("VALUE", "DEF", "DEL")) {
            described.put(code, Map.of("type", "string", "title", code));
        }
        return described;
    }

    /// Only settings that are kept: a program that offers what stands here promises nothing in vain.
    static Map<String, Object> settings(String type) {
        return type.equals("double") ? Map.of("PRECISION", Map.of("type", "int", "title", "PRECISION")) : Map.of();
    }
}
