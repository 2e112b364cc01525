package io.weiche.modes;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.web.Page;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/// What became of each lead of a switch: exactly one row for every lead that was open at the flip.
@Repository
class Outcomes {
    /// `offset 0`: one look-up for each lead, instead of reading all outcomes again for every batch.
    private static final String NEXT = """
            select l.id from lead l
            where l.account_id = :account and l.semantics = 'P' and l.deleted_at is null
                and l.id > :after and l.id <= :upTo
                and not exists (select from switch_outcome o
                                where o.account_id = :account and o.switch_id = :switch and o.lead_id = l.id
                                offset 0)
                -- closed at the flip, and opened since by whoever took the conversion back
                and not exists (select from conversion c
                                where c.account_id = :account and c.lead_id = l.id
                                    and c.converted_at < :started and c.undone_at >= :started
                                offset 0)
            order by l.id limit :limit""";

    private static final String CONVERTED = """
            insert into switch_outcome (account_id, switch_id, lead_id, outcome, conversion_id)
            select :account, :switch, lead_id, 'CONVERTED', conversion_id from conversion_batch""";

    private static final String FAILED = """
            insert into switch_outcome (account_id, switch_id, lead_id, outcome, reason, detail)
            select :account, :switch, f.lead_id, 'FAILED', f.reason, f.detail
            from unnest(cast(:leads as bigint[]), cast(:reasons as text[]), cast(:details as text[]))
                as f (lead_id, reason, detail)
            on conflict do nothing""";

    private static final String NEXT_TO_UNDO = """
            select lead_id from switch_outcome
            where account_id = :account and switch_id = :switch and outcome = 'CONVERTED' and undo is null
                and lead_id > :after
            order by lead_id limit :limit""";

    private static final String UNDONE = """
            update switch_outcome o set undo = case when u.reason is null then 'UNDONE' else 'KEPT' end,
                undo_reason = u.reason
            from undo_batch u
            where o.account_id = :account and o.switch_id = :switch and o.lead_id = u.lead_id""";

    private static final String UNDONE_BY_HAND = """
            update switch_outcome o set undo = 'UNDONE', undo_reason = 'by-hand'
            where o.account_id = :account and o.switch_id = :switch and o.lead_id = any(cast(:leads as bigint[]))
                and o.undo is null and not exists (
                    select from conversion c where c.account_id = :account and c.id = o.conversion_id
                        and c.undone_at is null)""";

    /// Leads somebody closed or deleted between the flip and their turn, among the next so many of the run.
    private static final String SKIP_SOME = """
            with stretch as materialized (
                select l.id from lead l
                where l.account_id = :account and l.id > :after and l.id <= :upTo order by l.id limit :some
            ), skipped as (
                insert into switch_outcome (account_id, switch_id, lead_id, outcome, reason)
                select :account, s.id, l.id, 'SKIPPED',
                    case when l.deleted_at is not null then 'deleted-meanwhile' else 'closed-meanwhile' end
                from mode_switch s
                join lead l on l.account_id = :account and l.id > :after and l.id <= (select max(id) from stretch)
                    and (l.closed_at >= s.started_at and l.semantics <> 'P' or l.deleted_at >= s.started_at)
                where s.account_id = :account and s.id = :switch
                    and not exists (select from switch_outcome o
                                    where o.account_id = :account and o.switch_id = s.id and o.lead_id = l.id)
                    and l.created_at <= s.started_at)
            select max(id) from stretch""";

    private static final int SOME = 50_000;

    /// `SEES_…`: whether the current user may read the record.
    private static final String LIST = """
            select o.lead_id, case when seen.lead then l.title end as lead_title, not seen.lead as lead_hidden,
                o.outcome, o.reason, case when seen.lead then o.detail end as detail, o.conversion_id,
                case when seen.deal then c.deal_id end as deal_id,
                case when seen.deal then d.title end as deal_title, not seen.deal as deal_hidden,
                case when seen.contact then c.contact_id end as contact_id,
                case when seen.contact then k.full_name end as contact_name, not seen.contact as contact_hidden,
                coalesce(c.contact_made, false) as contact_made, c.contact_match,
                case when seen.company then c.company_id end as company_id,
                case when seen.company then f.title end as company_title, not seen.company as company_hidden,
                coalesce(c.company_made, false) as company_made, c.company_match,
                o.decided_at, o.undo, o.undo_reason,
                case when seen.deal then touched.at end as touched_at,
                case when seen.deal then touched.by end as touched_by
            from switch_outcome o
            left join lead l on l.account_id = :account and l.id = o.lead_id
            left join conversion c on c.account_id = :account and c.id = o.conversion_id
            left join deal d on d.account_id = :account and d.id = c.deal_id
            left join contact k on k.account_id = :account and k.id = c.contact_id
            left join company f on f.account_id = :account and f.id = c.company_id
            cross join lateral (
                select l.id is null or SEES_LEAD as lead, d.id is null or SEES_DEAL as deal,
                    k.id is null or SEES_CONTACT as contact, f.id is null or SEES_COMPANY as company
            ) seen
            left join lateral (
                select t.created_at as at, coalesce(concat_ws(' ', u.first_name, u.last_name), u.email) as by
                from timeline_entry t
                left join app_user u on u.account_id = :account and u.id = t.author_id
                where o.undo = 'KEPT' and t.account_id = :account and t.kind = 2 and t.record_id = c.deal_id
                    and t.created_at > c.converted_at
                order by t.id desc limit 1
            ) touched on true
            where o.account_id = :account and o.switch_id = :switch and o.lead_id > :after
                and (cast(:outcome as text) is null or o.outcome = :outcome)
                and (cast(:undo as text) is null or o.undo = :undo)
            order by o.lead_id limit :limit""";

    private static final String HIDDEN = """
            select o.outcome, o.reason, o.undo, count(*) as count
            from switch_outcome o
            join lead l on l.account_id = :account and l.id = o.lead_id
            where o.account_id = :account and o.switch_id = :switch and not SEES_LEAD
            group by o.outcome, o.reason, o.undo
            order by o.outcome, o.reason, o.undo""";

    private static final String COUNT = """
            select count(*) from (
                select from switch_outcome o
                where o.account_id = :account and o.switch_id = :switch
                    and (cast(:outcome as text) is null or o.outcome = :outcome)
                    and (cast(:undo as text) is null or o.undo = :undo)
                limit :limit) n""";

    private final JdbcClient sql;
    private final Access access;

    Outcomes(JdbcClient sql, Access access) {
        this.sql = sql;
        this.access = access;
    }

    private static long account() {
        return CurrentAccount.require().value();
    }

    /// Open leads of the run that have no outcome yet, by number.
    List<Long> undecided(SwitchRun run, long afterId, int limit) {
        return sql.sql(NEXT)
                .param("account", account())
                .param("switch", run.id())
                .param("started", run.startedAt())
                .param("after", afterId)
                .param("upTo", run.maxLeadId())
                .param("limit", limit)
                .query(Long.class)
                .list();
    }

    /// Those of the engine's batch that is open in this transaction.
    ///
    /// @return how many
    int converted(long switchId) {
        return sql.sql(CONVERTED)
                .param("account", account())
                .param("switch", switchId)
                .update();
    }

    /// The deals that the engine's batch open in this transaction has made.
    List<Long> madeDeals() {
        return sql.sql("select deal_id from conversion_batch where deal_made")
                .query(Long.class)
                .list();
    }

    void failed(long switchId, List<Attention.Reason> failed) {
        if (failed.isEmpty()) {
            return;
        }
        sql.sql(FAILED)
                .param("account", account())
                .param("switch", switchId)
                .param(
                        "leads",
                        new SqlArrayValue(
                                "bigint",
                                failed.stream().map(Attention.Reason::leadId).toArray()))
                .param(
                        "reasons",
                        new SqlArrayValue(
                                "text",
                                failed.stream().map(Attention.Reason::reason).toArray()))
                .param(
                        "details",
                        new SqlArrayValue(
                                "text",
                                failed.stream().map(Attention.Reason::detail).toArray()))
                .update();
    }

    /// Converted leads of the run whose conversion has not been looked at by its undo, by number.
    List<Long> notUndone(SwitchRun run) {
        return sql.sql(NEXT_TO_UNDO)
                .param("account", account())
                .param("switch", run.id())
                .param("after", run.lastLeadId())
                .param("limit", run.batchSize())
                .query(Long.class)
                .list();
    }

    /// Those of the undo's batch that is open in this transaction.
    void undone(long switchId) {
        sql.sql(UNDONE).param("account", account()).param("switch", switchId).update();
    }

    /// @return how many somebody had taken back by hand
    int undoneByHand(long switchId, List<Long> leadIds) {
        return sql.sql(UNDONE_BY_HAND)
                .param("account", account())
                .param("switch", switchId)
                .param("leads", new SqlArrayValue("bigint", leadIds.toArray()))
                .update();
    }

    void keep(long switchId, long leadId, String reason) {
        sql.sql("""
                        update switch_outcome set undo = 'KEPT', undo_reason = :reason
                        where account_id = :account and switch_id = :switch and lead_id = :lead""")
                .param("account", account())
                .param("switch", switchId)
                .param("lead", leadId)
                .param("reason", reason)
                .update();
    }

    /// The conversion of a lead that the undo of the switch had kept, if the current user may read the lead.
    Optional<Long> kept(long switchId, long leadId) {
        return sql.sql(judged("""
                        select o.conversion_id from switch_outcome o
                        left join lead l on l.account_id = :account and l.id = o.lead_id
                        where o.account_id = :account and o.switch_id = :switch and o.lead_id = :lead
                            and o.undo = 'KEPT' and (l.id is null or SEES_LEAD)"""))
                .param("account", account())
                .param("switch", switchId)
                .param("lead", leadId)
                .query(Long.class)
                .optional();
    }

    /// What the undo had kept was taken back by hand after all.
    void keptWasUndone(long switchId, long leadId) {
        sql.sql("""
                        update switch_outcome set undo = 'UNDONE', undo_reason = 'by-hand'
                        where account_id = :account and switch_id = :switch and lead_id = :lead""")
                .param("account", account())
                .param("switch", switchId)
                .param("lead", leadId)
                .update();
    }

    /// Writes down which of the next leads were closed or deleted meanwhile: of a million leads this would take
    /// seconds.
    ///
    /// @param after number of the last one that was looked at, 0 to begin with
    /// @return the last one looked at, empty when there are no more
    Optional<Long> skipSome(long switchId, long after, long upToLeadId) {
        return sql.sql(SKIP_SOME)
                .param("account", account())
                .param("switch", switchId)
                .param("after", after)
                .param("upTo", upToLeadId)
                .param("some", SOME)
                .query(Long.class)
                .optional();
    }

    /// How many leads were closed or deleted meanwhile.
    long skipped(long switchId) {
        return sql.sql("""
                        select count(*) from switch_outcome
                        where account_id = :account and switch_id = :switch and outcome = 'SKIPPED'""")
                .param("account", account())
                .param("switch", switchId)
                .query(Long.class)
                .single();
    }

    /// Forgets the failures of a run that is tried again.
    ///
    /// @return how many leads have been converted so far
    long forgetFailures(long switchId) {
        sql.sql("""
                        delete from switch_outcome
                        where account_id = :account and switch_id = :switch and outcome <> 'CONVERTED'""").param("account", account()).param("switch", switchId).update();
        return sql.sql("select count(*) from switch_outcome where account_id = :account and switch_id = :switch")
                .param("account", account())
                .param("switch", switchId)
                .query(Long.class)
                .single();
    }

    Page<SwitchOutcome> page(
            long switchId, @Nullable String outcome, @Nullable String undo, int limit, @Nullable String cursor) {
        var ofOutcome = choice("outcome", outcome, List.of("CONVERTED", "FAILED", "SKIPPED"));
        var ofUndo = choice("undo", undo, List.of("UNDONE", "KEPT"));
        var lines = lines(switchId, ofOutcome, ofUndo, limit + 1, after(cursor));
        var more = lines.size() > limit;
        var items = more ? lines.subList(0, limit) : lines;
        return new Page<>(
                items,
                more ? Long.toString(items.getLast().leadId()) : null,
                Page.total(cursor, items.size(), more, () -> count(switchId, ofOutcome, ofUndo)));
    }

    private int count(long switchId, @Nullable String outcome, @Nullable String undo) {
        return sql.sql(COUNT)
                .param("account", account())
                .param("switch", switchId)
                .param("outcome", outcome)
                .param("undo", undo)
                .param("limit", Page.COUNT_TO)
                .query(Integer.class)
                .single();
    }

    /// @param after number of the last lead seen
    List<SwitchOutcome> lines(long switchId, @Nullable String outcome, @Nullable String undo, int limit, long after) {
        return sql.sql(judged(LIST))
                .param("account", account())
                .param("switch", switchId)
                .param("after", after)
                .param("outcome", outcome)
                .param("undo", undo)
                .param("limit", limit)
                .query(SwitchOutcome.class)
                .list();
    }

    /// What became of leads the current user may not read.
    List<HiddenOutcomes> hidden(long switchId) {
        return access.everywhere(RecordKind.LEAD, Action.READ)
                ? List.of()
                : sql.sql(judged(HIDDEN))
                        .param("account", account())
                        .param("switch", switchId)
                        .query(HiddenOutcomes.class)
                        .list();
    }

    private String judged(String statement) {
        return statement
                .replace("SEES_LEAD", access.sql(RecordKind.LEAD, Action.READ, "l"))
                .replace("SEES_DEAL", access.sql(RecordKind.DEAL, Action.READ, "d"))
                .replace("SEES_CONTACT", access.sql(RecordKind.CONTACT, Action.READ, "k"))
                .replace("SEES_COMPANY", access.sql(RecordKind.COMPANY, Action.READ, "f"));
    }

    private static @Nullable String choice(String field, @Nullable String word, List<String> allowed) {
        var wanted = word == null || word.isEmpty() ? null : word.toUpperCase(Locale.ROOT);
        if (wanted != null && !allowed.contains(wanted)) {
            throw BadInput.of(field, "unknown-value", "Allowed are " + String.join(", ", allowed) + ".");
        }
        return wanted;
    }

    private static long after(@Nullable String cursor) {
        try {
            return cursor == null ? 0 : Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw BadInput.of("cursor", "malformed", "This cursor does not belong to this list.");
        }
    }
}
