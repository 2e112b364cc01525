package io.weiche.bitrix24.sales;

import static io.weiche.bitrix24.catalogue.FieldForms.absent;
import static io.weiche.bitrix24.catalogue.FieldForms.words;

import io.weiche.bitrix24.catalogue.Catalogue;
import io.weiche.bitrix24.catalogue.FieldForms;
import io.weiche.bitrix24.catalogue.Filtering;
import io.weiche.bitrix24.catalogue.QuoteStatus;
import io.weiche.bitrix24.catalogue.SharedFields;
import io.weiche.bitrix24.catalogue.WireField;
import io.weiche.bitrix24.catalogue.WireField.Trait;
import io.weiche.bitrix24.catalogue.Words;
import io.weiche.deals.Deal;
import io.weiche.offers.Offer;
import io.weiche.records.Filter;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// The fields of `crm.quote.*`: what an offer says, and what follows from its deal.
final class QuoteFields {
    /// @param deal the offer belongs to
    record Quote(Offer offer, Deal deal) {}

    static final Catalogue<Quote> CATALOGUE =
            Catalogue.of("quote", own(), written(), ofDeal(), people(), notKept(), SharedFields.noUtm());

    private QuoteFields() {}

    private static List<WireField<Quote>> own() {
        return List.of(
                FieldForms.key(quote -> quote.offer().id()),
                FieldForms.<Quote>text(
                                "QUOTE_NUMBER", "number", quote -> quote.offer().number())
                        .readOnly(),
                WireField.<Quote>of(
                                "STATUS_ID",
                                "crm_status",
                                (quote, _) ->
                                        QuoteStatus.of(quote.offer().status()).name(),
                                new Filtering.Choice(_ -> Stream.of(QuoteStatus.values())
                                        .collect(Collectors.toMap(
                                                QuoteStatus::name,
                                                status -> FieldForms.is(
                                                        "status", status.ours().name())))))
                        .wordsOf("QUOTE_STATUS"),
                FieldForms.flag(
                        "CLOSED",
                        quote -> QuoteStatus.of(quote.offer().status()).isClosed(),
                        closed(true),
                        closed(false)),
                WireField.<Quote>of(
                                "OPPORTUNITY",
                                "double",
                                (quote, _) -> quote.offer().total().toPlainString(),
                                new Filtering.Decimal("total"))
                        .readOnly(),
                WireField.<Quote>of(
                                "TAX_VALUE",
                                "double",
                                (quote, _) -> quote.offer()
                                        .total()
                                        .subtract(quote.offer().net())
                                        .toPlainString(),
                                Filtering.NONE)
                        .readOnly(),
                WireField.<Quote>of(
                                "CURRENCY_ID",
                                "crm_currency",
                                (quote, _) -> quote.offer().currency(),
                                new Filtering.Text("currency"))
                        .readOnly());
    }

    private static Filter closed(boolean closed) {
        return new Filter.Match(
                "status",
                Filter.Operator.IN,
                Stream.of(QuoteStatus.values())
                        .filter(status -> status.isClosed() == closed)
                        .<JsonNode>map(status -> JsonNodeFactory.instance.stringNode(
                                status.ours().name()))
                        .toList());
    }

    /// What people write in a draft.
    private static List<WireField<Quote>> written() {
        return List.of(
                FieldForms.day(
                        "BEGINDATE", "offeredOn", quote -> quote.offer().text().offeredOn()),
                FieldForms.day(
                        "CLOSEDATE", "validUntil", quote -> quote.offer().text().validUntil()),
                FieldForms.day(
                        "ACTUAL_DATE",
                        "validUntil",
                        quote -> quote.offer().text().validUntil()),
                words("CONTENT", quote -> quote.offer().text().opening()),
                words("TERMS", quote -> quote.offer().text().closing()),
                words(
                        "CLIENT_TITLE",
                        quote -> QuoteInput.firstLine(quote.offer().text().recipient())),
                words(
                        "CLIENT_ADDR",
                        quote -> QuoteInput.furtherLines(quote.offer().text().recipient())));
    }

    private static List<WireField<Quote>> ofDeal() {
        return List.of(
                FieldForms.<Quote>words("TITLE", quote -> quote.deal().data().title())
                        .notStored(null)
                        .with(Trait.REQUIRED),
                FieldForms.<Quote>link(
                                "DEAL_ID",
                                "crm_deal",
                                "dealId",
                                quote -> quote.offer().dealId())
                        .with(Trait.IMMUTABLE),
                linked(
                        "ASSIGNED_BY_ID",
                        "user",
                        "responsibleId",
                        deal -> deal.data().responsibleId()),
                linked(
                        "COMPANY_ID",
                        "crm_company",
                        "companyId",
                        deal -> deal.data().companyId()),
                linked(
                        "CONTACT_ID",
                        "crm_contact",
                        "contactId",
                        deal -> deal.data().contactIds().stream().findFirst().orElse(null)),
                FieldForms.<Quote>links("CONTACT_IDS", "crm_contact", "contactId")
                        .readOnly(),
                linked("LEAD_ID", "crm_lead", "leadId", Deal::leadId));
    }

    /// Found by, but not in an order by: it stands on the deal.
    private static WireField<Quote> linked(
            String code, String type, String field, Function<Deal, @Nullable Long> value) {
        return WireField.<Quote>of(
                        code, type, (quote, _) -> Words.id(value.apply(quote.deal())), new Filtering.Links(field))
                .readOnly();
    }

    private static List<WireField<Quote>> people() {
        return List.of(
                FieldForms.<Quote>link(
                                "CREATED_BY_ID",
                                "user",
                                "createdById",
                                quote -> quote.offer().createdById())
                        .readOnly(),
                FieldForms.moment(
                        "DATE_CREATE", "createdAt", quote -> quote.offer().createdAt()),
                FieldForms.moment(
                        "DATE_MODIFY", "updatedAt", quote -> quote.offer().updatedAt()),
                FieldForms.moment(
                        "LAST_ACTIVITY_TIME",
                        "updatedAt",
                        quote -> quote.offer().updatedAt()),
                FieldForms.<Quote>absent("MODIFY_BY_ID", "user", null).readOnly(),
                FieldForms.<Quote>absent("LAST_ACTIVITY_BY", "user", null).readOnly(),
                FieldForms.<Quote>absent("LAST_COMMUNICATION_TIME", "string", null)
                        .readOnly());
    }

    private static List<WireField<Quote>> notKept() {
        return List.of(
                absent("MYCOMPANY_ID", "crm_company", null),
                absent("OPENED", "char", "N"),
                absent("COMMENTS", "string", null),
                absent("CLIENT_CONTACT", "string", null),
                absent("CLIENT_EMAIL", "string", null),
                absent("CLIENT_PHONE", "string", null),
                absent("CLIENT_TP_ID", "string", null),
                absent("CLIENT_TPA_ID", "string", null),
                absent("PERSON_TYPE_ID", "integer", null),
                absent("LOCATION_ID", "location", null));
    }
}
