package io.weiche.bitrix24.kinds;

import io.weiche.access.CurrentUser;
import io.weiche.bitrix24.catalogue.Catalogue;
import io.weiche.bitrix24.catalogue.Codes;
import io.weiche.bitrix24.catalogue.Dictionaries;
import io.weiche.bitrix24.catalogue.FieldInput;
import io.weiche.bitrix24.catalogue.InquiryDeals;
import io.weiche.bitrix24.catalogue.PointInput;
import io.weiche.bitrix24.catalogue.SharedFields;
import io.weiche.bitrix24.catalogue.ValueInput;
import io.weiche.bitrix24.catalogue.WireField;
import io.weiche.bitrix24.wire.Warnings;
import io.weiche.fields.CustomValues;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.Gathered;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.kernel.Texts;
import io.weiche.leads.Lead;
import io.weiche.leads.LeadData;
import io.weiche.leads.LeadGate;
import io.weiche.leads.Leads;
import io.weiche.pipelines.Semantics;
import io.weiche.pipelines.Stage;
import io.weiche.records.Slice;
import io.weiche.records.SliceQuery;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Leads. In simple mode a new one is converted before the call returns.
@Component
class LeadKind implements Kind<Lead> {
    private static final String STAGE = "STATUS_ID";

    private final Leads leads;
    private final Dictionaries dictionaries;
    private final CustomWire custom;
    private final InquiryLinks inquiries;
    private final InquiryDeals deals;
    private final DealKind dealKind;
    private final Consumer<List<Opened>> together = this::settle;

    /// @param success whether it was opened as completed
    private record Opened(long id, boolean success, FieldInput in) {}

    LeadKind(
            Leads leads,
            Dictionaries dictionaries,
            CustomWire custom,
            InquiryLinks inquiries,
            InquiryDeals deals,
            DealKind dealKind) {
        this.inquiries = inquiries;
        this.deals = deals;
        this.dealKind = dealKind;
        this.leads = leads;
        this.dictionaries = dictionaries;
        this.custom = custom;
    }

    @Override
    public RecordKind kind() {
        return RecordKind.LEAD;
    }

    @Override
    public Catalogue<Lead> catalogue() {
        return LeadFields.CATALOGUE;
    }

    @Override
    public long id(Lead lead) {
        return lead.id();
    }

    @Override
    public CustomValues custom(Lead lead) {
        return lead.data().custom();
    }

    @Override
    public Map<String, List<Long>> links(Lead lead) {
        var contact = lead.data().customer().contactId();
        return Map.of("CONTACT_IDS", contact == null ? List.of() : List.of(contact));
    }

    @Override
    public List<WireField<Lead>> newerFields() {
        return List.of(SharedFields.observers(lead -> lead.data().observerIds()));
    }

    @Override
    public Slice<Lead> slice(SliceQuery query) {
        return leads.slice(query);
    }

    @Override
    public Lead get(long id) {
        return leads.get(id);
    }

    @Override
    public void delete(long id) {
        leads.delete(id, null);
    }

    @Override
    public long receive(FieldInput in) {
        return open(in.forbearing());
    }

    @Override
    public long open(FieldInput in) {
        var codes = dictionaries.codes();
        var stage = stage(in, codes);
        var data = read(in, codes, LeadData.empty(CurrentUser.requireId()));
        var id = leads.add(data.withStage(stage == null ? null : stage.id()), LeadGate.Door.REST);
        if (stage == null || stage.semantics() != Semantics.FAILURE) {
            Gathered.write(together, List.of(new Opened(id, success(stage), in)));
        }
        return id;
    }

    /// Of leads that are opened together what comes of them is known when all are there.
    private void settle(List<Opened> opened) {
        var now = leads.opened(opened.stream().map(Opened::id).toList()).stream()
                .collect(Collectors.toMap(Lead::id, Function.identity()));
        opened.forEach(one -> settle(Objects.requireNonNull(now.get(one.id())), one.success(), one.in()));
    }

    private void settle(Lead lead, boolean success, FieldInput in) {
        if (lead.attention() != null) {
            in.warnings()
                    .add(
                            "LEAD_NOT_CONVERTED",
                            "The lead could not be converted and waits for attention: "
                                    + lead.attention().reason() + ".",
                            null);
        } else if (success && lead.semantics() != Semantics.SUCCESS) {
            complete(lead.id(), in);
        }
    }

    @Override
    public void change(long id, FieldInput in) {
        var record = keeper(id, in, in.warnings());
        if (record.kind() == RecordKind.DEAL) {
            dealKind.change(record.id(), in);
        } else {
            changeLead(id, in);
        }
    }

    @Override
    public RecordRef keeper(long id, FieldInput in) {
        return keeper(id, in, new Warnings());
    }

    private RecordRef keeper(long id, FieldInput in, Warnings warnings) {
        var lead = new RecordRef(RecordKind.LEAD, id);
        return isMeantForTheInquiry(in) ? deals.of(lead, warnings) : lead;
    }

    /// Where it came from, what is to say of it, and fields of the account that deals have too.
    private boolean isMeantForTheInquiry(FieldInput in) {
        var codes = in.all().keySet();
        return !codes.isEmpty()
                && codes.stream()
                        .allMatch(code -> code.equals("COMMENTS")
                                || code.startsWith("UTM_")
                                || code.startsWith(CustomWire.PREFIX))
                && custom.catalogue(dealKind).fields().keySet().containsAll(codes);
    }

    private void changeLead(long id, FieldInput in) {
        var codes = dictionaries.codes();
        var stage = stage(in, codes);
        if (!success(stage)) {
            leads.change(
                    id,
                    null,
                    now -> read(in, codes, now).withStage(stage == null ? now.stageId() : Long.valueOf(stage.id())));
            return;
        }
        if (in.all().size() > 1) {
            leads.change(id, null, now -> read(in, codes, now));
        } else if (leads.get(id).semantics() == Semantics.SUCCESS) {
            return;
        }
        complete(id, in);
    }

    /// What the original does: the lead is closed, and nothing is made of it.
    private void complete(long id, FieldInput in) {
        leads.completeWithoutResult(id);
        in.warnings()
                .add(
                        "LEAD_COMPLETED_WITHOUT_RESULT",
                        "No deal and no customer were made; convert leads in Weiche.",
                        STAGE);
    }

    private static boolean success(@Nullable Stage stage) {
        return stage != null && stage.semantics() == Semantics.SUCCESS;
    }

    private static @Nullable Stage stage(FieldInput in, Codes codes) {
        var code = in.text(STAGE);
        return code == null || code.isBlank() ? null : in.orNothing(STAGE, () -> known(codes, code.strip()));
    }

    private static Stage known(Codes codes, String code) {
        return codes.leadStage(code)
                .orElseThrow(() -> BadInput.of(STAGE, "unknown-stage", "There is no such stage of leads."));
    }

    private LeadData read(FieldInput in, Codes codes, LeadData now) {
        var points = PointInput.read(in, now.points());
        return new LeadData(
                in.line("TITLE", Texts.TITLE, now.title()),
                ValueInput.name(in, now.name()),
                in.line("COMPANY_TITLE", Texts.NAME, now.companyTitle()),
                in.line("POST", Texts.NAME, now.jobTitle()),
                in.day("BIRTHDATE", now.birthdate()),
                ValueInput.address(in, now.address()),
                ValueInput.money(in, now.amount()),
                now.stageId(),
                new LeadData.Origin(
                        ValueInput.source(in, codes, now.origin().sourceId()),
                        in.line("SOURCE_DESCRIPTION", Texts.TITLE, now.origin().description()),
                        ValueInput.utm(in, now.origin().utm())),
                in.comments(now.comments()),
                inquiries.responsible(in, in.user("ASSIGNED_BY_ID", now.responsibleId()), now.responsibleId()),
                customer(in, now.customer()),
                points,
                now.loss(),
                ValueInput.external(in, now.external()),
                custom.read(in, RecordKind.LEAD, now.custom()),
                inquiries.observers(in, in.observers(now.observerIds())));
    }

    /// A lead has one contact.
    private LeadData.Customer customer(FieldInput in, LeadData.Customer now) {
        var before = now.contactId() == null ? List.<Long>of() : List.of(now.contactId());
        var contacts =
                inquiries.seen(in, "CONTACT_ID", RecordKind.CONTACT, in.links("CONTACT_ID", "CONTACT_IDS", before));
        if (in.names("CONTACT_IDS") && contacts.size() > 1) {
            in.warnings().add("INVALID_VALUE", "A lead has one contact; the others were ignored.", "CONTACT_IDS");
        }
        var companies = inquiries.seen(
                in,
                "COMPANY_ID",
                RecordKind.COMPANY,
                Stream.ofNullable(in.link("COMPANY_ID", now.companyId())).toList());
        return new LeadData.Customer(
                contacts.stream().findFirst().orElse(null),
                companies.stream().findFirst().orElse(null));
    }
}
