package io.weiche.leads;

import static io.weiche.db.tables.Tables.LEAD;

import io.weiche.fields.BuiltInField;
import io.weiche.fields.RequirableFields;
import io.weiche.kernel.RecordKind;
import java.util.List;
import org.springframework.stereotype.Component;

/// What an account may require of leads.
@Component
class LeadRequirables extends RequirableFields<LeadData> {
    LeadRequirables() {
        super(
                RecordKind.LEAD,
                new Columns(LEAD.ACCOUNT_ID, LEAD.ID, LEAD.STAGE_ID, LEAD.CUSTOM),
                LeadData::custom,
                BuiltInField.together(
                        List.of(name(), BuiltInField.of("companyTitle", LeadData::companyTitle, LEAD.COMPANY_TITLE)),
                        BuiltInField.points(RecordKind.LEAD, LeadData::points, LEAD.ACCOUNT_ID, LEAD.ID),
                        List.of(
                                BuiltInField.of("amount", LeadData::amount, LEAD.AMOUNT),
                                BuiltInField.of(
                                        "sourceId", lead -> lead.origin().sourceId(), LEAD.SOURCE_ID),
                                BuiltInField.of("comments", LeadData::comments, LEAD.COMMENTS))));
    }

    private static BuiltInField<LeadData> name() {
        return new BuiltInField<>(
                "name",
                lead -> lead.name().firstName() != null || lead.name().lastName() != null,
                LEAD.FIRST_NAME.isNotNull().or(LEAD.LAST_NAME.isNotNull()));
    }
}
