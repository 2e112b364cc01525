package io.weiche.customers;

import static io.weiche.db.tables.Tables.COMPANY;

import io.weiche.fields.BuiltInField;
import io.weiche.fields.RequirableFields;
import io.weiche.kernel.RecordKind;
import java.util.List;
import org.springframework.stereotype.Component;

/// What an account may require of companies.
@Component
class CompanyRequirables extends RequirableFields<CompanyData> {
    CompanyRequirables() {
        super(
                RecordKind.COMPANY,
                new Columns(COMPANY.ACCOUNT_ID, COMPANY.ID, null, COMPANY.CUSTOM),
                CompanyData::custom,
                BuiltInField.together(
                        BuiltInField.points(RecordKind.COMPANY, CompanyData::points, COMPANY.ACCOUNT_ID, COMPANY.ID),
                        List.of(
                                BuiltInField.of("industry", CompanyData::industry, COMPANY.INDUSTRY),
                                BuiltInField.of("sourceId", CompanyData::sourceId, COMPANY.SOURCE_ID),
                                BuiltInField.of("comments", CompanyData::comments, COMPANY.COMMENTS))));
    }
}
