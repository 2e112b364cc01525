package io.weiche.deals;

import static io.weiche.db.tables.Tables.DEAL;
import static io.weiche.db.tables.Tables.DEAL_CONTACT;

import io.weiche.fields.BuiltInField;
import io.weiche.fields.RequirableFields;
import io.weiche.kernel.RecordKind;
import java.util.List;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/// What an account may require of deals.
@Component
class DealRequirables extends RequirableFields<DealData> {
    DealRequirables() {
        super(
                RecordKind.DEAL,
                new Columns(DEAL.ACCOUNT_ID, DEAL.ID, DEAL.STAGE_ID, DEAL.CUSTOM),
                DealData::custom,
                List.of(
                        BuiltInField.of("amount", DealData::amount, DEAL.AMOUNT),
                        BuiltInField.of("closeOn", DealData::closeOn, DEAL.CLOSE_ON),
                        BuiltInField.of("companyId", DealData::companyId, DEAL.COMPANY_ID),
                        contacts(),
                        BuiltInField.of("sourceId", DealData::sourceId, DEAL.SOURCE_ID),
                        BuiltInField.of("comments", DealData::comments, DEAL.COMMENTS)));
    }

    private static BuiltInField<DealData> contacts() {
        return new BuiltInField<>(
                "contactIds",
                deal -> !deal.contactIds().isEmpty(),
                DSL.exists(DSL.selectOne()
                        .from(DEAL_CONTACT)
                        .where(DEAL_CONTACT.ACCOUNT_ID.eq(DEAL.ACCOUNT_ID))
                        .and(DEAL_CONTACT.DEAL_ID.eq(DEAL.ID))));
    }
}
