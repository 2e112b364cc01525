package io.weiche.imports;

import io.weiche.kernel.CurrentAccount;
import io.weiche.leads.LeadGate;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/// Lets the leads of a page in by the rules of the mode: those that are not kept are converted before the page commits,
/// and what they became belongs to the run as well.
@Component
class OpenedLeads {
    private static final String OPENED = """
            select s.record_id from import_stage s
            where not s.found and not s.open and s.first_row is null and s.semantics = 'P' order by s.record_id""";

    /// What the conversions made, once each, as they left it.
    private static final String BECAME = """
            with done as (
                select c.*, o.row_number from conversion c
                join import_record o on o.account_id = :account and o.run_id = :run and o.kind = 1
                    and o.record_id = c.lead_id
                where c.account_id = :account and c.lead_id = any(cast(:leads as bigint[])) and c.undone_at is null
            ), made as (
                select 2 as kind, deal_id as id, row_number from done where deal_made
                union all
                select 3, contact_id, min(row_number) from done where contact_made group by contact_id
                union all
                select 4, company_id, min(row_number) from done where company_made group by company_id
            )
            insert into import_record (account_id, run_id, kind, record_id, row_number, made, version_after,
                active_after_at)
            select :account, :run, m.kind, m.id, m.row_number, true, r.version, r.last_activity_at
            from made m
            join (
                select 2 as kind, id, version, last_activity_at from deal
                where account_id = :account and id in (select deal_id from done)
                union all
                select 3, id, version, last_activity_at from contact
                where account_id = :account and id in (select contact_id from done)
                union all
                select 4, id, version, last_activity_at from company
                where account_id = :account and id in (select company_id from done)
            ) r on r.kind = m.kind and r.id = m.id
            on conflict (account_id, run_id, kind, record_id) do update set
                version_after = excluded.version_after, active_after_at = excluded.active_after_at""";

    private static final String AS_THEY_ARE = """
            update import_record o set version_after = l.version, active_after_at = l.last_activity_at
            from lead l
            where l.account_id = :account and l.id = any(cast(:leads as bigint[]))
                and o.account_id = :account and o.run_id = :run and o.kind = 1 and o.record_id = l.id""";

    private final JdbcClient sql;
    private final LeadGate gate;

    OpenedLeads(JdbcClient sql, LeadGate gate) {
        this.sql = sql;
        this.gate = gate;
    }

    /// Those somebody wants to have as leads.
    void open(ImportRun run) {
        open(run, gate::openedSet);
    }

    /// Those that are inquiries.
    ///
    /// @return the leads, if some of them are not kept
    List<Long> openInquiries(ImportRun run) {
        return open(run, gate::inquiredSet);
    }

    private List<Long> open(ImportRun run, Predicate<List<Long>> gated) {
        var leads = sql.sql(OPENED).query(Long.class).list();
        if (!gated.test(leads)) {
            return List.of();
        }
        statement(run, BECAME, leads).update();
        statement(run, AS_THEY_ARE, leads).update();
        return leads;
    }

    private JdbcClient.StatementSpec statement(ImportRun run, String text, List<Long> leads) {
        return sql.sql(text)
                .param("account", CurrentAccount.require().value())
                .param("run", run.id())
                .param("leads", new SqlArrayValue("bigint", leads.toArray()));
    }
}
