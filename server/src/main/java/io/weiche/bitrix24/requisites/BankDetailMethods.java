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
import io.weiche.requisites.BankAccount;
import io.weiche.requisites.HeldAccount;
import io.weiche.requisites.Requisite;
import io.weiche.requisites.RequisiteData;
import io.weiche.requisites.RequisiteInput;
import io.weiche.requisites.RequisiteSlices;
import io.weiche.requisites.Requisites;
import io.weiche.web.JsonBody;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `crm.requisite.bankdetail.*`: bank accounts, each of which stands in a set.
@Component
class BankDetailMethods implements MethodFamily {
    private final Requisites requisites;
    private final RequisiteSlices slices;
    private final Dictionaries dictionaries;
    private final JsonMapper json;

    BankDetailMethods(Requisites requisites, RequisiteSlices slices, Dictionaries dictionaries, JsonMapper json) {
        this.requisites = requisites;
        this.slices = slices;
        this.dictionaries = dictionaries;
        this.json = json;
    }

    @Override
    public void register(MethodList methods) {
        var name = "crm.requisite.bankdetail.";
        methods.read(
                name + "fields",
                "",
                "The fields of a bank account",
                "{}",
                call -> Answer.of(
                        BankDetailFields.CATALOGUE.describe(call.account().language())));
        methods.write(
                name + "add",
                "fields*",
                "Adds a bank account to a set",
                "{\"fields\":{\"ENTITY_ID\":1,\"RQ_BANK_NAME\":\"Commerzbank\",\"RQ_IBAN\":\"DE89370400440532013000\","
                        + "\"RQ_BIC\":\"COBADEFFXXX\"}}",
                this::add);
        methods.read(name + "get", "id*", "One bank account", "{\"id\":1}", this::get);
        methods.read(
                name + "list",
                "select, filter, order, start",
                "The bank accounts that match",
                "{\"filter\":{\"ENTITY_ID\":1}}",
                this::list);
        methods.write(
                name + "update",
                "id*, fields*",
                "Changes a bank account",
                "{\"id\":1,\"fields\":{\"RQ_BIC\":\"COBADEFF\"}}",
                this::update);
        methods.write(name + "delete", "id*", "Deletes a bank account", "{\"id\":1}", this::delete);
    }

    private Words words(Call call) {
        return new Words(call.account(), dictionaries.codes(), Map.of(), Map.of());
    }

    private static FieldInput input(Call call) {
        var in = new FieldInput(call);
        BankDetailFields.CATALOGUE.remark(in.all(), call.warnings());
        return in;
    }

    private Requisite setOf(long id) {
        return Errors.found(
                () -> requisites.ofBankAccount(id),
                () -> RestError.plain("The RequisiteBankDetail with ID '" + id + "' is not found"));
    }

    private static BankAccount account(Requisite set, long id) {
        return set.data().bankAccounts().stream()
                .filter(one -> Objects.equals(one.id(), id))
                .findFirst()
                .orElseThrow();
    }

    private Answer get(Call call) {
        var id = call.params().id();
        var set = setOf(id);
        return Answer.of(BankDetailFields.CATALOGUE.show(
                new HeldAccount(set.id(), account(set, id)), Selection.EVERYTHING, words(call)));
    }

    private Answer add(Call call) {
        var in = input(call);
        var node = in.node("ENTITY_ID");
        var setId = node == null ? null : Scalars.integer(node);
        if (setId == null || setId <= 0) {
            throw RestError.plain("ENTITY_ID is not defined or invalid.");
        }
        var changed = requisites.change(
                setId,
                null,
                now -> {
                    var body = body(now);
                    body.withArrayProperty("bankAccounts").add(read(in, JsonNodeFactory.instance.objectNode()));
                    return RequisiteInput.read(JsonBody.of(body), now);
                },
                null);
        return Answer.of(changed.data().bankAccounts().getLast().id());
    }

    private Answer update(Call call) {
        var in = input(call);
        var id = call.params().id();
        var set = setOf(id);
        if (in.names("ENTITY_ID") && !String.valueOf(set.id()).equals(in.text("ENTITY_ID"))) {
            call.warnings().add("READ_ONLY_FIELD", "An account stays in its set; it was ignored.", "ENTITY_ID");
        }
        requisites.change(
                set.id(),
                null,
                now -> {
                    var body = body(now);
                    body.withArrayProperty("bankAccounts").valueStream().forEach(one -> {
                        if (one instanceof ObjectNode account
                                && account.path("id").longValue() == id) {
                            read(in, account);
                        }
                    });
                    return RequisiteInput.read(JsonBody.of(body), now);
                },
                null);
        return Answer.of(true);
    }

    /// The accounts of a set as somebody would send them.
    private ObjectNode body(RequisiteData now) {
        var body = JsonNodeFactory.instance.objectNode();
        body.set("bankAccounts", json.valueToTree(now.bankAccounts()));
        return body;
    }

    private static ObjectNode read(FieldInput in, ObjectNode account) {
        put(account, "holder", in.text("RQ_ACC_NAME"));
        put(account, "bank", Synonyms.text(in, "RQ_BANK_NAME", "NAME"));
        put(account, "iban", in.text("RQ_IBAN"));
        put(account, "bic", Synonyms.text(in, "RQ_BIC", "RQ_SWIFT"));
        return account;
    }

    private static void put(ObjectNode account, String field, @Nullable String text) {
        if (text != null) {
            account.put(field, text);
        }
    }

    private Answer delete(Call call) {
        var id = call.params().id();
        var set = setOf(id);
        requisites.change(set.id(), null, now -> now.without(id), null);
        return Answer.of(true);
    }

    private Answer list(Call call) {
        return Listing.of(BankDetailFields.CATALOGUE, dictionaries.codes(), call, slices::accounts);
    }
}
