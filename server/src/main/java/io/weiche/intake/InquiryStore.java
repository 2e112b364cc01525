package io.weiche.intake;

import static io.weiche.db.tables.Tables.INQUIRY;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.access.CurrentUser;
import io.weiche.access.Scope;
import io.weiche.fields.Utm;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.modes.CrmMode;
import io.weiche.web.Page;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// All SQL on inquiries.
@Repository
class InquiryStore {
    private static final String LIST = """
            select i.id, i.channel, i.source_id, i.title, i.person_name, i.company_title, i.message, i.known,
                i.logged_only, i.received_at,
                l.id as lead_id, l.title as lead_title, d.id as deal_id, d.title as deal_title,
                k.id as contact_id, concat_ws(' ', k.first_name, k.middle_name, k.last_name) as contact_name,
                f.id as company_id, f.title as linked_company_title
            from inquiry i
            left join lead l on l.account_id = :account and l.id = i.lead_id and l.deleted_at is null
            left join deal d on d.account_id = :account and d.id = i.deal_id and d.deleted_at is null
            left join contact k on k.account_id = :account and k.id = i.contact_id and k.deleted_at is null
            left join company f on f.account_id = :account and f.id = i.company_id and f.deleted_at is null
            where i.account_id = :account and i.id < :before
                and (cast(:channel as text) is null or i.channel = :channel)
                and (:everything or :allLeads and l.id is not null or :allDeals and d.id is not null
                    or l.responsible_id = cast(:ownLeads as bigint) or d.responsible_id = cast(:ownDeals as bigint))
            order by i.id desc limit :limit""";

    private final DSLContext db;
    private final JdbcClient sql;
    private final Access access;

    InquiryStore(DSLContext db, JdbcClient sql, Access access) {
        this.db = db;
        this.sql = sql;
        this.access = access;
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

    /// Newest first; only what became something the current user may see.
    Page<Inquiry> page(@Nullable Channel channel, int limit, @Nullable String cursor) {
        var allLeads = access.scope(RecordKind.LEAD, Action.READ) == Scope.ALL;
        var allDeals = access.scope(RecordKind.DEAL, Action.READ) == Scope.ALL;
        var rows = sql
                .sql(LIST)
                .param("account", CurrentAccount.require().value())
                .param("before", before(cursor))
                .param("channel", channel == null ? null : channel.name())
                .param("everything", allLeads && allDeals)
                .param("allLeads", allLeads)
                .param("allDeals", allDeals)
                .param("ownLeads", own(RecordKind.LEAD))
                .param("ownDeals", own(RecordKind.DEAL))
                .param("limit", limit + 1)
                .query(Inquiry.Row.class)
                .list()
                .stream()
                .map(Inquiry.Row::inquiry)
                .toList();
        var more = rows.size() > limit;
        var items = more ? rows.subList(0, limit) : rows;
        return new Page<>(items, more ? Long.toString(items.getLast().id()) : null, null);
    }

    /// Whose records of this kind may be seen, null for nobody's.
    private @Nullable Long own(RecordKind kind) {
        return access.scope(kind, Action.READ) == Scope.NONE
                ? null
                : CurrentUser.require().userId();
    }

    private static long before(@Nullable String cursor) {
        try {
            return cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw BadInput.of("cursor", "malformed", "This cursor does not belong to this list.");
        }
    }
}
