package io.weiche.bitrix24.kinds;

import io.weiche.bitrix24.call.Call;
import io.weiche.bitrix24.wire.Params;
import io.weiche.bitrix24.wire.PhpArray;
import io.weiche.bitrix24.wire.RestError;
import io.weiche.bitrix24.wire.Scalars;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The parameter `fields` of `crm.item.*` in the names of the older methods.
final class ItemFields {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ItemFields() {}

    /// @throws RestError code 100 when there are none
    static Call of(Call call, ItemNames names) {
        if (call.params().find("fields") == null) {
            throw RestError.missing("fields");
        }
        return of(call, names, call.params().map("fields"));
    }

    static Call of(Call call, ItemNames names, Map<String, JsonNode> written) {
        var fields = JSON.objectNode();
        written.forEach((name, value) -> {
            if (name.equalsIgnoreCase(ItemNames.POINTS)) {
                points(value, fields);
            } else {
                var code = names.code(name);
                fields.set(code == null ? name.toUpperCase(Locale.ROOT) : code, value);
            }
        });
        var whole = JSON.objectNode();
        whole.set("fields", fields);
        return new Call(Params.of(whole), call.account(), call.warnings());
    }

    private static void points(JsonNode list, ObjectNode fields) {
        for (var element : PhpArray.elements(list)) {
            if (!PhpArray.is(element)) {
                throw new RestError(400, "100", "Expected iterable value for multiple field, but got scalar instead");
            }
            var parts = PhpArray.entries(element);
            var code = text(parts.get("typeId")).toUpperCase(Locale.ROOT);
            if (!ItemNames.POINT_CODES.contains(code)) {
                throw new RestError(400, "CRM_FIELD_ERROR_VALUE_NOT_VALID", "Invalid value for field \"fm\": typeId");
            }
            var point = JSON.objectNode();
            put(point, "ID", parts.get("id"));
            put(point, "VALUE", parts.get("value"));
            put(point, "VALUE_TYPE", parts.get("valueType"));
            put(point, "DELETE", parts.get("delete"));
            var all = fields.get(code) instanceof ArrayNode array ? array : fields.putArray(code);
            all.add(point);
        }
    }

    private static void put(ObjectNode point, String name, @Nullable JsonNode value) {
        if (value != null) {
            point.set(name, value);
        }
    }

    private static String text(@Nullable JsonNode node) {
        return node == null || PhpArray.is(node) ? "" : Scalars.text(node).strip();
    }
}
