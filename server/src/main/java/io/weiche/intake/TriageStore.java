package io.weiche.intake;

import static io.weiche.db.tables.Tables.INQUIRY;
import static io.weiche.db.tables.Tables.INQUIRY_DECISION;

import io.weiche.access.CurrentUser;
import io.weiche.db.tables.tables.records.InquiryDecisionRecord;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.web.Etags;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/// Writes decisions about inquiries. Rows of inquiries are locked last, as conversions do, so that nobody waits in a
/// circle; who was faster is told by the version.
@Repository
class TriageStore {
    private static final Field<OffsetDateTime> NOW = DSL.function("clock_timestamp", OffsetDateTime.class);

    private final DSLContext db;

    TriageStore(DSLContext db) {
        this.db = db;
    }

    Decision.Standing standing(long id) {
        return db.selectFrom(INQUIRY)
                .where(INQUIRY.ACCOUNT_ID.eq(account()))
                .and(INQUIRY.ID.eq(id))
                .fetchSingle(row -> new Decision.Standing(
                        TriageState.valueOf(row.getState()),
                        row.getSettled(),
                        row.getSnoozedUntil(),
                        row.getAssigned(),
                        row.getLeadId(),
                        row.getDealId(),
                        row.getContactId(),
                        row.getCompanyId()));
    }

    /// @param version the inquiry had when it was read
    /// @return the number of the decision
    /// @throws io.weiche.web.Problem version-conflict when somebody was faster
    long decide(
            long inquiryId,
            int version,
            Decision.Kind kind,
            Decision.Standing before,
            Decision.Standing next,
            Decision.Effect effect) {
        write(inquiryId, version, kind, next);
        var record = effect.record();
        return db.insertInto(INQUIRY_DECISION)
                .set(INQUIRY_DECISION.ACCOUNT_ID, account())
                .set(INQUIRY_DECISION.INQUIRY_ID, inquiryId)
                .set(INQUIRY_DECISION.KIND, kind.name())
                .set(INQUIRY_DECISION.STATE_BEFORE, before.state().name())
                .set(INQUIRY_DECISION.SETTLED_BEFORE, before.settled())
                .set(INQUIRY_DECISION.SNOOZED_BEFORE, before.snoozedUntil())
                .set(INQUIRY_DECISION.ASSIGNED_BEFORE, before.assigned())
                .set(INQUIRY_DECISION.LEAD_BEFORE, before.leadId())
                .set(INQUIRY_DECISION.DEAL_BEFORE, before.dealId())
                .set(INQUIRY_DECISION.CONTACT_BEFORE, before.contactId())
                .set(INQUIRY_DECISION.COMPANY_BEFORE, before.companyId())
                .set(INQUIRY_DECISION.INQUIRY_VERSION, version + 1)
                .set(
                        INQUIRY_DECISION.RECORD_KIND,
                        record == null ? null : (short) record.kind().typeId())
                .set(INQUIRY_DECISION.RECORD_ID, record == null ? null : record.id())
                .set(INQUIRY_DECISION.RECORD_VERSION, effect.version())
                .set(INQUIRY_DECISION.STAGE_BEFORE, effect.stageBefore())
                .set(INQUIRY_DECISION.RESPONSIBLE_BEFORE, effect.responsibleBefore())
                .set(INQUIRY_DECISION.CONVERSION_ID, effect.conversionId())
                .set(INQUIRY_DECISION.MERGE_ID, effect.mergeId())
                .set(INQUIRY_DECISION.DECIDED_BY_ID, CurrentUser.require().userId())
                .returningResult(INQUIRY_DECISION.ID)
                .fetchSingle()
                .value1();
    }

    /// To whom it belongs only where the decision was about that: it may have become a deal since the standing was
    /// read.
    private void write(long inquiryId, int version, Decision.Kind kind, Decision.Standing next) {
        var standing = db.update(INQUIRY)
                .set(INQUIRY.STATE, next.state().name())
                .set(INQUIRY.SETTLED, next.settled())
                .set(INQUIRY.SNOOZED_UNTIL, next.snoozedUntil())
                .set(INQUIRY.ASSIGNED, next.assigned());
        if (kind == Decision.Kind.ATTACHED) {
            standing = standing.set(INQUIRY.LEAD_ID, next.leadId())
                    .set(INQUIRY.DEAL_ID, next.dealId())
                    .set(INQUIRY.CONTACT_ID, next.contactId())
                    .set(INQUIRY.COMPANY_ID, next.companyId());
        }
        var updated = standing.set(INQUIRY.VERSION, INQUIRY.VERSION.plus(1))
                .where(INQUIRY.ACCOUNT_ID.eq(account()))
                .and(INQUIRY.ID.eq(inquiryId))
                .and(INQUIRY.VERSION.eq(version))
                .execute();
        if (updated == 0) {
            throw Etags.changedMeanwhile(version + 1);
        }
    }

    Optional<Decision> lock(long id) {
        return db.selectFrom(INQUIRY_DECISION)
                .where(INQUIRY_DECISION.ACCOUNT_ID.eq(account()))
                .and(INQUIRY_DECISION.ID.eq(id))
                .forUpdate()
                .fetchOptional(TriageStore::decision);
    }

    /// The inquiry is as it was before the decision.
    void takeBack(Decision decision) {
        write(decision.inquiryId(), decision.inquiryVersion(), decision.kind(), decision.before());
        db.update(INQUIRY_DECISION)
                .set(INQUIRY_DECISION.UNDONE_AT, NOW)
                .set(INQUIRY_DECISION.UNDONE_BY_ID, CurrentUser.require().userId())
                .where(INQUIRY_DECISION.ACCOUNT_ID.eq(account()))
                .and(INQUIRY_DECISION.ID.eq(decision.id()))
                .execute();
    }

    private static Decision decision(InquiryDecisionRecord row) {
        return new Decision(
                row.getId(),
                row.getInquiryId(),
                Decision.Kind.valueOf(row.getKind()),
                new Decision.Standing(
                        TriageState.valueOf(row.getStateBefore()),
                        row.getSettledBefore(),
                        row.getSnoozedBefore(),
                        row.getAssignedBefore(),
                        row.getLeadBefore(),
                        row.getDealBefore(),
                        row.getContactBefore(),
                        row.getCompanyBefore()),
                row.getInquiryVersion(),
                new Decision.Effect(
                        record(row),
                        row.get(INQUIRY_DECISION.RECORD_VERSION),
                        row.getStageBefore(),
                        row.getResponsibleBefore(),
                        row.getConversionId(),
                        row.getMergeId()),
                row.getUndoneAt() != null);
    }

    private static @Nullable RecordRef record(InquiryDecisionRecord row) {
        return row.getRecordKind() == null
                ? null
                : new RecordRef(RecordKind.ofTypeId(row.getRecordKind()), row.getRecordId());
    }

    private static long account() {
        return CurrentAccount.require().value();
    }

    /// By the clock of the database.
    boolean inTheNextYear(OffsetDateTime time) {
        var now = db.select(DSL.currentOffsetDateTime()).fetchSingle().value1();
        return time.isAfter(now) && time.isBefore(now.plusYears(1));
    }
}
