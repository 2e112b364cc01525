package io.weiche.bitrix24.requisites;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.bitrix24.call.Answer;
import io.weiche.bitrix24.call.Call;
import io.weiche.bitrix24.call.MethodFamily;
import io.weiche.bitrix24.call.MethodList;
import io.weiche.bitrix24.catalogue.Described;
import io.weiche.bitrix24.wire.RestError;
import io.weiche.deals.Deal;
import io.weiche.deals.Deals;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.records.RecordDirectory;
import io.weiche.requisites.OwnCompanies;
import io.weiche.requisites.OwnCompany;
import io.weiche.requisites.Requisite;
import io.weiche.requisites.Requisites;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// `crm.requisite.link.*`: whose legal data stand on the papers of a deal. Nobody chooses them here: they are the main
/// set of its customer, and that of the company we sell as.
@Component
class RequisiteLinkMethods implements MethodFamily {
    private final Deals deals;
    private final Requisites requisites;
    private final OwnCompanies ours;
    private final RecordDirectory directory;
    private final Access access;

    RequisiteLinkMethods(
            Deals deals, Requisites requisites, OwnCompanies ours, RecordDirectory directory, Access access) {
        this.deals = deals;
        this.requisites = requisites;
        this.ours = ours;
        this.directory = directory;
        this.access = access;
    }

    @Override
    public void register(MethodList methods) {
        methods.read(
                "crm.requisite.link.fields",
                "",
                "The fields of a link",
                "{}",
                call -> Answer.of(Described.of(
                        call.account().language(),
                        "requisitelink",
                        "integer:ENTITY_TYPE_ID!#",
                        "integer:ENTITY_ID!#",
                        "integer:REQUISITE_ID!",
                        "integer:BANK_DETAIL_ID!",
                        "integer:MC_REQUISITE_ID!",
                        "integer:MC_BANK_DETAIL_ID!")));
        methods.read(
                "crm.requisite.link.get",
                "entityTypeId*, entityId*",
                "Whose legal data stand on the papers of a deal",
                "{\"entityTypeId\":2,\"entityId\":1}",
                this::get);
    }

    private Answer get(Call call) {
        var type = number(call, "entityTypeId");
        var id = number(call, "entityId");
        if (type != RecordKind.DEAL.typeId()) {
            throw RestError.notFound();
        }
        var customer = customer(deals.get(id));
        var own = ours.list().stream()
                .filter(OwnCompany::standard)
                .flatMap(one -> one.requisites().stream())
                .findFirst();
        var link = new LinkedHashMap<String, Object>();
        link.put("ENTITY_TYPE_ID", type);
        link.put("ENTITY_ID", id);
        link.put("REQUISITE_ID", set(customer));
        link.put("BANK_DETAIL_ID", bank(customer));
        link.put("MC_REQUISITE_ID", set(own));
        link.put("MC_BANK_DETAIL_ID", bank(own));
        return Answer.of(link);
    }

    private static long number(Call call, String name) {
        var number = call.params().integer(name);
        if (number == null || number <= 0) {
            throw RestError.plain(name + " is not defined or invalid");
        }
        return number;
    }

    /// The company before its people, as on papers; only those that may be read.
    private Optional<Requisite> customer(Deal deal) {
        var company = Stream.ofNullable(deal.data().companyId()).map(id -> new RecordRef(RecordKind.COMPANY, id));
        var people = deal.contacts().stream().map(one -> new RecordRef(RecordKind.CONTACT, one.id()));
        var owners = Stream.concat(company, people.limit(1)).toList();
        var heads = directory.find(owners);
        return owners.stream()
                .filter(owner -> heads.containsKey(owner)
                        && access.allows(heads.get(owner).subject(), Action.READ))
                .flatMap(owner -> requisites.of(owner.kind(), owner.id()).stream())
                .findFirst();
    }

    private static String set(Optional<Requisite> one) {
        return one.map(Requisite::id).map(String::valueOf).orElse("0");
    }

    private static String bank(Optional<Requisite> one) {
        return one.flatMap(set -> set.data().bankAccounts().stream().findFirst())
                .map(account -> String.valueOf(account.id()))
                .orElse("0");
    }
}
