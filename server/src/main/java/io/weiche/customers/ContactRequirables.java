package io.weiche.customers;

import static io.weiche.db.tables.Tables.CONTACT;
import static io.weiche.db.tables.Tables.CONTACT_COMPANY;

import io.weiche.fields.BuiltInField;
import io.weiche.fields.RequirableFields;
import io.weiche.kernel.RecordKind;
import java.util.List;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/// What an account may require of contacts.
@Component
class ContactRequirables extends RequirableFields<ContactData> {
    ContactRequirables() {
        super(
                RecordKind.CONTACT,
                new Columns(CONTACT.ACCOUNT_ID, CONTACT.ID, null, CONTACT.CUSTOM),
                ContactData::custom,
                BuiltInField.together(
                        BuiltInField.points(RecordKind.CONTACT, ContactData::points, CONTACT.ACCOUNT_ID, CONTACT.ID),
                        List.of(
                                companies(),
                                BuiltInField.of("jobTitle", ContactData::jobTitle, CONTACT.JOB_TITLE),
                                BuiltInField.of("birthdate", ContactData::birthdate, CONTACT.BIRTHDATE),
                                BuiltInField.of("sourceId", ContactData::sourceId, CONTACT.SOURCE_ID),
                                BuiltInField.of("comments", ContactData::comments, CONTACT.COMMENTS))));
    }

    private static BuiltInField<ContactData> companies() {
        return new BuiltInField<>(
                "companyIds",
                contact -> !contact.companyIds().isEmpty(),
                DSL.exists(DSL.selectOne()
                        .from(CONTACT_COMPANY)
                        .where(CONTACT_COMPANY.ACCOUNT_ID.eq(CONTACT.ACCOUNT_ID))
                        .and(CONTACT_COMPANY.CONTACT_ID.eq(CONTACT.ID))));
    }
}
