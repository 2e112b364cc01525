package io.weiche.bitrix24.requisites;

import io.weiche.bitrix24.call.Answer;
import io.weiche.bitrix24.call.Call;
import io.weiche.bitrix24.call.Errors;
import io.weiche.bitrix24.call.MethodFamily;
import io.weiche.bitrix24.call.MethodList;
import io.weiche.bitrix24.catalogue.Dictionaries;
import io.weiche.bitrix24.catalogue.FieldInput;
import io.weiche.bitrix24.catalogue.Listing;
import io.weiche.bitrix24.catalogue.Words;
import io.weiche.bitrix24.list.Selection;
import io.weiche.bitrix24.wire.RestError;
import io.weiche.bitrix24.wire.Scalars;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.requisites.Requisite;
import io.weiche.requisites.RequisiteData;
import io.weiche.requisites.RequisiteInput;
import io.weiche.requisites.RequisiteSlices;
import io.weiche.requisites.Requisites;
import io.weiche.web.JsonBody;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `crm.requisite.*`: legal data of contacts and companies.
@Component
class RequisiteMethods implements MethodFamily {
    private final Requisites requisites;
    private final RequisiteSlices slices;
    private final Dictionaries dictionaries;

    RequisiteMethods(Requisites requisites, RequisiteSlices slices, Dictionaries dictionaries) {
        this.requisites = requisites;
        this.slices = slices;
        this.dictionaries = dictionaries;
    }

    @Override
    public void register(MethodList methods) {
        var name = "crm.requisite.";
        methods.read(
                name + "fields",
                "",
                "The fields of a set of legal data",
                "{}",
                call -> Answer.of(
                        RequisiteFields.CATALOGUE.describe(call.account().language())));
        methods.write(
                name + "add",
                "fields*",
                "Adds a set to a contact or company",
                "{\"fields\":{\"ENTITY_TYPE_ID\":4,\"ENTITY_ID\":1,\"PRESET_ID\":1,\"NAME\":\"Headquarters\","
                        + "\"RQ_COMPANY_FULL_NAME\":\"Solar GmbH\",\"RQ_VAT_ID\":\"DE123456789\"}}",
                this::add);
        methods.read(
                name + "get",
                "id*",
                "One set",
                "{\"id\":1}",
                call -> Answer.of(
                        RequisiteFields.CATALOGUE.show(find(call.params().id()), Selection.EVERYTHING, words(call))));
        methods.read(
                name + "list",
                "select, filter, order, start",
                "The sets that match",
                "{\"filter\":{\"ENTITY_TYPE_ID\":4,\"ENTITY_ID\":1},\"order\":{\"ID\":\"ASC\"}}",
                this::list);
        methods.write(
                name + "update",
                "id*, fields*",
                "Changes a set",
                "{\"id\":1,\"fields\":{\"RQ_INN\":\"12/345/67890\"}}",
                this::update);
        methods.write(name + "delete", "id*", "Deletes a set with its bank accounts", "{\"id\":1}", call -> {
            var id = call.params().id();
            found(id, () -> {
                requisites.delete(id, null);
                return true;
            });
            return Answer.of(true);
        });
    }

    private Words words(Call call) {
        return new Words(call.account(), dictionaries.codes(), Map.of(), Map.of());
    }

    private Requisite find(long id) {
        return found(id, () -> requisites.get(id));
    }

    private static <R> R found(long id, Supplier<R> work) {
        return Errors.found(work, () -> RestError.plain("The Requisite with ID '" + id + "' is not found"));
    }

    private static FieldInput input(Call call) {
        var in = new FieldInput(call);
        RequisiteFields.CATALOGUE.remark(in.all(), call.warnings());
        return in;
    }

    private Answer add(Call call) {
        var in = input(call);
        var owner = owner(in);
        var preset = Preset.find(number(in, "PRESET_ID"))
                .orElseThrow(() -> RestError.plain("PRESET_ID is not defined or invalid."));
        if (preset.kind() != owner.kind()) {
            call.warnings().add("INVALID_VALUE", "The preset follows from the kind of the owner.", "PRESET_ID");
        }
        var read = read(in, owner.kind(), RequisiteData.NOTHING);
        var data = read.equals(RequisiteData.NOTHING)
                ? read.called(Preset.of(owner.kind()).title(call.account()))
                : read;
        return Answer.of(
                Errors.found(() -> requisites.open(owner, data, false), () -> RestError.plain("Entity not found."))
                        .id());
    }

    private static RecordRef owner(FieldInput in) {
        var type = number(in, "ENTITY_TYPE_ID");
        var kind = Preset.all().stream()
                .map(Preset::kind)
                .filter(known -> known.typeId() == type)
                .findFirst()
                .orElseThrow(() -> RestError.plain("ENTITY_TYPE_ID is not defined or invalid."));
        var id = number(in, "ENTITY_ID");
        if (id <= 0) {
            throw RestError.plain("ENTITY_ID is not defined or invalid.");
        }
        return new RecordRef(kind, id);
    }

    private static long number(FieldInput in, String code) {
        var node = in.node(code);
        var number = node == null ? null : Scalars.integer(node);
        return number == null ? 0 : number;
    }

    private Answer update(Call call) {
        var in = input(call);
        var id = call.params().id();
        var record = find(id).record();
        refuseMove(in, "ENTITY_TYPE_ID", record.kind().typeId());
        refuseMove(in, "ENTITY_ID", record.id());
        found(id, () -> requisites.change(id, null, now -> read(in, record.kind(), now), null));
        return Answer.of(true);
    }

    /// A set stays with its owner.
    private static void refuseMove(FieldInput in, String code, long now) {
        if (in.names(code) && number(in, code) != now) {
            in.warnings().add("READ_ONLY_FIELD", "A set stays with its owner; it was ignored.", code);
        }
    }

    private static RequisiteData read(FieldInput in, RecordKind kind, RequisiteData now) {
        var body = JsonNodeFactory.instance.objectNode();
        var company = kind == RecordKind.COMPANY;
        var others = company ? List.of("RQ_NAME") : List.of("RQ_COMPANY_FULL_NAME", "RQ_COMPANY_NAME");
        for (var code : others) {
            if (!Objects.requireNonNullElse(in.text(code), "").isBlank()) {
                in.warnings().add("FIELD_NOT_STORED", "Owners of this kind have another name; it was ignored.", code);
            }
        }
        put(
                body,
                "legalName",
                company ? Synonyms.text(in, "RQ_COMPANY_FULL_NAME", "RQ_COMPANY_NAME") : in.text("RQ_NAME"));
        put(body, "label", in.text("NAME"));
        put(body, "vatId", in.text("RQ_VAT_ID"));
        put(body, "taxNumber", in.text("RQ_INN"));
        put(body, "registerNumber", in.text("RQ_USRLE"));
        return RequisiteInput.read(JsonBody.of(body), now);
    }

    private static void put(ObjectNode body, String field, @Nullable String text) {
        if (text != null) {
            body.put(field, text);
        }
    }

    private Answer list(Call call) {
        return Listing.of(RequisiteFields.CATALOGUE, dictionaries.codes(), call, slices::slice);
    }
}
