package io.weiche.leads;

import static io.weiche.db.tables.Tables.LEAD;

import io.weiche.kernel.RecordKind;
import io.weiche.observers.ObserverFields;
import io.weiche.records.ContactPointFields;
import io.weiche.records.IncompleteField;
import io.weiche.records.JsonFields;
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
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Facts about leads for the record kit.
@Component
class LeadType implements RecordType {
    private static final Field<String> PERSON =
            DSL.function("concat_ws", String.class, DSL.inline(" "), LEAD.FIRST_NAME, LEAD.MIDDLE_NAME, LEAD.LAST_NAME);

    private static final List<RecordField<?>> OWN = List.of(
            RecordField.number("id", LEAD.ID).asSortable(),
            RecordField.text("title", LEAD.TITLE).asSortable(),
            RecordField.text("name", PERSON),
            RecordField.text("firstName", LEAD.FIRST_NAME),
            RecordField.text("middleName", LEAD.MIDDLE_NAME),
            RecordField.text("lastName", LEAD.LAST_NAME),
            RecordField.text("companyTitle", LEAD.COMPANY_TITLE),
            RecordField.text("jobTitle", LEAD.JOB_TITLE),
            RecordField.date("birthdate", LEAD.BIRTHDATE),
            RecordField.number("stageId", LEAD.STAGE_ID),
            RecordField.text("semantics", LEAD.SEMANTICS),
            RecordField.amount("amount", LEAD.AMOUNT),
            RecordField.text("currency", LEAD.CURRENCY),
            RecordField.number("sourceId", LEAD.SOURCE_ID),
            RecordField.text("sourceDescription", LEAD.SOURCE_DESCRIPTION),
            RecordField.text("comments", LEAD.COMMENTS),
            RecordField.user("responsibleId", LEAD.RESPONSIBLE_ID),
            RecordField.user("createdById", LEAD.CREATED_BY_ID),
            RecordField.number("contactId", LEAD.CONTACT_ID),
            RecordField.number("companyId", LEAD.COMPANY_ID),
            RecordField.text("attention", LEAD.ATTENTION_REASON),
            RecordField.text("originatorId", LEAD.ORIGINATOR_ID),
            RecordField.text("originId", LEAD.ORIGIN_ID),
            RecordField.time("createdAt", LEAD.CREATED_AT).asSortable(),
            RecordField.time("updatedAt", LEAD.UPDATED_AT).asSortable(),
            RecordField.time("movedAt", LEAD.MOVED_AT).asSortable(),
            RecordField.time("closedAt", LEAD.CLOSED_AT),
            RecordField.time("lastActivityAt", LEAD.LAST_ACTIVITY_AT).asSortable());

    private static final List<RecordField<?>> FIXED = RecordField.together(
            OWN,
            JsonFields.address(LEAD.ADDRESS),
            JsonFields.utm(LEAD.UTM),
            ContactPointFields.of(RecordKind.LEAD, LEAD.ACCOUNT_ID, LEAD.ID),
            ActivityFields.of(RecordKind.LEAD, LEAD.ACCOUNT_ID, LEAD.ID),
            TagFields.of(RecordKind.LEAD, LEAD.ACCOUNT_ID, LEAD.ID),
            ObserverFields.of(RecordKind.LEAD, LEAD.ID));

    /// The mode stands above the records it is about.
    private final ObjectProvider<LeadGate> gate;

    private final List<RecordField<?>> fields;

    LeadType(ObjectProvider<LeadGate> gate, IncompleteField incomplete, LeadRequirables requirable) {
        this.gate = gate;
        this.fields = RecordField.together(FIXED, List.of(incomplete.of(requirable)));
    }

    @Override
    public RecordKind kind() {
        return RecordKind.LEAD;
    }

    @Override
    public Table<?> table() {
        return LEAD;
    }

    @Override
    public Field<Long> accountId() {
        return LEAD.ACCOUNT_ID;
    }

    @Override
    public Field<Long> id() {
        return LEAD.ID;
    }

    @Override
    public Field<Long> responsibleId() {
        return LEAD.RESPONSIBLE_ID;
    }

    @Override
    public Field<OffsetDateTime> lastActivityAt() {
        return LEAD.LAST_ACTIVITY_AT;
    }

    @Override
    public Field<OffsetDateTime> deletedAt() {
        return LEAD.DELETED_AT;
    }

    @Override
    public Field<JSONB> custom() {
        return LEAD.CUSTOM;
    }

    @Override
    public Field<String> displayName() {
        return LEAD.TITLE;
    }

    /// A converted lead is history; in simple mode every closed one is.
    @Override
    public Condition frozen() {
        return gate.getObject().closedIsHistory() ? LEAD.SEMANTICS.ne("P") : LEAD.SEMANTICS.eq("S");
    }

    @Override
    public List<Field<String>> searched() {
        return List.of(LEAD.TITLE, PERSON, LEAD.COMPANY_TITLE);
    }

    @Override
    public List<Field<String>> inWords() {
        return List.of(LEAD.TITLE, PERSON, LEAD.FIRST_NAME, LEAD.MIDDLE_NAME, LEAD.LAST_NAME, LEAD.COMPANY_TITLE);
    }

    @Override
    public Condition open() {
        return LEAD.SEMANTICS.eq("P");
    }

    @Override
    public Field<String> context() {
        return DSL.coalesce(LEAD.COMPANY_TITLE, DSL.nullif(PERSON, DSL.inline("")));
    }

    @Override
    public Field<Long> stage() {
        return LEAD.STAGE_ID;
    }

    @Override
    public Field<String> wholeName() {
        return PERSON;
    }

    @Override
    public List<RecordField<?>> fields() {
        return fields;
    }

    @Override
    public Map<String, Field<?>> shown() {
        return RecordType.together(
                ContactPointFields.shown(RecordKind.LEAD, LEAD.ACCOUNT_ID, LEAD.ID),
                ActivityFields.shown(RecordKind.LEAD, LEAD.ACCOUNT_ID, LEAD.ID),
                TagFields.shown(RecordKind.LEAD, LEAD.ACCOUNT_ID, LEAD.ID),
                ObserverFields.shown(RecordKind.LEAD, LEAD.ACCOUNT_ID, LEAD.ID));
    }
}
