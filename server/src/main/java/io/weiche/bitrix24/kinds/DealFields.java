package io.weiche.bitrix24.kinds;

import static io.weiche.bitrix24.catalogue.FieldForms.absent;
import static io.weiche.bitrix24.catalogue.FieldForms.day;
import static io.weiche.bitrix24.catalogue.FieldForms.flag;
import static io.weiche.bitrix24.catalogue.FieldForms.key;
import static io.weiche.bitrix24.catalogue.FieldForms.link;
import static io.weiche.bitrix24.catalogue.FieldForms.source;
import static io.weiche.bitrix24.catalogue.FieldForms.text;
import static io.weiche.bitrix24.catalogue.FieldForms.word;

import io.weiche.bitrix24.catalogue.Catalogue;
import io.weiche.bitrix24.catalogue.Codes;
import io.weiche.bitrix24.catalogue.FieldForms;
import io.weiche.bitrix24.catalogue.SharedFields;
import io.weiche.bitrix24.catalogue.WireField;
import io.weiche.bitrix24.catalogue.WireField.Trait;
import io.weiche.bitrix24.catalogue.Words;
import io.weiche.deals.Deal;
import io.weiche.deals.Repeat;
import java.util.List;

/// The fields of a deal.
final class DealFields {
    static final Catalogue<Deal> CATALOGUE = Catalogue.of(
            "deal",
            own(),
            states(),
            FieldForms.money(deal -> deal.data().amount()),
            FieldForms.contacts(
                    deal -> deal.data().contactIds().stream().findFirst().orElse(null)),
            SharedFields.external(deal -> deal.data().external()),
            SharedFields.utm(deal -> deal.data().utm()),
            SharedFields.moves(Deal::id, Deal::createdById, Deal::movedAt),
            SharedFields.people(
                    Deal::id,
                    deal -> deal.data().responsibleId(),
                    Deal::createdById,
                    Deal::createdAt,
                    Deal::updatedAt,
                    Deal::lastActivityAt));

    private DealFields() {}

    private static List<WireField<Deal>> own() {
        return List.of(
                key(Deal::id),
                text("TITLE", "title", deal -> deal.data().title()),
                FieldForms.<Deal>absent("TYPE_ID", "string", null).wordsOf("DEAL_TYPE"),
                FieldForms.number(
                        "PROBABILITY", "probability", deal -> deal.data().probability()),
                absent("TAX_VALUE", "double", "0.00"),
                // 0 and not null, as the original has it
                link(
                        "COMPANY_ID",
                        "crm_company",
                        "companyId",
                        deal -> deal.data().companyId() == null
                                ? 0L
                                : deal.data().companyId()),
                FieldForms.<Deal>absent("QUOTE_ID", "crm_quote", null).readOnly(),
                day("BEGINDATE", "beginOn", deal -> deal.data().beginOn()),
                day("CLOSEDATE", "closeOn", deal -> deal.data().closeOn()),
                text("COMMENTS", "comments", deal -> deal.data().comments()),
                source(deal -> deal.data().sourceId()),
                text(
                        "SOURCE_DESCRIPTION",
                        "sourceDescription",
                        deal -> deal.data().sourceDescription()),
                FieldForms.<Deal>link("LEAD_ID", "crm_lead", "leadId", Deal::leadId)
                        .readOnly(),
                absent("ADDITIONAL_INFO", "string", null),
                absent("LOCATION_ID", "location", null));
    }

    private static List<WireField<Deal>> states() {
        return List.of(
                FieldForms.<Deal>coded(
                                "CATEGORY_ID",
                                "crm_category",
                                "pipelineId",
                                Codes::categories,
                                (deal, words) -> Words.id(words.codes().category(deal.pipelineId())))
                        .with(Trait.IMMUTABLE),
                word(
                        "STAGE_ID",
                        "DEAL_STAGE",
                        "stageId",
                        Codes::dealStageIds,
                        (deal, words) -> words.codes().dealStage(deal.stageId())),
                FieldForms.<Deal>text(
                                "STAGE_SEMANTIC_ID",
                                "semantics",
                                deal -> deal.semantics().code())
                        .readOnly(),
                FieldForms.choice(
                        "IS_NEW",
                        (deal, words) ->
                                Words.flag(words.codes().firstStageIds().contains(deal.stageId())),
                        codes -> FieldForms.among("stageId", codes.firstStageIds())),
                flag(
                        "CLOSED",
                        deal -> deal.closedAt() != null,
                        FieldForms.filled("closedAt"),
                        FieldForms.empty("closedAt")),
                absent("IS_RECURRING", "char", "N"),
                repeat("IS_RETURN_CUSTOMER", Repeat.REPEAT_DEAL),
                repeat("IS_REPEATED_APPROACH", Repeat.REPEAT_INQUIRY));
    }

    private static WireField<Deal> repeat(String code, Repeat repeat) {
        return flag(
                code,
                deal -> deal.repeat() == repeat,
                FieldForms.is("repeat", repeat.name()),
                FieldForms.isNot("repeat", repeat.name()));
    }
}
