package io.weiche.bitrix24.kinds;

import io.weiche.bitrix24.call.Answer;
import io.weiche.bitrix24.call.Call;
import io.weiche.bitrix24.call.MethodFamily;
import io.weiche.bitrix24.call.MethodList;
import io.weiche.bitrix24.list.Condition;
import io.weiche.bitrix24.list.Rows;
import io.weiche.bitrix24.wire.RestError;
import io.weiche.fields.CustomField;
import io.weiche.fields.CustomFields;
import io.weiche.kernel.RecordKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// `crm.*.userfield.*`: programs define the fields of an account.
@Component
class UserFieldMethods implements MethodFamily {
    private static final String EXAMPLE =
            "{\"fields\":{\"FIELD_NAME\":\"ROOF_AREA\",\"USER_TYPE_ID\":\"double\",\"EDIT_FORM_LABEL\":\"Roof area\"}}";

    private final CustomFields fields;
    private final UserFieldRemoval removal;

    UserFieldMethods(CustomFields fields, UserFieldRemoval removal) {
        this.fields = fields;
        this.removal = removal;
    }

    @Override
    public void register(MethodList methods) {
        for (var kind : RecordKind.values()) {
            var word = kind.name().toLowerCase(Locale.ROOT);
            var name = "crm." + word + ".userfield";
            var what = "custom field of " + kind.plural();
            methods.write(name + ".add", "fields*", "Adds a " + what, EXAMPLE, call -> add(call, kind));
            methods.read(name + ".get", "id*", "One " + what, "{\"id\":1}", call -> get(call, kind));
            methods.read(
                    name + ".list",
                    "filter, order",
                    "The custom fields of " + kind.plural(),
                    "{\"filter\":{\"MANDATORY\":\"N\"},\"order\":{\"SORT\":\"ASC\"}}",
                    call -> list(call, kind));
            methods.write(
                    name + ".update",
                    "id*, fields*",
                    "Changes a " + what,
                    "{\"id\":1,\"fields\":{\"SORT\":200}}",
                    call -> update(call, kind));
            methods.write(
                    name + ".delete",
                    "id*",
                    "Deletes a " + what + ", or archives it when records have values of it",
                    "{\"id\":1}",
                    call -> delete(call, kind));
        }
        methods.read("crm.userfield.types", "", "The types of custom fields", "{}", UserFieldMethods::types);
        methods.read("crm.userfield.fields", "", "What describes a custom field", "{}", UserFieldMethods::described);
        methods.read(
                "crm.userfield.enumeration.fields",
                "",
                "What describes an entry of a list",
                "{}",
                _ -> Answer.of(UserFieldTypes.entry()));
        methods.read(
                "crm.userfield.settings.fields",
                "type*",
                "The settings a type of custom field has",
                "{\"type\":\"double\"}",
                UserFieldMethods::settings);
    }

    private static Answer settings(Call call) {
        var type = call.params().text("type");
        if (type == null) {
            throw RestError.plain("Parameter 'type' is not specified or empty.");
        }
        return Answer.of(UserFieldTypes.settings(type.toLowerCase(Locale.ROOT)));
    }

    private static Answer types(Call call) {
        return Answer.of(UserFieldTypes.ALL.stream()
                .map(type -> Map.of("ID", type, "title", UserFieldTypes.title(type, call)))
                .toList());
    }

    private static Answer described(Call call) {
        var described = new LinkedHashMap<String, Object>();
        UserFieldRow.DESCRIBED.forEach((code, type) -> {
            var field = new LinkedHashMap<String, Object>();
            field.put("type", type);
            field.put("title", code);
            if (code.equals("ID")) {
                field.put("isReadOnly", true);
            }
            if (List.of("ENTITY_ID", "FIELD_NAME", "USER_TYPE_ID").contains(code)) {
                field.put("isImmutable", true);
            }
            described.put(code, field);
        });
        return Answer.of(described);
    }

    private Answer add(Call call, RecordKind kind) {
        return Answer.of(fields.open(UserFieldInput.of(call).open(kind)).id());
    }

    private CustomField find(Call call, RecordKind kind) {
        var id = call.params().id();
        return fields.list(kind).stream()
                .filter(field -> field.id() == id && !field.archived())
                .findFirst()
                .orElseThrow(
                        () -> new RestError(400, "ERROR_NOT_FOUND", "The entity with ID '" + id + "' is not found"));
    }

    private Answer get(Call call, RecordKind kind) {
        return Answer.of(UserFieldRow.of(find(call, kind), label -> Map.of("de", label, "en", label)));
    }

    private Answer list(Call call, RecordKind kind) {
        List<Map<String, @Nullable Object>> all = fields.list(kind).stream()
                .filter(field -> !field.archived())
                .map(field -> UserFieldRow.of(field, label -> label))
                .toList();
        // the language of the labels, of which a field has one
        var wanted = Condition.of(call.params().map("filter")).stream()
                .filter(condition -> !condition.field().equals("LANG"))
                .toList();
        var found = Rows.ordered(Rows.filtered(all, wanted), call);
        return Answer.whole(found, found.size());
    }

    private Answer update(Call call, RecordKind kind) {
        var field = find(call, kind);
        var input = UserFieldInput.of(call);
        fields.change(field.id(), input::change);
        return Answer.of(true);
    }

    private Answer delete(Call call, RecordKind kind) {
        removal.remove(find(call, kind), call);
        return Answer.of(true);
    }
}
