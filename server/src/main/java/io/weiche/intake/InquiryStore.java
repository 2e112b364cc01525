package io.weiche.intake;

import static io.weiche.db.tables.Tables.INQUIRY;

import io.weiche.fields.Utm;
import io.weiche.kernel.CurrentAccount;
import io.weiche.modes.CrmMode;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/// Writes inquiries as they come in.
@Repository
class InquiryStore {
    private final DSLContext db;

    InquiryStore(DSLContext db) {
        this.db = db;
    }

    /// Waits for whoever writes the same one at this moment.
    ///
    /// @return empty when the channel delivered it before
    Optional<Long> insert(InquiryDraft draft, CrmMode mode) {
        return db.insertInto(INQUIRY)
                .set(INQUIRY.ACCOUNT_ID, CurrentAccount.require().value())
                .set(INQUIRY.CHANNEL, draft.channel().name())
                .set(INQUIRY.EXTERNAL_ID, draft.externalId())
                .set(INQUIRY.EPOCH, mode.epoch())
                .set(INQUIRY.MODE, mode.mode().name())
                .set(INQUIRY.SOURCE_ID, draft.sourceId())
                .set(INQUIRY.TITLE, draft.title())
                .set(INQUIRY.PERSON_NAME, draft.person().display())
                .set(INQUIRY.COMPANY_TITLE, draft.company())
                .set(INQUIRY.MESSAGE, draft.message())
                .set(INQUIRY.UTM, Utm.toJson(draft.utm()))
                .set(INQUIRY.FORM_ID, draft.formId())
                .onConflictDoNothing()
                .returningResult(INQUIRY.ID)
                .fetchOptional(row -> row.value1());
    }

    InquiryResult earlier(InquiryDraft draft) {
        return db.selectFrom(INQUIRY)
                .where(INQUIRY.ACCOUNT_ID.eq(CurrentAccount.require().value()))
                .and(INQUIRY.CHANNEL.eq(draft.channel().name()))
                .and(INQUIRY.EXTERNAL_ID.eq(draft.externalId()))
                .fetchSingle(row -> new InquiryResult(
                        row.getId(),
                        row.getLeadId(),
                        row.getDealId(),
                        row.getContactId(),
                        row.getCompanyId(),
                        row.getKnown(),
                        row.getLoggedOnly(),
                        true));
    }

    void became(InquiryResult result) {
        db.update(INQUIRY)
                .set(INQUIRY.LEAD_ID, result.leadId())
                .set(INQUIRY.DEAL_ID, result.dealId())
                .set(INQUIRY.CONTACT_ID, result.contactId())
                .set(INQUIRY.COMPANY_ID, result.companyId())
                .set(INQUIRY.KNOWN, result.known())
                .set(INQUIRY.LOGGED_ONLY, result.logged())
                .where(INQUIRY.ACCOUNT_ID.eq(CurrentAccount.require().value()))
                .and(INQUIRY.ID.eq(result.inquiryId()))
                .execute();
    }
}
