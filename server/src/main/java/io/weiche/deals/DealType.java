package io.weiche.deals;

import static io.weiche.db.tables.Tables.COMPANY;
import static io.weiche.db.tables.Tables.CONTACT;
import static io.weiche.db.tables.Tables.DEAL;
import static io.weiche.db.tables.Tables.DEAL_CONTACT;

import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.observers.ObserverFields;
import io.weiche.records.IncompleteField;
import io.weiche.records.JsonFields;
import io.weiche.records.KnownCustomers.Customers;
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
import org.jooq.QuantifiedSelect;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/// Facts about deals for the record kit.
@Component
class DealType implements RecordType {
    private static final List<RecordField<?>> OWN = List.of(
            RecordField.number("id", DEAL.ID).asSortable(),
            RecordField.text("title", DEAL.TITLE).asSortable(),
            RecordField.number("pipelineId", DEAL.PIPELINE_ID),
            RecordField.number("stageId", DEAL.STAGE_ID),
            RecordField.text("semantics", DEAL.SEMANTICS),
            RecordField.amount("amount", DEAL.AMOUNT),
            RecordField.text("currency", DEAL.CURRENCY),
            RecordField.number("probability", DEAL.PROBABILITY.cast(Long.class)),
            RecordField.date("beginOn", DEAL.BEGIN_ON),
            RecordField.date("closeOn", DEAL.CLOSE_ON),
            RecordField.number("sourceId", DEAL.SOURCE_ID),
            RecordField.text("sourceDescription", DEAL.SOURCE_DESCRIPTION),
            RecordField.text("comments", DEAL.COMMENTS),
            RecordField.user("responsibleId", DEAL.RESPONSIBLE_ID),
            RecordField.user("createdById", DEAL.CREATED_BY_ID),
            RecordField.number("companyId", DEAL.COMPANY_ID),
            RecordField.links("contactId", DEAL.ID, DealType::sellsTo),
            RecordField.number("leadId", DEAL.LEAD_ID),
            RecordField.number("recurringDealId", DEAL.RECURRING_DEAL_ID),
            RecordField.text("repeat", DEAL.REPEAT),
            RecordField.text("originatorId", DEAL.ORIGINATOR_ID),
            RecordField.text("originId", DEAL.ORIGIN_ID),
            RecordField.time("createdAt", DEAL.CREATED_AT).asSortable(),
            RecordField.time("updatedAt", DEAL.UPDATED_AT).asSortable(),
            RecordField.time("movedAt", DEAL.MOVED_AT).asSortable(),
            RecordField.time("closedAt", DEAL.CLOSED_AT),
            RecordField.time("lastActivityAt", DEAL.LAST_ACTIVITY_AT).asSortable());

    private static final List<RecordField<?>> FIXED = RecordField.together(
            OWN,
            JsonFields.utm(DEAL.UTM),
            ActivityFields.of(RecordKind.DEAL, DEAL.ACCOUNT_ID, DEAL.ID),
            TagFields.of(RecordKind.DEAL, DEAL.ACCOUNT_ID, DEAL.ID),
            ObserverFields.of(RecordKind.DEAL, DEAL.ID));

    private static Condition sellsTo(List<Long> contactIds) {
        return DSL.exists(DSL.selectOne()
                .from(DEAL_CONTACT)
                .where(DEAL_CONTACT.ACCOUNT_ID.eq(DEAL.ACCOUNT_ID))
                .and(DEAL_CONTACT.DEAL_ID.eq(DEAL.ID))
                .and(DEAL_CONTACT.CONTACT_ID.in(contactIds)));
    }

    private final LinkedNames names;
    private final List<RecordField<?>> fields;

    DealType(LinkedNames names, IncompleteField incomplete, DealRequirables requirable) {
        this.names = names;
        this.fields = RecordField.together(FIXED, List.of(incomplete.of(requirable)));
    }

    @Override
    public RecordKind kind() {
        return RecordKind.DEAL;
    }

    @Override
    public Table<?> table() {
        return DEAL;
    }

    @Override
    public Field<Long> accountId() {
        return DEAL.ACCOUNT_ID;
    }

    @Override
    public Field<Long> id() {
        return DEAL.ID;
    }

    @Override
    public Field<Long> responsibleId() {
        return DEAL.RESPONSIBLE_ID;
    }

    @Override
    public Field<OffsetDateTime> lastActivityAt() {
        return DEAL.LAST_ACTIVITY_AT;
    }

    @Override
    public Field<OffsetDateTime> deletedAt() {
        return DEAL.DELETED_AT;
    }

    @Override
    public Field<JSONB> custom() {
        return DEAL.CUSTOM;
    }

    @Override
    public Field<String> displayName() {
        return DEAL.TITLE;
    }

    @Override
    public List<Field<String>> searched() {
        return List.of(DEAL.TITLE);
    }

    @Override
    public Condition open() {
        return DEAL.SEMANTICS.eq("P");
    }

    @Override
    public boolean hasCustomers() {
        return true;
    }

    @Override
    public Select<Record1<Long>> soldTo(Customers customers) {
        var account = CurrentAccount.require().value();
        return DSL.select(DEAL_CONTACT.DEAL_ID)
                .from(DEAL_CONTACT)
                .where(DEAL_CONTACT.ACCOUNT_ID.eq(account))
                .and(DEAL_CONTACT.CONTACT_ID.eq(any(customers.contacts())))
                .unionAll(DSL.select(DEAL.ID)
                        .from(DEAL)
                        .where(DEAL.ACCOUNT_ID.eq(account))
                        .and(DEAL.COMPANY_ID.eq(any(customers.companies()))));
    }

    private static QuantifiedSelect<Record1<Long>> any(List<Long> ids) {
        return DSL.any(ids.toArray(Long[]::new));
    }

    /// The customer: the company, else the main contact.
    @Override
    public Field<String> context() {
        var company = DSL.field(DSL.select(names.seen(RecordKind.COMPANY, COMPANY, COMPANY.TITLE))
                .from(COMPANY)
                .where(COMPANY.ACCOUNT_ID.eq(DEAL.ACCOUNT_ID))
                .and(COMPANY.ID.eq(DEAL.COMPANY_ID)));
        var contact = DSL.field(DSL.select(names.seen(RecordKind.CONTACT, CONTACT, CONTACT.FULL_NAME))
                .from(DEAL_CONTACT)
                .join(CONTACT)
                .on(CONTACT.ACCOUNT_ID.eq(DEAL_CONTACT.ACCOUNT_ID))
                .and(CONTACT.ID.eq(DEAL_CONTACT.CONTACT_ID))
                .where(DEAL_CONTACT.ACCOUNT_ID.eq(DEAL.ACCOUNT_ID))
                .and(DEAL_CONTACT.DEAL_ID.eq(DEAL.ID))
                .orderBy(DEAL_CONTACT.IS_PRIMARY.desc(), DEAL_CONTACT.SORT)
                .limit(1));
        return DSL.coalesce(company, contact);
    }

    @Override
    public Field<Long> stage() {
        return DEAL.STAGE_ID;
    }

    @Override
    public List<RecordField<?>> fields() {
        return fields;
    }

    @Override
    public Map<String, Field<?>> shown() {
        return RecordType.together(
                Map.of("contactId", contacts()),
                ActivityFields.shown(RecordKind.DEAL, DEAL.ACCOUNT_ID, DEAL.ID),
                TagFields.shown(RecordKind.DEAL, DEAL.ACCOUNT_ID, DEAL.ID),
                ObserverFields.shown(RecordKind.DEAL, DEAL.ACCOUNT_ID, DEAL.ID));
    }

    private Field<String> contacts() {
        var name = names.written(RecordKind.CONTACT, CONTACT, CONTACT.FULL_NAME);
        return DSL.field(DSL.select(DSL.listAgg(name, ", ").withinGroupOrderBy(DEAL_CONTACT.SORT, CONTACT.ID))
                .from(DEAL_CONTACT)
                .join(CONTACT)
                .on(CONTACT.ACCOUNT_ID.eq(DEAL_CONTACT.ACCOUNT_ID))
                .and(CONTACT.ID.eq(DEAL_CONTACT.CONTACT_ID))
                .where(DEAL_CONTACT.ACCOUNT_ID.eq(DEAL.ACCOUNT_ID))
                .and(DEAL_CONTACT.DEAL_ID.eq(DEAL.ID)));
    }
}
