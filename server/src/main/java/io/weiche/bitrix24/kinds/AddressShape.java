package io.weiche.bitrix24.kinds;

import io.weiche.bitrix24.call.Call;
import io.weiche.bitrix24.catalogue.FieldForms;
import io.weiche.bitrix24.list.Condition;
import io.weiche.bitrix24.wire.Params;
import io.weiche.kernel.RecordKind;
import io.weiche.records.Filter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// How an address looks that stands on a record here, and by itself in the original.
final class AddressShape {
    /// The only type a record has.
    static final int TYPE = 1;

    static final List<String> KEYS = List.of("TYPE_ID", "ENTITY_TYPE_ID", "ENTITY_ID");
    static final List<String> ABSENT = List.of("LOC_ADDR_ID", "ANCHOR_TYPE_ID", "ANCHOR_ID");

    /// Parts of an address, and the fields of the record that hold them.
    static final Map<String, String> PARTS = parts();

    private AddressShape() {}

    private static Map<String, String> parts() {
        var parts = new LinkedHashMap<String, String>();
        parts.put("ADDRESS_1", "ADDRESS");
        parts.put("ADDRESS_2", "ADDRESS_2");
        for (var code : List.of("CITY", "POSTAL_CODE", "REGION", "PROVINCE", "COUNTRY", "COUNTRY_CODE")) {
            parts.put(code, "ADDRESS_" + code);
        }
        return parts;
    }

    static Map<String, JsonNode> capitals(Map<String, JsonNode> values) {
        var capitals = new LinkedHashMap<String, JsonNode>();
        values.forEach((code, value) -> capitals.put(code.strip().toUpperCase(Locale.ROOT), value));
        return capitals;
    }

    /// The call that changes the fields of the record.
    static Call ofRecord(Call call, Map<String, JsonNode> values) {
        var fields = JsonNodeFactory.instance.objectNode();
        values.forEach((code, value) -> {
            var field = PARTS.get(code);
            if (field != null) {
                fields.set(field, value);
            } else if (!KEYS.contains(code)) {
                call.warnings()
                        .add(
                                ABSENT.contains(code) ? "FIELD_NOT_STORED" : "UNKNOWN_FIELD",
                                "An address has no such part here; it was ignored.",
                                code);
            }
        });
        var params = JsonNodeFactory.instance.objectNode();
        params.set("fields", fields);
        return new Call(Params.of(params), call.account(), call.warnings());
    }

    /// A list of addresses, in the words of the records that have them.
    ///
    /// @param kinds which numbers of kinds are asked for
    record Query(Call call, Predicate<Long> kinds) {
        boolean concerns(int typeId) {
            return kinds.test((long) typeId);
        }
    }

    /// @throws io.weiche.bitrix24.wire.RestError when it asks by something an address does not have
    static Query query(Call call) {
        var filter = JsonNodeFactory.instance.objectNode();
        var kinds = Stream.<Condition>builder();
        call.params().map("filter").forEach((key, value) -> {
            var condition = Condition.of(key, value);
            if (condition.field().equals("ENTITY_TYPE_ID")) {
                kinds.add(condition);
            } else if (condition.field().equals("TYPE_ID")) {
                // there is one type: whoever asks for another gets none
                kinds.add(condition.holds(Integer.toString(TYPE)) ? condition.about("ANY") : condition.about("NONE"));
            } else {
                filter.set(renamed(key, condition), value);
            }
        });
        var order = JsonNodeFactory.instance.objectNode();
        call.params().map("order").forEach((key, value) -> {
            var code = key.strip().toUpperCase(Locale.ROOT);
            // lists are ordered by kind anyway
            if (!code.equals("TYPE_ID") && !code.equals("ENTITY_TYPE_ID")) {
                order.set(code.equals("ENTITY_ID") ? "ID" : PARTS.getOrDefault(code, code), value);
            }
        });
        var wanted = kinds.build().toList();
        var params = JsonNodeFactory.instance.objectNode();
        params.set("filter", filter);
        params.set("order", order);
        return new Query(
                new Call(Params.of(params), call.account(), call.warnings()),
                type -> wanted.stream().allMatch(condition -> holds(condition, type)));
    }

    private static boolean holds(Condition condition, long type) {
        return switch (condition.field()) {
            case "ANY" -> true;
            case "NONE" -> false;
            default -> condition.holds(Long.toString(type));
        };
    }

    private static String renamed(String key, Condition condition) {
        var field = condition.field().equals("ENTITY_ID") ? "ID" : PARTS.get(condition.field());
        if (field == null) {
            throw condition.notAllowed();
        }
        return key.strip().substring(0, key.strip().length() - condition.field().length()) + field;
    }

    static Filter hasAddress() {
        return new Filter.AnyOf(Stream.of(
                        "addressStreet",
                        "addressExtra",
                        "addressCity",
                        "addressPostalCode",
                        "addressDistrict",
                        "addressState",
                        "addressCountry",
                        "addressCountryCode")
                .map(FieldForms::filled)
                .toList());
    }

    /// @param record as the older methods show it
    static Map<String, @Nullable Object> row(RecordKind kind, Map<String, @Nullable Object> record) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("TYPE_ID", Integer.toString(TYPE));
        row.put("ENTITY_TYPE_ID", Integer.toString(kind.typeId()));
        row.put("ENTITY_ID", record.get("ID"));
        PARTS.forEach((code, field) -> row.put(code, record.get(field)));
        row.put("LOC_ADDR_ID", null);
        row.put("ANCHOR_TYPE_ID", Integer.toString(kind.typeId()));
        row.put("ANCHOR_ID", record.get("ID"));
        return row;
    }
}
