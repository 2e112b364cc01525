package io.weiche.conversion;

import io.weiche.conversion.ConversionPlan.CustomerTarget;
import io.weiche.conversion.ConversionPlan.DealTarget;
import io.weiche.kernel.CurrentAccount;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/// First step of a batch: locks open leads and gives each its numbers.
@Component
class PickLeads {
    private static final String PICK = """
            with picked as (
                select id, stage_id, moved_at, last_activity_at, responsible_id, contact_id, company_id, company_title
                from LEADS
                where account_id = :account and semantics = 'P' and deleted_at is null and id = any(cast(:ids as bigint[]))
                order by id
                %s
            )
            insert into conversion_batch (
                lead_id, conversion_id, stage_before_id, moved_before_at, active_before_at, responsible_id, deal_id, deal_made,
                contact_wanted, contact_id, contact_match, company_wanted, company_may_make, company_id, company_match)
            select
                l.id, case when :leadsStay then nextval('conversion_id_seq') end, l.stage_id, l.moved_at, l.last_activity_at,
                coalesce(u.id, cast(:actor as bigint), l.responsible_id),
                case when :makeDeal then nextval('deal_id_seq') else cast(:linkDeal as bigint) end, :makeDeal,
                -- whoever is linked already is the customer; a repeat lead makes no other (crm.md 4.5)
                :contactWanted and l.contact_id is null and l.company_id is null and cast(:useContact as bigint) is null,
                coalesce(cast(:useContact as bigint), l.contact_id),
                case when cast(:useContact as bigint) is not null then 'CHOSEN'
                     when l.contact_id is not null then 'LINKED' end,
                :companyWanted and l.contact_id is null and l.company_id is null and cast(:useCompany as bigint) is null,
                l.company_title is not null or not :namedOnly,
                coalesce(cast(:useCompany as bigint), l.company_id),
                case when cast(:useCompany as bigint) is not null then 'CHOSEN'
                     when l.company_id is not null then 'LINKED' end
            from picked l
            left join app_user u on u.account_id = :account and u.id = l.responsible_id and u.active""";

    /// A linked customer in the recycle bin: nobody can say which other customer is meant (crm.md 4.9).
    private static final String REFUSE_DELETED_CUSTOMERS = """
            insert into conversion_failure (lead_id, reason)
            select b.lead_id, 'linked-customer-deleted'
            from conversion_batch b
            where exists (select from contact c where c.account_id = :account and c.id = b.contact_id
                          and c.deleted_at is not null offset 0)
               or exists (select from company c where c.account_id = :account and c.id = b.company_id
                          and c.deleted_at is not null offset 0)""";

    private static final String LEAVE_OUT_REFUSED =
            "delete from conversion_batch b using conversion_failure f where f.lead_id = b.lead_id";

    private final JdbcClient sql;

    PickLeads(JdbcClient sql) {
        this.sql = sql;
    }

    /// @param skipLocked leaves out leads somebody is writing to at this moment; else waits for them
    void these(ConversionPlan plan, List<Long> ids, boolean skipLocked) {
        new Script(sql, plan)
                .with("ids", new SqlArrayValue("bigint", ids.toArray()))
                .with("account", CurrentAccount.require().value())
                .with("actor", plan.actorId())
                .with("makeDeal", plan.deal() instanceof DealTarget.Make)
                .with("linkDeal", plan.deal() instanceof DealTarget.Link link ? link.dealId() : null)
                .with("contactWanted", plan.contact().makes())
                .with("useContact", used(plan.contact()))
                .with("companyWanted", plan.company().makes())
                .with("useCompany", used(plan.company()))
                .with("leadsStay", plan.leadsStay())
                .with("namedOnly", plan.company() instanceof CustomerTarget.MatchOrMakeNamed)
                .then(PICK.formatted(skipLocked ? "for update skip locked" : "for update"))
                .then(REFUSE_DELETED_CUSTOMERS)
                .then(LEAVE_OUT_REFUSED)
                .run();
    }

    private static @Nullable Long used(CustomerTarget target) {
        return target instanceof CustomerTarget.Use use ? use.id() : null;
    }

    int picked() {
        return sql.sql("select count(*) from conversion_batch")
                .query(Integer.class)
                .single();
    }
}
