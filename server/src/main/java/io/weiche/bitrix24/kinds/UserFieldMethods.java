package io.weiche.bitrix24.kinds;

import io.weiche.bitrix24.call.Answer;
import io.weiche.bitrix24.call.Call;
import io.weiche.bitrix24.call.MethodFamily;
import io.weiche.bitrix24.call.MethodList;
import io.weiche.bitrix24.catalogue.Titles;
import io.weiche.bitrix24.list.Rows;
import io.weiche.bitrix24.wire.RestError;
import io.weiche.fields.CustomField;
import io.weiche.fields.CustomFields;
import io.weiche.kernel.RecordKind;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// `crm.*.userfield.*`: programs define the fields of an account.
@Component
class UserFieldMethods implements MethodFamily {
    private static final List<String> TYPES =
            List.of("string", "integer", "double", "boolean", "enumeration", "date", "money", "url", "employee");

    private static final String EXAMPLE =
            "{\"fields\":{\"FIELD_NAME\":\"ROOF_AREA\",\"USER_TYPE_ID\":\"double\",\"EDIT_FORM_LABEL\":\"Roof area\"}}";

    private final CustomFields fields;
    private final TransactionTemplate single;

    UserFieldMethods(CustomFields fields, PlatformTransactionManager transactions) {
        this.fields = fields;
        single = new TransactionTemplate(transactions);
        single.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
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
    }

    private static Answer types(Call call) {
        return Answer.of(TYPES.stream()
                .map(type ->
                        Map.of("ID", type, "title", Titles.of(call.account().language(), "userfield.type." + type)))
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
        return Answer.of(fields.open(new UserFieldInput(call).open(kind)).id());
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
        var found = Rows.ordered(Rows.filtered(all, call), call);
        return Answer.whole(found, found.size());
    }

    private Answer update(Call call, RecordKind kind) {
        var field = find(call, kind);
        var input = new UserFieldInput(call);
        fields.change(field.id(), input::change);
        return Answer.of(true);
    }

    /// Values are never lost: a field that has some is archived.
    private Answer delete(Call call, RecordKind kind) {
        var field = find(call, kind);
        try {
            single.executeWithoutResult(_ -> fields.delete(field.id()));
        } catch (Problem problem) {
            if (problem.type() != ProblemType.FIELD_IN_USE) {
                throw problem;
            }
            fields.change(field.id(), UserFieldInput::archived);
            call.warnings().add("FIELD_ARCHIVED", "Records have values of this field; it was archived.", null);
        }
        return Answer.of(true);
    }
}
