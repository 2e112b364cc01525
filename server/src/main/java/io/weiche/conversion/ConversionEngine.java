package io.weiche.conversion;

import io.weiche.accounts.Accounts;
import io.weiche.kernel.CurrentAccount;
import io.weiche.pipelines.Pipelines;
import io.weiche.pipelines.Semantics;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The one engine that converts leads, in sets: a lead by hand is a set of one. Every batch is one transaction of the
/// caller: all effects of a lead become visible together or not at all.
@Component
public class ConversionEngine {
    private static final String GONE = """
            select exists (select from conversion_batch b join contact k on k.account_id = :account and k.id = b.contact_id
                           where not b.contact_made and k.deleted_at is not null)
                or exists (select from conversion_batch b join company k on k.account_id = :account and k.id = b.company_id
                           where not b.company_made and k.deleted_at is not null)""";

    private final JdbcClient sql;
    private final BatchTables tables;
    private final KeyLocks locks;
    private final PickLeads pick;
    private final RecogniseCustomers recognise;
    private final MakeCustomers customers;
    private final MakeDeals deals;
    private final CloseLeads close;
    private final PassLeads pass;
    private final Pipelines pipelines;
    private final Accounts accounts;

    ConversionEngine(
            JdbcClient sql,
            BatchTables tables,
            KeyLocks locks,
            PickLeads pick,
            RecogniseCustomers recognise,
            MakeCustomers customers,
            MakeDeals deals,
            CloseLeads close,
            PassLeads pass,
            Pipelines pipelines,
            Accounts accounts) {
        this.sql = sql;
        this.tables = tables;
        this.locks = locks;
        this.pick = pick;
        this.recognise = recognise;
        this.customers = customers;
        this.deals = deals;
        this.close = close;
        this.pass = pass;
        this.pipelines = pipelines;
        this.accounts = accounts;
    }

    /// What became of one lead of a batch.
    public record Converted(
            long conversionId,
            long leadId,
            @Nullable Long dealId,
            boolean dealMade,
            @Nullable Long contactId,
            boolean contactMade,
            @Nullable Long companyId,
            boolean companyMade) {}

    /// What became of a lead that is not kept.
    public record Passed(
            long leadId,
            @Nullable Long dealId,
            @Nullable Long contactId,
            @Nullable Long companyId) {}

    /// A lead that cannot be converted for a reason of its data.
    public record Refused(
            long leadId, String reason, @Nullable String detail) {}

    public record PassedSet(List<Passed> passed, List<Refused> refused) {
        public PassedSet {
            passed = List.copyOf(passed);
            refused = List.copyOf(refused);
        }
    }

    public record Result(List<Converted> converted, List<Refused> refused) {
        public Result {
            converted = List.copyOf(converted);
            refused = List.copyOf(refused);
        }
    }

    /// Converts one lead, if it is open; waits for whoever is writing to it.
    @Transactional(propagation = Propagation.MANDATORY)
    public Result convert(ConversionPlan plan, long leadId) {
        tables.prepare();
        locks.takeRows(List.of(leadId));
        pick.these(plan, List.of(leadId), false);
        convert(plan);
        return new Result(converted(), refused());
    }

    /// Converts these leads for a switch, as far as they are open. Until the transaction ends, the table
    /// `conversion_batch (lead_id, conversion_id)` says which were.
    ///
    /// @param leadIds by ascending number
    /// @param skipLocked leaves out leads somebody is writing to at this moment; else waits for them
    /// @return those that could not be
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Refused> convertSet(ConversionPlan plan, List<Long> leadIds, boolean skipLocked) {
        tables.prepare();
        if (skipLocked) {
            locks.awaitEarlier(leadIds);
        } else {
            locks.takeRows(leadIds);
        }
        pick.these(plan, leadIds, skipLocked);
        convert(plan);
        return refused();
    }

    /// Turns leads that pass, because nobody asked for them, into what they become. They stand in the working tables
    /// `passing_lead` and `passing_point` of the connection.
    ///
    /// @param leadIds their places there, ascending
    @Transactional(propagation = Propagation.MANDATORY)
    public PassedSet passSet(ConversionPlan plan, List<Long> leadIds) {
        var passing = plan.withoutLeads();
        tables.prepare();
        pick.these(passing, leadIds, false);
        convert(passing);
        return new PassedSet(passed(), refused());
    }

    private void convert(ConversionPlan plan) {
        int picked = pick.picked();
        if (picked > 0) {
            var script = new Script(sql, plan)
                    .with("account", CurrentAccount.require().value())
                    .with("actor", plan.actorId())
                    .with("leadsStay", plan.leadsStay());
            recognise.run(script, plan, picked);
            customers.add(script, plan, accounts.get().language().pick("Ohne Namen", "Unnamed"));
            deals.add(script, plan);
            if (plan.leadsStay()) {
                close.add(script, plan, pipelines.leadStage(Semantics.SUCCESS));
            } else {
                pass.add(script, plan);
            }
            script.run();
            requireCustomersStillThere();
        }
    }

    /// A customer may have been merged into another one, or deleted, after it was recognised. From now on the foreign
    /// keys of what was made hold it, so this is the last time it can have happened.
    private void requireCustomersStillThere() {
        var gone = sql.sql(GONE)
                .param("account", CurrentAccount.require().value())
                .query(Boolean.class)
                .single();
        if (gone) {
            throw new PessimisticLockingFailureException("a recognised customer was merged or deleted meanwhile");
        }
    }

    private List<Converted> converted() {
        return sql.sql("""
                        select conversion_id, lead_id, deal_id, deal_made, contact_id, contact_made, company_id,
                            company_made
                        from conversion_batch order by lead_id""").query(Converted.class).list();
    }

    private List<Passed> passed() {
        return sql.sql("select lead_id, deal_id, contact_id, company_id from conversion_batch")
                .query(Passed.class)
                .list();
    }

    private List<Refused> refused() {
        return sql.sql("select lead_id, reason, detail from conversion_failure order by lead_id")
                .query(Refused.class)
                .list();
    }
}
