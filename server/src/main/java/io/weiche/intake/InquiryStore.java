package io.weiche.intake;

import static io.weiche.db.tables.Sequences.INQUIRY_ID_SEQ;
import static io.weiche.db.tables.Tables.INQUIRY;

import io.weiche.db.Rows;
import io.weiche.db.tables.tables.records.InquiryRecord;
import io.weiche.fields.Utm;
import io.weiche.kernel.CurrentAccount;
import io.weiche.leads.LeadGate;
import io.weiche.modes.CrmMode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/// Writes inquiries as they come in.
@Repository
class InquiryStore {
    private static final String BECAME = """
            update inquiry i set lead_id = r.lead_id, deal_id = r.deal_id, contact_id = r.contact_id,
                company_id = r.company_id, known = r.known, logged_only = r.logged, rule_id = r.rule_id,
                rule_name = r.rule_name, skipped_lead = r.skipped
            from unnest(cast(:ids as bigint[]), cast(:leads as bigint[]), cast(:deals as bigint[]),
                cast(:contacts as bigint[]), cast(:companies as bigint[]), cast(:known as boolean[]),
                cast(:logged as boolean[]), cast(:rules as bigint[]), cast(:names as text[]),
                cast(:skipped as boolean[]))
                as r (id, lead_id, deal_id, contact_id, company_id, known, logged, rule_id, rule_name, skipped)
            where i.account_id = :account and i.id = r.id""";

    private static final String FOLLOWED = """
            update inquiry i set deal_id = f.deal_id, deal_by_conversion = true
            from unnest(cast(:ids as bigint[]), cast(:deals as bigint[])) as f (id, deal_id)
            where i.account_id = :account and i.id = f.id""";

    private final DSLContext db;
    private final JdbcClient sql;
    private final Rows rows;

    InquiryStore(DSLContext db, JdbcClient sql, Rows rows) {
        this.db = db;
        this.sql = sql;
        this.rows = rows;
    }

    /// Waits for whoever writes the same ones at this moment.
    ///
    /// @return the numbers of the new ones by the place of the draft; those the channel delivered before are absent
    Map<Integer, Long> insert(List<InquiryDraft> drafts, CrmMode mode) {
        var ids = db.nextvals(INQUIRY_ID_SEQ, drafts.size());
        var rows = IntStream.range(0, drafts.size())
                .mapToObj(place -> row(ids.get(place), drafts.get(place), mode))
                .toList();
        var written = this.rows.insertNew(rows, INQUIRY.ID);
        return IntStream.range(0, drafts.size())
                .filter(place -> written.contains(ids.get(place)))
                .boxed()
                .collect(Collectors.toMap(place -> place, ids::get));
    }

    private InquiryRecord row(long id, InquiryDraft draft, CrmMode mode) {
        var row = db.newRecord(INQUIRY);
        row.setAccountId(CurrentAccount.require().value());
        row.setId(id);
        row.setChannel(draft.channel().name());
        row.setExternalId(draft.externalId());
        row.setEpoch(mode.epoch());
        row.setMode(mode.mode().name());
        row.setSourceId(draft.sourceId());
        row.setTitle(draft.title());
        row.setPersonName(draft.person().display());
        row.setCompanyTitle(draft.company());
        row.setMessage(draft.message());
        row.setUtm(Utm.toJson(draft.utm()));
        row.setFormId(draft.formId());
        row.setRaw(GivenPoints.toJson(draft.points()));
        row.setCustom(draft.custom().byCode().isEmpty() ? null : draft.custom().toJson());
        return row;
    }

    /// What the inquiry became that the channel delivered before.
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
                        true,
                        rule(row),
                        row.getSkippedLead()));
    }

    static LeadGate.@Nullable DecidingRule rule(InquiryRecord row) {
        return row.getRuleId() == null ? null : new LeadGate.DecidingRule(row.getRuleId(), row.getRuleName());
    }

    void became(List<InquiryResult> results) {
        sql.sql(BECAME)
                .param("account", CurrentAccount.require().value())
                .param("ids", numbers(results, InquiryResult::inquiryId))
                .param("leads", numbers(results, InquiryResult::leadId))
                .param("deals", numbers(results, InquiryResult::dealId))
                .param("contacts", numbers(results, InquiryResult::contactId))
                .param("companies", numbers(results, InquiryResult::companyId))
                .param("known", flags(results, InquiryResult::known))
                .param("logged", flags(results, InquiryResult::logged))
                .param(
                        "rules",
                        numbers(
                                results,
                                result -> result.rule() == null
                                        ? null
                                        : result.rule().id()))
                .param("names", names(results))
                .param("skipped", flags(results, InquiryResult::skippedLead))
                .update();
    }

    /// They go along with what their leads have become.
    void followed(List<InquiryResult> results) {
        sql.sql(FOLLOWED)
                .param("account", CurrentAccount.require().value())
                .param("ids", numbers(results, InquiryResult::inquiryId))
                .param("deals", numbers(results, InquiryResult::dealId))
                .update();
    }

    private static SqlArrayValue numbers(List<InquiryResult> results, Function<InquiryResult, @Nullable Long> of) {
        return new SqlArrayValue("bigint", results.stream().map(of).toArray());
    }

    private static SqlArrayValue names(List<InquiryResult> results) {
        return new SqlArrayValue(
                "text",
                results.stream()
                        .map(result ->
                                result.rule() == null ? null : result.rule().name())
                        .toArray());
    }

    private static SqlArrayValue flags(List<InquiryResult> results, Function<InquiryResult, Boolean> of) {
        return new SqlArrayValue("boolean", results.stream().map(of).toArray());
    }
}
