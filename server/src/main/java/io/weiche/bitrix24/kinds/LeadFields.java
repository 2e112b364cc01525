package io.weiche.bitrix24.kinds;

import static io.weiche.bitrix24.catalogue.FieldForms.absent;
import static io.weiche.bitrix24.catalogue.FieldForms.day;
import static io.weiche.bitrix24.catalogue.FieldForms.empty;
import static io.weiche.bitrix24.catalogue.FieldForms.filled;
import static io.weiche.bitrix24.catalogue.FieldForms.flag;
import static io.weiche.bitrix24.catalogue.FieldForms.key;
import static io.weiche.bitrix24.catalogue.FieldForms.link;
import static io.weiche.bitrix24.catalogue.FieldForms.moment;
import static io.weiche.bitrix24.catalogue.FieldForms.source;
import static io.weiche.bitrix24.catalogue.FieldForms.text;
import static io.weiche.bitrix24.catalogue.FieldForms.word;

import io.weiche.bitrix24.catalogue.Catalogue;
import io.weiche.bitrix24.catalogue.Codes;
import io.weiche.bitrix24.catalogue.FieldForms;
import io.weiche.bitrix24.catalogue.SharedFields;
import io.weiche.bitrix24.catalogue.WireField;
import io.weiche.leads.Lead;
import io.weiche.records.Filter;
import java.util.List;

/// The fields of a lead.
final class LeadFields {
    private static final Filter REPEAT = new Filter.AnyOf(List.of(filled("contactId"), filled("companyId")));
    private static final Filter FIRST = new Filter.AllOf(List.of(empty("contactId"), empty("companyId")));

    static final Catalogue<Lead> CATALOGUE = Catalogue.of(
            "lead",
            own(),
            SharedFields.person(lead -> lead.data().name()),
            FieldForms.money(lead -> lead.data().amount()),
            FieldForms.contacts(lead -> lead.data().customer().contactId()),
            SharedFields.address(lead -> lead.data().address()),
            SharedFields.external(lead -> lead.data().external()),
            SharedFields.utm(lead -> lead.data().origin().utm()),
            SharedFields.moves(Lead::id, Lead::createdById, Lead::movedAt),
            SharedFields.people(
                    Lead::id,
                    lead -> lead.data().responsibleId(),
                    Lead::createdById,
                    Lead::createdAt,
                    Lead::updatedAt,
                    Lead::lastActivityAt),
            SharedFields.points(lead -> lead.data().points()));

    private LeadFields() {}

    private static List<WireField<Lead>> own() {
        return List.of(
                key(Lead::id),
                text("TITLE", "title", lead -> lead.data().title()),
                text("COMPANY_TITLE", "companyTitle", lead -> lead.data().companyTitle()),
                text("POST", "jobTitle", lead -> lead.data().jobTitle()),
                day("BIRTHDATE", "birthdate", lead -> lead.data().birthdate()),
                source(lead -> lead.data().origin().sourceId()),
                text(
                        "SOURCE_DESCRIPTION",
                        "sourceDescription",
                        lead -> lead.data().origin().description()),
                word(
                        "STATUS_ID",
                        "STATUS",
                        "stageId",
                        Codes::leadStageIds,
                        (lead, words) -> words.codes().leadStage(lead.stageId())),
                absent("STATUS_DESCRIPTION", "string", null),
                FieldForms.<Lead>text(
                                "STATUS_SEMANTIC_ID",
                                "semantics",
                                lead -> lead.semantics().code())
                        .readOnly(),
                text("COMMENTS", "comments", lead -> lead.data().comments()),
                link(
                        "COMPANY_ID",
                        "crm_company",
                        "companyId",
                        lead -> lead.data().customer().companyId()),
                flag("IS_RETURN_CUSTOMER", Lead::repeat, REPEAT, FIRST),
                moment("DATE_CLOSED", "closedAt", Lead::closedAt));
    }
}
