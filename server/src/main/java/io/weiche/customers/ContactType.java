package io.weiche.customers;

import static io.weiche.db.tables.Tables.COMPANY;
import static io.weiche.db.tables.Tables.CONTACT;
import static io.weiche.db.tables.Tables.CONTACT_COMPANY;

import io.weiche.kernel.RecordKind;
import io.weiche.observers.ObserverFields;
import io.weiche.records.ContactPointFields;
import io.weiche.records.IncompleteField;
import io.weiche.records.JsonFields;
import io.weiche.records.LinkedNames;
import io.weiche.records.RecordField;
import io.weiche.records.RecordType;
import io.weiche.tags.TagFields;
import io.weiche.timeline.ActivityFields;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/// Facts about contacts for the record kit.
@Component
class ContactType implements RecordType {
    private static final List<RecordField<?>> OWN = List.of(
            RecordField.number("id", CONTACT.ID).asSortable(),
            RecordField.text("name", CONTACT.FULL_NAME).asSortable(),
            RecordField.text("firstName", CONTACT.FIRST_NAME),
            RecordField.text("middleName", CONTACT.MIDDLE_NAME),
            RecordField.text("lastName", CONTACT.LAST_NAME),
            RecordField.text("jobTitle", CONTACT.JOB_TITLE),
            RecordField.text("comments", CONTACT.COMMENTS),
            RecordField.user("responsibleId", CONTACT.RESPONSIBLE_ID),
            RecordField.user("createdById", CONTACT.CREATED_BY_ID),
            RecordField.number("sourceId", CONTACT.SOURCE_ID),
            RecordField.number("leadId", CONTACT.LEAD_ID),
            RecordField.bool("nameIsFallback", CONTACT.NAME_IS_FALLBACK),
            RecordField.text("originatorId", CONTACT.ORIGINATOR_ID),
            RecordField.text("originId", CONTACT.ORIGIN_ID),
            RecordField.links("companyId", CONTACT.ID, ContactType::worksAt),
            RecordField.date("birthdate", CONTACT.BIRTHDATE),
            RecordField.time("createdAt", CONTACT.CREATED_AT).asSortable(),
            RecordField.time("updatedAt", CONTACT.UPDATED_AT).asSortable(),
            RecordField.time("lastActivityAt", CONTACT.LAST_ACTIVITY_AT).asSortable());

    private static final List<RecordField<?>> FIXED = RecordField.together(
            OWN,
            JsonFields.address(CONTACT.ADDRESS),
            ContactPointFields.of(RecordKind.CONTACT, CONTACT.ACCOUNT_ID, CONTACT.ID),
            ActivityFields.of(RecordKind.CONTACT, CONTACT.ACCOUNT_ID, CONTACT.ID),
            TagFields.of(RecordKind.CONTACT, CONTACT.ACCOUNT_ID, CONTACT.ID),
            ObserverFields.of(RecordKind.CONTACT, CONTACT.ID));

    private static Condition worksAt(List<Long> companyIds) {
        return DSL.exists(DSL.selectOne()
                .from(CONTACT_COMPANY)
                .where(CONTACT_COMPANY.ACCOUNT_ID.eq(CONTACT.ACCOUNT_ID))
                .and(CONTACT_COMPANY.CONTACT_ID.eq(CONTACT.ID))
                .and(CONTACT_COMPANY.COMPANY_ID.in(companyIds)));
    }

    private final LinkedNames names;
    private final List<RecordField<?>> fields;

    ContactType(LinkedNames names, IncompleteField incomplete, ContactRequirables requirable) {
        this.names = names;
        this.fields = RecordField.together(FIXED, List.of(incomplete.of(requirable)));
    }

    @Override
    public RecordKind kind() {
        return RecordKind.CONTACT;
    }

    @Override
    public Table<?> table() {
        return CONTACT;
    }

    @Override
    public Field<Long> accountId() {
        return CONTACT.ACCOUNT_ID;
    }

    @Override
    public Field<Long> id() {
        return CONTACT.ID;
    }

    @Override
    public Field<Long> responsibleId() {
        return CONTACT.RESPONSIBLE_ID;
    }

    @Override
    public Field<OffsetDateTime> lastActivityAt() {
        return CONTACT.LAST_ACTIVITY_AT;
    }

    @Override
    public Field<OffsetDateTime> deletedAt() {
        return CONTACT.DELETED_AT;
    }

    @Override
    public Field<JSONB> custom() {
        return CONTACT.CUSTOM;
    }

    @Override
    public Field<String> displayName() {
        return CONTACT.FULL_NAME;
    }

    @Override
    public List<Field<String>> searched() {
        return List.of(CONTACT.FULL_NAME);
    }

    @Override
    public List<Field<String>> inWords() {
        return List.of(CONTACT.FULL_NAME, CONTACT.FIRST_NAME, CONTACT.MIDDLE_NAME, CONTACT.LAST_NAME);
    }

    /// Where the person works.
    @Override
    public Field<String> context() {
        return DSL.field(DSL.select(names.seen(RecordKind.COMPANY, COMPANY, COMPANY.TITLE))
                .from(CONTACT_COMPANY)
                .join(COMPANY)
                .on(COMPANY.ACCOUNT_ID.eq(CONTACT_COMPANY.ACCOUNT_ID))
                .and(COMPANY.ID.eq(CONTACT_COMPANY.COMPANY_ID))
                .where(CONTACT_COMPANY.ACCOUNT_ID.eq(CONTACT.ACCOUNT_ID))
                .and(CONTACT_COMPANY.CONTACT_ID.eq(CONTACT.ID))
                .and(COMPANY.DELETED_AT.isNull())
                .orderBy(CONTACT_COMPANY.IS_PRIMARY.desc(), COMPANY.ID)
                .limit(1));
    }

    @Override
    public Field<String> wholeName() {
        return CONTACT.FULL_NAME;
    }

    @Override
    public List<RecordField<?>> fields() {
        return fields;
    }

    @Override
    public Map<String, Field<?>> shown() {
        return RecordType.together(
                Map.of("companyId", companies()),
                ContactPointFields.shown(RecordKind.CONTACT, CONTACT.ACCOUNT_ID, CONTACT.ID),
                ActivityFields.shown(RecordKind.CONTACT, CONTACT.ACCOUNT_ID, CONTACT.ID),
                TagFields.shown(RecordKind.CONTACT, CONTACT.ACCOUNT_ID, CONTACT.ID),
                ObserverFields.shown(RecordKind.CONTACT, CONTACT.ACCOUNT_ID, CONTACT.ID));
    }

    private Field<String> companies() {
        var title = names.written(RecordKind.COMPANY, COMPANY, COMPANY.TITLE);
        return DSL.field(DSL.select(DSL.listAgg(title, ", ").withinGroupOrderBy(COMPANY.ID))
                .from(CONTACT_COMPANY)
                .join(COMPANY)
                .on(COMPANY.ACCOUNT_ID.eq(CONTACT_COMPANY.ACCOUNT_ID))
                .and(COMPANY.ID.eq(CONTACT_COMPANY.COMPANY_ID))
                .where(CONTACT_COMPANY.ACCOUNT_ID.eq(CONTACT.ACCOUNT_ID))
                .and(CONTACT_COMPANY.CONTACT_ID.eq(CONTACT.ID)));
    }
}
