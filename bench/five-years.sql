-- Makes five years of demo data: spreads them over that time and ends what is old, four tenths of it as deals.
-- Run with triggers off; facts are made afterwards.
create temporary table aged as
select account_id, id, semantics, responsible_id, make_interval(days => (id * 7919 % 1750)::integer) as shift,
    semantics = 'P' and id * 7919 % 1750 > 75 as ends, id % 10 < 4 as to_deal
from lead;
create unique index on aged (id);
analyze aged;

update stage_history h set changed_at = h.changed_at - a.shift from aged a where h.kind = 1 and h.record_id = a.id;
update activity y set deadline_at = y.deadline_at - a.shift, created_at = y.created_at - a.shift,
    completed_at = y.completed_at - a.shift
from activity_binding b, aged a where b.kind = 1 and b.record_id = a.id and y.account_id = b.account_id and y.id = b.activity_id;
-- whoever ended something had done what was to be done
update activity y set status = 'COMPLETED', completed_at = y.deadline_at, completed_by_id = y.responsible_id
from activity_binding b, aged a
where b.kind = 1 and b.record_id = a.id and a.ends and y.account_id = b.account_id and y.id = b.activity_id
    and y.status = 'PENDING';
update lead l set created_at = l.created_at - a.shift, updated_at = l.moved_at - a.shift,
    moved_at = l.moved_at - a.shift + case when a.ends then make_interval(hours => (30 + a.id * 31 % 300)::integer) else interval '0' end,
    closed_at = case when a.ends then l.moved_at - a.shift + make_interval(hours => (30 + a.id * 31 % 300)::integer) else l.closed_at - a.shift end,
    stage_id = coalesce(s.id, l.stage_id), semantics = coalesce(s.semantics, l.semantics),
    loss_reason_id = case when s.semantics = 'F' then (select min(r.id) + a.id % count(*) from loss_reason r where r.account_id = a.account_id and r.kind = 1)
        else l.loss_reason_id end
from aged a
left join lateral (select s.id, s.semantics from stage s where a.ends and s.account_id = a.account_id and s.kind = 1
    and s.semantics = case when a.to_deal then 'S' else 'F' end order by s.sort limit 1) s on true
where l.account_id = a.account_id and l.id = a.id;
insert into stage_history (account_id, kind, record_id, type, stage_id, semantics, changed_by_id, changed_at)
select a.account_id, 1, a.id, 3, l.stage_id, l.semantics, a.responsible_id, l.closed_at
from aged a join lead l on l.account_id = a.account_id and l.id = a.id where a.ends;
update inquiry i set received_at = i.received_at - a.shift from aged a where i.account_id = a.account_id and i.lead_id = a.id;

-- a deal each: won, lost, or still open when it is young
create temporary table opened as
select a.account_id, a.id as lead_id, nextval('deal_id_seq') as deal_id, a.responsible_id, l.closed_at as at,
    (a.id * 13 % 5)::integer as places,
    case when l.closed_at > now() - interval '60 days' then 'P' when a.id * 17 % 5 < 2 then 'S' else 'F' end as semantics
from aged a join lead l on l.account_id = a.account_id and l.id = a.id where a.ends and a.to_deal;
create temporary table walked as
with place as (
    select account_id, pipeline_id, id as stage_id, semantics,
        row_number() over (partition by pipeline_id, semantics order by sort, id) - 1 as place
    from stage where pipeline_id in (select id from pipeline where is_default))
select o.*, p.pipeline_id, p.stage_id, p.semantics as at_semantics,
    o.at + (p.place + case p.semantics when 'P' then 0 else 5 end) * make_interval(hours => (10 + o.deal_id * 37 % 170)::integer) as since
from opened o join place p on p.account_id = o.account_id
    and (p.semantics = 'P' and (p.place <= o.places or o.semantics = 'S') or p.semantics = o.semantics and p.semantics <> 'P' and p.place = 0);
insert into record_identity (account_id, kind, id) select account_id, 2, deal_id from opened;
insert into stage_history (account_id, kind, record_id, type, pipeline_id, stage_id, semantics, changed_by_id, changed_at)
select account_id, 2, deal_id, 2, pipeline_id, stage_id, at_semantics, responsible_id, since from walked order by since;
insert into deal (account_id, id, title, amount, currency, pipeline_id, stage_id, semantics, source_id, responsible_id, lead_id,
    repeat, loss_reason_id, created_at, updated_at, moved_at, closed_at, probability, close_on)
select w.account_id, w.deal_id, l.title, 500 + w.deal_id * 731 % 30000, k.currency, w.pipeline_id, w.stage_id, w.at_semantics, l.source_id,
    w.responsible_id, w.lead_id, case when w.deal_id % 4 = 0 then 'REPEAT_DEAL' else 'NEW' end,
    case w.at_semantics when 'F' then (select min(r.id) + w.deal_id % count(*) from loss_reason r where r.account_id = w.account_id and r.kind = 2) end,
    w.at, w.since, w.since, case when w.at_semantics <> 'P' then w.since end, 10 * (w.deal_id % 10), (w.at + interval '40 days')::date
from (select distinct on (deal_id) * from walked order by deal_id, since desc) w
join lead l on l.account_id = w.account_id and l.id = w.lead_id
join account k on k.account_id = w.account_id;
insert into conversion (account_id, lead_id, stage_before_id, moved_before_at, active_before_at, deal_id, deal_made, contact_made,
    company_made, keep_activities_open, actor_id, converted_at)
select o.account_id, o.lead_id, l.stage_id, o.at, o.at, o.deal_id, true, false, false, false, o.responsible_id, o.at
from opened o join lead l on l.account_id = o.account_id and l.id = o.lead_id;
update inquiry i set deal_id = o.deal_id, state = 'DONE' from opened o where i.account_id = o.account_id and i.lead_id = o.lead_id;
truncate inquiry_fact;
