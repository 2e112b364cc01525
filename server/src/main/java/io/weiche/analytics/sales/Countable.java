package io.weiche.analytics.sales;

import static io.weiche.db.tables.Tables.CONVERSION;
import static io.weiche.db.tables.Tables.DEAL;
import static io.weiche.db.tables.Tables.INQUIRY;
import static io.weiche.db.tables.Tables.LEAD;

import io.weiche.kernel.RecordKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/// Leads or deals as reports read them.
///
/// @param repeat from a customer that was known
/// @param closeOn expected; leads have none
/// @param chance in per cent; null: nobody has said
record Countable(
        RecordKind kind,
        Table<?> table,
        Field<Long> accountId,
        Field<Long> id,
        Field<String> title,
        Field<Long> pipelineId,
        Field<Long> stageId,
        Field<String> semantics,
        Field<Long> responsibleId,
        Field<Long> sourceId,
        Field<Long> lossReasonId,
        Field<BigDecimal> amount,
        Field<String> currency,
        Field<Short> chance,
        Field<LocalDate> closeOn,
        Condition repeat,
        Field<OffsetDateTime> createdAt,
        Field<OffsetDateTime> closedAt,
        Field<OffsetDateTime> deletedAt) {
    static final Countable LEADS = new Countable(
            RecordKind.LEAD,
            LEAD,
            LEAD.ACCOUNT_ID,
            LEAD.ID,
            LEAD.TITLE,
            DSL.castNull(Long.class),
            LEAD.STAGE_ID,
            LEAD.SEMANTICS,
            LEAD.RESPONSIBLE_ID,
            LEAD.SOURCE_ID,
            LEAD.LOSS_REASON_ID,
            LEAD.AMOUNT,
            LEAD.CURRENCY,
            DSL.castNull(Short.class),
            DSL.castNull(LocalDate.class),
            LEAD.CONTACT_ID.isNotNull().or(LEAD.COMPANY_ID.isNotNull()).or(LEAD.CUSTOMER_PURGED.isTrue()),
            LEAD.CREATED_AT,
            LEAD.CLOSED_AT,
            LEAD.DELETED_AT);

    static final Countable DEALS = new Countable(
            RecordKind.DEAL,
            DEAL,
            DEAL.ACCOUNT_ID,
            DEAL.ID,
            DEAL.TITLE,
            DEAL.PIPELINE_ID,
            DEAL.STAGE_ID,
            DEAL.SEMANTICS,
            DEAL.RESPONSIBLE_ID,
            DEAL.SOURCE_ID,
            DEAL.LOSS_REASON_ID,
            DEAL.AMOUNT,
            DEAL.CURRENCY,
            DEAL.PROBABILITY,
            DEAL.CLOSE_ON,
            DEAL.REPEAT.ne(DSL.inline("NEW")),
            DEAL.CREATED_AT,
            DEAL.CLOSED_AT,
            DEAL.DELETED_AT);

    static Countable of(RecordKind kind) {
        return kind == RecordKind.LEAD ? LEADS : DEALS;
    }

    boolean leads() {
        return kind == RecordKind.LEAD;
    }

    /// A program asked for a lead, and a rule made a deal of it at once: there was nothing to qualify.
    Condition skipped() {
        return leads()
                ? DSL.exists(DSL.selectOne()
                        .from(INQUIRY)
                        .where(INQUIRY.ACCOUNT_ID.eq(accountId))
                        .and(INQUIRY.LEAD_ID.eq(id))
                        .and(INQUIRY.SKIPPED_LEAD.isTrue()))
                : DSL.falseCondition();
    }

    /// Somebody changed the mode, and that converted it.
    Condition bySwitch() {
        return DSL.exists(DSL.selectOne()
                .from(CONVERSION)
                .where(CONVERSION.ACCOUNT_ID.eq(accountId))
                .and(CONVERSION.LEAD_ID.eq(id))
                .and(CONVERSION.UNDONE_AT.isNull())
                .and(CONVERSION.SWITCH_ID.isNotNull()));
    }
}
