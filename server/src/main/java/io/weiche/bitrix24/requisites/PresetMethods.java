package io.weiche.bitrix24.requisites;

import io.weiche.bitrix24.call.Answer;
import io.weiche.bitrix24.call.Call;
import io.weiche.bitrix24.call.MethodFamily;
import io.weiche.bitrix24.call.MethodList;
import io.weiche.bitrix24.catalogue.Described;
import io.weiche.bitrix24.list.Paging;
import io.weiche.bitrix24.list.Rows;
import io.weiche.bitrix24.list.Selection;
import io.weiche.bitrix24.wire.RestError;
import io.weiche.bitrix24.wire.Scalars;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// `crm.requisite.preset.*`: reading the two templates, so that programs which begin by asking for one go on.
@Component
class PresetMethods implements MethodFamily {
    /// What a preset is for: sets of legal data.
    private static final int REQUISITE = 8;

    private static final int STEP = 10;
    private static final int FIRST = 500;
    private static final String OF_PRESET = "{\"preset\":{\"ID\":1}}";

    @Override
    public void register(MethodList methods) {
        var name = "crm.requisite.preset.";
        methods.read(name + "fields", "", "The fields of a preset", "{}", PresetMethods::fields);
        methods.read(name + "get", "id*", "One preset", "{\"id\":1}", PresetMethods::get);
        methods.read(
                name + "list",
                "select, filter, order, start",
                "The presets: one for companies, one for persons",
                "{\"order\":{\"ID\":\"ASC\"}}",
                PresetMethods::list);
        methods.read(name + "countries", "", "The countries presets may be for", "{}", PresetMethods::countries);
        methods.read(
                name + "field.fields",
                "",
                "The fields of a field of a preset",
                "{}",
                call -> Answer.of(Described.of(
                        call.account().language(),
                        "presetfield",
                        "integer:ID?",
                        "string:FIELD_NAME!",
                        "string:FIELD_TITLE",
                        "integer:SORT",
                        "char:IN_SHORT_LIST")));
        methods.read(
                name + "field.list",
                "preset*",
                "The fields of a preset",
                OF_PRESET,
                call -> Answer.of(shown(preset(call))));
        methods.read(
                name + "field.get",
                "id*, preset*",
                "One field of a preset",
                "{\"id\":1,\"preset\":{\"ID\":1}}",
                PresetMethods::field);
        methods.read(
                name + "field.availabletoadd", "preset*", "Nothing: presets cannot be changed", OF_PRESET, call -> {
                    preset(call);
                    return Answer.of(List.of());
                });
    }

    private static Answer fields(Call call) {
        return Answer.of(Described.of(
                call.account().language(),
                "preset",
                "integer:ID?",
                "integer:ENTITY_TYPE_ID!#",
                "integer:COUNTRY_ID!#",
                "string:NAME!",
                "datetime:DATE_CREATE?",
                "datetime:DATE_MODIFY?",
                "user:CREATED_BY_ID?",
                "user:MODIFY_BY_ID?",
                "char:ACTIVE",
                "integer:SORT",
                "string:XML_ID"));
    }

    private static Preset find(@Nullable Long id) {
        return Preset.find(id == null ? 0 : id)
                .orElseThrow(() -> RestError.plain("The Preset with ID '" + (id == null ? "" : id) + "' is not found"));
    }

    private static Answer get(Call call) {
        return Answer.of(row(find(call.params().id()), call));
    }

    private static Map<String, @Nullable Object> row(Preset preset, Call call) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("ID", Integer.toString(preset.id()));
        row.put("ENTITY_TYPE_ID", Integer.toString(REQUISITE));
        row.put("COUNTRY_ID", Integer.toString(Preset.country(call.account())));
        row.put("DATE_CREATE", "");
        row.put("DATE_MODIFY", "");
        row.put("CREATED_BY_ID", null);
        row.put("MODIFY_BY_ID", null);
        row.put("NAME", preset.title(call.account()));
        row.put("XML_ID", null);
        row.put("ACTIVE", "Y");
        row.put("SORT", Integer.toString(FIRST + preset.id() * STEP));
        return row;
    }

    private static Answer list(Call call) {
        var all = Preset.all().stream().map(preset -> row(preset, call)).toList();
        var rows = Rows.ordered(Rows.filtered(all, call), call);
        var selection = Selection.of(call.params().list("select"));
        rows.forEach(row -> row.keySet().removeIf(code -> !selection.wants(code, false)));
        return Paging.of(call.params()).answer(rows);
    }

    private static Answer countries(Call call) {
        var language = Locale.of(call.account().language().code());
        return Answer.of(Preset.COUNTRIES.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(country -> {
                    var row = new LinkedHashMap<String, Object>();
                    row.put("ID", country.getValue());
                    row.put("CODE", country.getKey());
                    row.put("TITLE", Locale.of("", country.getKey()).getDisplayCountry(language));
                    return row;
                })
                .toList());
    }

    private static Preset preset(Call call) {
        var preset = call.params().map("preset");
        for (var entry : preset.entrySet()) {
            if (entry.getKey().strip().equalsIgnoreCase("ID")) {
                return find(Scalars.integer(entry.getValue()));
            }
        }
        return find(null);
    }

    private static List<Map<String, Object>> shown(Preset preset) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var code : preset.fields()) {
            var row = new LinkedHashMap<String, Object>();
            row.put("ID", rows.size() + 1);
            row.put("FIELD_NAME", code);
            row.put("FIELD_TITLE", "");
            row.put("IN_SHORT_LIST", "Y");
            row.put("SORT", FIRST + (rows.size() + 1) * STEP);
            rows.add(row);
        }
        return rows;
    }

    private static Answer field(Call call) {
        var fields = shown(preset(call));
        var id = call.params().id();
        return Answer.of(fields.stream()
                .filter(row -> Objects.equals(row.get("ID"), (int) id))
                .findFirst()
                .orElseThrow(() -> RestError.plain("The PresetField with ID '" + id + "' is not found")));
    }
}
