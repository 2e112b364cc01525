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

/// Facts about companies for the record kit.
@Component
class CompanyType implements RecordType {
    private static final List<RecordField<?>> OWN = List.of(
            RecordField.number("id", COMPANY.ID).asSortable(),
            RecordField.text("title", COMPANY.TITLE).asSortable(),
            RecordField.text("industry", COMPANY.INDUSTRY),
            RecordField.text("comments", COMPANY.COMMENTS),
            RecordField.user("responsibleId", COMPANY.RESPONSIBLE_ID),
            RecordField.user("createdById", COMPANY.CREATED_BY_ID),
            RecordField.number("sourceId", COMPANY.SOURCE_ID),
            RecordField.number("leadId", COMPANY.LEAD_ID),
            RecordField.bool("nameIsFallback", COMPANY.NAME_IS_FALLBACK),
            RecordField.text("originatorId", COMPANY.ORIGINATOR_ID),
            RecordField.text("originId", COMPANY.ORIGIN_ID),
            RecordField.links("contactId", COMPANY.ID, CompanyType::employs),
            RecordField.time("createdAt", COMPANY.CREATED_AT).asSortable(),
            RecordField.time("updatedAt", COMPANY.UPDATED_AT).asSortable(),
            RecordField.time("lastActivityAt", COMPANY.LAST_ACTIVITY_AT).asSortable());

    private static final List<RecordField<?>> FIXED = RecordField.together(
            OWN,
            JsonFields.address(COMPANY.ADDRESS),
            ContactPointFields.of(RecordKind.COMPANY, COMPANY.ACCOUNT_ID, COMPANY.ID),
            ActivityFields.of(RecordKind.COMPANY, COMPANY.ACCOUNT_ID, COMPANY.ID),
            TagFields.of(RecordKind.COMPANY, COMPANY.ACCOUNT_ID, COMPANY.ID),
            ObserverFields.of(RecordKind.COMPANY, COMPANY.ID));

    private static Condition employs(List<Long> contactIds) {
        return DSL.exists(DSL.selectOne()
                .from(CONTACT_COMPANY)
                .where(CONTACT_COMPANY.ACCOUNT_ID.eq(COMPANY.ACCOUNT_ID))
                .and(CONTACT_COMPANY.COMPANY_ID.eq(COMPANY.ID))
                .and(CONTACT_COMPANY.CONTACT_ID.in(contactIds)));
    }

    private final LinkedNames names;
    private final List<RecordField<?>> fields;

    CompanyType(LinkedNames names, IncompleteField incomplete, CompanyRequirables requirable) {
        this.names = names;
        this.fields = RecordField.together(FIXED, List.of(incomplete.of(requirable)));
    }

    @Override
    public RecordKind kind() {
        return RecordKind.COMPANY;
    }

    @Override
    public Table<?> table() {
        return COMPANY;
    }

    @Override
    public Field<Long> accountId() {
        return COMPANY.ACCOUNT_ID;
    }

    @Override
    public Field<Long> id() {
        return COMPANY.ID;
    }

    @Override
    public Field<Long> responsibleId() {
        return COMPANY.RESPONSIBLE_ID;
    }

    @Override
    public Field<OffsetDateTime> lastActivityAt() {
        return COMPANY.LAST_ACTIVITY_AT;
    }

    @Override
    public Field<OffsetDateTime> deletedAt() {
        return COMPANY.DELETED_AT;
    }

    @Override
    public Field<JSONB> custom() {
        return COMPANY.CUSTOM;
    }

    @Override
    public Field<String> displayName() {
        return COMPANY.TITLE;
    }

    @Override
    public List<Field<String>> searched() {
        return List.of(COMPANY.TITLE);
    }

    /// Where it is, else what it does.
    @Override
    public Field<String> context() {
        return DSL.coalesce(
                DSL.jsonbGetAttributeAsText(COMPANY.ADDRESS, DSL.inline("city")).cast(String.class), COMPANY.INDUSTRY);
    }

    @Override
    public Field<String> wholeName() {
        return COMPANY.TITLE;
    }

    @Override
    public List<RecordField<?>> fields() {
        return fields;
    }

    @Override
    public Map<String, Field<?>> shown() {
        return RecordType.together(
                Map.of("contactId", contacts()),
                ContactPointFields.shown(RecordKind.COMPANY, COMPANY.ACCOUNT_ID, COMPANY.ID),
                ActivityFields.shown(RecordKind.COMPANY, COMPANY.ACCOUNT_ID, COMPANY.ID),
                TagFields.shown(RecordKind.COMPANY, COMPANY.ACCOUNT_ID, COMPANY.ID),
                ObserverFields.shown(RecordKind.COMPANY, COMPANY.ACCOUNT_ID, COMPANY.ID));
    }

    private Field<String> contacts() {
        var name = names.written(RecordKind.CONTACT, CONTACT, CONTACT.FULL_NAME);
        return DSL.field(DSL.select(DSL.listAgg(name, ", ").withinGroupOrderBy(CONTACT.ID))
                .from(CONTACT_COMPANY)
                .join(CONTACT)
                .on(CONTACT.ACCOUNT_ID.eq(CONTACT_COMPANY.ACCOUNT_ID))
                .and(CONTACT.ID.eq(CONTACT_COMPANY.CONTACT_ID))
                .where(CONTACT_COMPANY.ACCOUNT_ID.eq(COMPANY.ACCOUNT_ID))
                .and(CONTACT_COMPANY.COMPANY_ID.eq(COMPANY.ID)));
    }
}
