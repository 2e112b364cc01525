package io.weiche.bitrix24.kinds;

import io.weiche.bitrix24.call.Answer;
import io.weiche.bitrix24.call.Call;
import io.weiche.bitrix24.call.MethodFamily;
import io.weiche.bitrix24.call.MethodList;
import io.weiche.bitrix24.list.Paging;
import io.weiche.bitrix24.list.Rows;
import io.weiche.bitrix24.wire.RestError;
import io.weiche.fields.CustomField;
import io.weiche.fields.CustomFields;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// `userfieldconfig.*`: the same custom fields as `crm.*.userfield.*`, for all kinds at once and in camel case.
@Component
class UserFieldConfigMethods implements MethodFamily {
    // the original says no more than the first words, whether there is no such field or it may not be seen
    private static final String UNSEEN = "You do not have permission to view user field settings: not found";
    private static final String UNCHANGED = "You cannot change the settings of the user field: not found";
    private static final String UNDELETED = "You cannot delete the user field: not found";

    private static final String NEW = "{\"moduleId\":\"crm\",\"field\":{\"entityId\":\"CRM_DEAL\",\"fieldName\":"
            + "\"UF_CRM_ROOF_FORM\",\"userTypeId\":\"enumeration\",\"editFormLabel\":{\"en\":\"Form\"},"
            + "\"enum\":[{\"value\":\"flat\"}]}}";
    private static final String ONE = "{\"moduleId\":\"crm\",\"id\":1}";

    private final CustomFields fields;
    private final UserFieldRemoval removal;

    UserFieldConfigMethods(CustomFields fields, UserFieldRemoval removal) {
        this.fields = fields;
        this.removal = removal;
    }

    @Override
    public void register(MethodList methods) {
        methods.write("userfieldconfig.add", "moduleId*, field*", "Adds a custom field", NEW, this::add);
        methods.read("userfieldconfig.get", "moduleId*, id*", "One custom field", ONE, this::get);
        methods.read(
                "userfieldconfig.list",
                "moduleId*, select, order, filter, start",
                "The custom fields that match, of all kinds of record",
                "{\"moduleId\":\"crm\",\"select\":{\"0\":\"*\",\"language\":\"de\"},\"filter\":{\"entityId\":\"CRM_DEAL\"}}",
                this::list);
        methods.write(
                "userfieldconfig.update",
                "moduleId*, id*, field",
                "Changes a custom field",
                "{\"moduleId\":\"crm\",\"id\":1,\"field\":{\"sort\":200}}",
                this::update);
        methods.write(
                "userfieldconfig.delete",
                "moduleId*, id*",
                "Deletes a custom field, or archives it when records have values of it",
                ONE,
                this::delete);
        methods.read(
                "userfieldconfig.getTypes",
                "moduleId*",
                "The types of custom fields",
                "{\"moduleId\":\"crm\"}",
                UserFieldConfigMethods::types);
    }

    private static void requireModule(Call call) {
        var module = call.params().text("moduleId");
        if (module == null) {
            throw RestError.missing("moduleId");
        }
        if (!module.equalsIgnoreCase("crm")) {
            throw RestError.plain("No settings for UserFieldAccess");
        }
    }

    /// @param refusal what is said when there is no such field
    private CustomField find(Call call, String refusal) {
        requireModule(call);
        var id = call.params().requireInteger("id");
        return fields.list().stream()
                .filter(field -> field.id() == id && !field.archived())
                .findFirst()
                .orElseThrow(() -> RestError.plain(refusal));
    }

    private Answer add(Call call) {
        requireModule(call);
        var input = UserFieldInput.ofConfiguration(call);
        return shown(fields.open(input.open(input.kind())), call);
    }

    private Answer get(Call call) {
        return shown(find(call, UNSEEN), call);
    }

    private Answer update(Call call) {
        var field = find(call, UNCHANGED);
        return shown(fields.change(field.id(), UserFieldInput.ofConfiguration(call)::change), call);
    }

    /// The original answers null, too.
    private Answer delete(Call call) {
        removal.remove(find(call, UNDELETED), call);
        return Answer.of(null);
    }

    private static Answer types(Call call) {
        requireModule(call);
        var types = new LinkedHashMap<String, Object>();
        UserFieldTypes.ALL.forEach(
                type -> types.put(type, Map.of("userTypeId", type, "description", UserFieldTypes.title(type, call))));
        return Answer.of(Map.of("types", types));
    }

    private Answer list(Call call) {
        requireModule(call);
        var coded = new Call(call.params().map(UserFieldNames::coded), call.account(), call.warnings());
        var all = fields.list().stream()
                .filter(field -> !field.archived())
                .map(field -> UserFieldRow.of(field, label -> label))
                .sorted(Rows.<Map<String, @Nullable Object>>by("SORT", "ASC").thenComparing(Rows.by("ID", "ASC")))
                .toList();
        var found = Rows.ordered(Rows.filtered(all, coded), coded);
        var paging = Paging.of(call.params());
        var shown = found.stream()
                .skip(paging.offset())
                .limit(paging.size())
                .map(row -> UserFieldSelection.of(call).of(row))
                .toList();
        return paging.answer(Map.of("fields", shown), shown.size(), found.size());
    }

    private static Answer shown(CustomField field, Call call) {
        return Answer.of(
                Map.of("field", UserFieldSelection.everything(call).of(UserFieldRow.of(field, label -> label))));
    }
}
