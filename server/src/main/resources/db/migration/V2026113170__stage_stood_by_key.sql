-- The stage a lost record stood in is found by its key. Under row level security a comparison with coalesce(...) is no
-- condition of an index, for the server trusts coalesce with nothing hidden; each lost record then cost a walk through
-- the account's whole history of stages.
create or replace view inquiry_fact_now with (security_invoker = true) as
select i.account_id, i.id as inquiry_id, i.received_at, i.channel,
    -- whoever corrects the source of a lead or deal corrects it for the inquiry that opened it
    case when coalesce(touch.opener_id, i.id) = i.id then coalesce(d.source_id, l.source_id, i.source_id)
         else i.source_id end as source_id,
    i.form_id, i.utm ->> 'source' as utm_source, i.utm ->> 'medium' as utm_medium, i.utm ->> 'campaign' as utm_campaign,
    i.known,
    case when k.inquiry_id is not null and i.deal_id is null and i.lead_id is not distinct from k.lead_id
         then k.first_touch else coalesce(touch.first_id, i.id) = i.id end as first_touch,
    case when k.inquiry_id is not null and i.deal_id is null and i.lead_id is not distinct from k.lead_id
         then k.last_touch else coalesce(touch.last_id, i.id) = i.id end as last_touch,
    case when d.semantics = 'S' then 'WON'
         when i.state = 'JUNK' then 'JUNK'
         when d.semantics = 'F' or d.id is null and l.semantics = 'F' then 'LOST'
         when d.semantics = 'P' or l.semantics = 'P' then 'OPEN'
         when l.semantics = 'S' then 'DONE'
         else i.state end as fate,
    coalesce(k.by_hand, false) or exists (select from conversion c where c.account_id = i.account_id and c.lead_id = i.lead_id
            and c.switch_id is null and c.undone_at is null and c.converted_at > i.received_at) as by_hand,
    case when d.semantics = 'P' then d.stage_id when d.id is null and l.semantics = 'P' then l.stage_id
         when d.id is not null or l.id is not null then (
             select h.stage_id from stage_history h
             where h.account_id = i.account_id and h.kind = case when d.id is null then 1 else 2 end
                 and h.record_id = case when d.id is null then l.id else d.id end and h.semantics = 'P'
             order by h.id desc limit 1) end as stood_stage_id,
    case when d.id is not null then d.closed_at else l.closed_at end as closed_at,
    d.amount, d.currency,
    case when d.id is not null then d.loss_reason_id else l.loss_reason_id end as loss_reason_id,
    least(k.answered_at, (select min(y.completed_at) from activity_binding b
     join activity y on y.account_id = b.account_id and y.id = b.activity_id
     where b.account_id = i.account_id
         and (b.kind = 1 and b.record_id = i.lead_id or b.kind = 2 and b.record_id = i.deal_id)
         and y.status = 'COMPLETED' and y.type <> 'TODO' and y.completed_at >= i.received_at)) as answered_at,
    case when l.semantics = 'P' or d.id is null then l.responsible_id else d.responsible_id end as responsible_id,
    l.id as lead_id, l.responsible_id as lead_responsible_id, l.stage_id as lead_stage_id,
    l.open_to_all as lead_open_to_all,
    d.id as deal_id, d.responsible_id as deal_responsible_id, d.pipeline_id as deal_pipeline_id,
    d.stage_id as deal_stage_id, d.open_to_all as deal_open_to_all
from inquiry i
left join lead l on l.account_id = i.account_id and l.id = i.lead_id and l.deleted_at is null
left join deal d on d.account_id = i.account_id and d.id = i.deal_id and d.deleted_at is null
left join report_setting s on s.account_id = i.account_id
left join inquiry_fact_kept k on k.account_id = i.account_id and k.inquiry_id = i.id
-- other inquiries about the same: of one deal, or of one lead that has none
left join lateral (
    select
        (select o.id from inquiry o where o.account_id = i.account_id and o.deal_id = i.deal_id
         order by o.received_at, o.id limit 1) as opener_id,
        (select o.id from inquiry o where o.account_id = i.account_id and o.deal_id = i.deal_id
             and o.received_at >= latest.received_at - make_interval(hours => 24 * coalesce(s.attribution_days, 28))
         order by o.received_at, o.id limit 1) as first_id,
        latest.id as last_id
    from (select o.id, o.received_at from inquiry o where o.account_id = i.account_id and o.deal_id = i.deal_id
          order by o.received_at desc, o.id desc limit 1) latest
    union all
    select
        (select o.id from inquiry o where o.account_id = i.account_id and o.lead_id = i.lead_id and o.deal_id is null
         order by o.received_at, o.id limit 1),
        (select o.id from inquiry o where o.account_id = i.account_id and o.lead_id = i.lead_id and o.deal_id is null
             and o.received_at >= latest.received_at - make_interval(hours => 24 * coalesce(s.attribution_days, 28))
         order by o.received_at, o.id limit 1),
        latest.id
    from (select o.id, o.received_at from inquiry o where i.deal_id is null and o.account_id = i.account_id
              and o.lead_id = i.lead_id and o.deal_id is null
          order by o.received_at desc, o.id desc limit 1) latest
) touch on true;
