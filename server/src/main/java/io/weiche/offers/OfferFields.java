package io.weiche.offers;

import static io.weiche.db.tables.Tables.OFFER;

import io.weiche.records.RecordField;
import io.weiche.records.RecordType;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What offers are found by: what they say themselves, and some fields of their deal.
final class OfferFields {
    static final List<RecordField<?>> OWN = List.of(
            RecordField.number("id", OFFER.ID),
            RecordField.number("dealId", OFFER.DEAL_ID),
            RecordField.text("number", OFFER.NUMBER),
            RecordField.text("status", OFFER.STATUS),
            RecordField.text("currency", OFFER.CURRENCY),
            RecordField.amount("total", OFFER.TOTAL),
            RecordField.date("offeredOn", OFFER.OFFERED_ON),
            RecordField.date("validUntil", OFFER.VALID_UNTIL),
            RecordField.date("decidedOn", OFFER.DECIDED_ON),
            RecordField.time("issuedAt", OFFER.ISSUED_AT),
            RecordField.user("createdById", OFFER.CREATED_BY_ID),
            RecordField.time("createdAt", OFFER.CREATED_AT),
            RecordField.time("updatedAt", OFFER.UPDATED_AT));

    private static final Set<String> OF_DEAL = Set.of("responsibleId", "companyId", "contactId", "leadId");

    private OfferFields() {}

    static Stream<RecordField<?>> ofDeal(RecordType deals) {
        return deals.fields().stream().filter(field -> OF_DEAL.contains(field.code()));
    }
}
