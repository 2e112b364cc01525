package io.weiche.conversion;

import io.weiche.conversion.ConversionPlan.DealTarget;
import io.weiche.kernel.RecordKind;
import org.springframework.stereotype.Component;

/// Fourth step: the deals, their contacts, and what they take over from the leads (crm.md 4.5).
@Component
class MakeDeals {
    /// A customer who bought before makes it a repeat deal, any other known one a repeat inquiry (crm.md 10.3). Each
    /// customer is judged once: an address that thousands of leads share has thousands of deals.
    private static final String JUDGE_REPEAT = """
            with buyer (kind, id) as materialized (
                select 3, known.contact_id
                from (select distinct contact_id from conversion_batch
                      where contact_match is not null or company_match is not null) known
                where exists (
                    select from deal_contact dc
                    cross join lateral (
                        select from deal d where d.account_id = :account and d.id = dc.deal_id
                            and d.semantics = 'S' and d.deleted_at is null offset 0) won
                    where dc.account_id = :account and dc.contact_id = known.contact_id)
                union all
                select 4, known.company_id
                from (select distinct company_id from conversion_batch
                      where contact_match is not null or company_match is not null) known
                where exists (
                    select from deal d where d.account_id = :account and d.company_id = known.company_id
                        and d.semantics = 'S' and d.deleted_at is null))
            update conversion_batch b set repeat = case
                when b.contact_id in (select id from buyer where kind = 3)
                  or b.company_id in (select id from buyer where kind = 4)
                then 'REPEAT_DEAL' else 'REPEAT_INQUIRY' end
            where b.contact_match is not null or b.company_match is not null""";

    private static final String REGISTER = """
            insert into record_identity (account_id, kind, id)
            select :account, 2, deal_id from conversion_batch where deal_made""";

    private static final String DEALS = """
            insert into deal (
                account_id, id, title, amount, currency, amount_from_rows, pipeline_id, stage_id, semantics, source_id,
                source_description, utm, comments, responsible_id, created_by_id, company_id, lead_id, repeat,
                open_to_all, originator_id, origin_id, custom)
            select :account, b.deal_id, coalesce(l.title, 'Deal #' || b.deal_id), l.amount, l.currency,
                l.amount_from_rows, :pipeline, :dealStage, 'P', l.source_id, l.source_description, l.utm, l.comments, b.responsible_id, cast(:actor as bigint),
                b.company_id, LEAD_ID, b.repeat, l.open_to_all, l.originator_id, l.origin_id, CUSTOM
            from conversion_batch b LEAD
            where b.deal_made""".replace("CUSTOM", CarriedFields.into(RecordKind.DEAL))
            .replace("LEAD_ID", BatchTables.LEAD_ID)
            .replace("LEAD", BatchTables.LEAD);

    private static final String DEAL_CONTACTS = """
            insert into deal_contact (account_id, deal_id, contact_id, is_primary, conversion_id)
            select :account, b.deal_id, b.contact_id, b.deal_made, b.conversion_id
            from conversion_batch b
            where b.deal_id is not null and b.contact_id is not null
            on conflict do nothing""";

    /// Tags of the lead are those of its deal too. An account without tags pays nothing.
    private static final String TAGS = """
            insert into record_tag (account_id, tag_id, kind, record_id, conversion_id)
            select :account, rt.tag_id, 2, b.deal_id, b.conversion_id
            from conversion_batch b
            cross join lateral (
                select t.tag_id from record_tag t
                where t.account_id = :account and t.kind = 1 and t.record_id = b.lead_id offset 0) rt
            where b.deal_id is not null and exists (select from tag where account_id = :account)
            on conflict do nothing""";

    /// Whoever observes the lead observes its deal too. An account in which nobody observes leads pays nothing.
    private static final String OBSERVERS = """
            insert into record_observer (account_id, user_id, kind, record_id, conversion_id)
            select :account, ro.user_id, 2, b.deal_id, b.conversion_id
            from conversion_batch b
            cross join lateral (
                select o.user_id from record_observer o
                where o.account_id = :account and o.kind = 1 and o.record_id = b.lead_id offset 0) ro
            where b.deal_id is not null
                and exists (select from record_observer where account_id = :account and kind = 1)
            on conflict do nothing""";

    /// A new deal takes the rows over with the amount; one that was there keeps its own. An account without products
    /// pays nothing.
    private static final String PRODUCT_ROWS = """
            insert into product_row (
                account_id, kind, record_id, product_id, name, unit, quantity, price, discount_percent, discount_amount,
                tax_rate, tax_included, net, total, sort)
            select :account, 2, b.deal_id, p.product_id, p.name, p.unit, p.quantity, p.price, p.discount_percent,
                p.discount_amount, p.tax_rate, p.tax_included, p.net, p.total, p.sort
            from conversion_batch b
            cross join lateral (
                select r.* from product_row r
                where r.account_id = :account and r.kind = 1 and r.record_id = b.lead_id offset 0) p
            where b.deal_made and exists (select from product_row where account_id = :account and kind = 1)""";

    /// Whoever takes back the conversion that made this deal must see that another lead is in it by now.
    private static final String TOUCH_LINKED = """
            update deal d set last_activity_at = clock_timestamp()
            from conversion_batch b
            where d.account_id = :account and d.id = b.deal_id and not b.deal_made""";

    void add(Script script, ConversionPlan plan) {
        if (plan.deal() instanceof DealTarget.Make make) {
            script.with("pipeline", make.pipelineId())
                    .with("dealStage", make.stageId())
                    .then(JUDGE_REPEAT)
                    .then(REGISTER)
                    .then(DEALS);
        }
        if (plan.deal() instanceof DealTarget.Link) {
            script.then(TOUCH_LINKED);
        }
        script.then(DEAL_CONTACTS);
        if (plan.leadsStay()) {
            takeOver(script, plan);
        }
    }

    /// What hangs on a lead by the time somebody looks at it.
    private static void takeOver(Script script, ConversionPlan plan) {
        script.then(TAGS).then(OBSERVERS).then(PRODUCT_ROWS);
        TakeActivities.add(script, plan.activities());
    }
}
