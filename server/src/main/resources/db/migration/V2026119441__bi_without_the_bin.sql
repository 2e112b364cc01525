-- Activities and steps of what lies in the recycle bin are in no view either. An activity of several records is there
-- as long as one of them is.
create or replace view bi.activities with (security_barrier = true) as
select y.id, y.type, y.title, y.status, y.deadline_at, y.responsible_id, y.completed_at, y.completed_by_id,
    y.created_by_id, y.created_at
from weiche.activity y
where y.account_id = bi.account() and exists (
    select from weiche.activity_binding b
    left join weiche.lead l on b.kind = 1 and l.account_id = b.account_id and l.id = b.record_id
    left join weiche.deal d on b.kind = 2 and d.account_id = b.account_id and d.id = b.record_id
    left join weiche.contact c on b.kind = 3 and c.account_id = b.account_id and c.id = b.record_id
    left join weiche.company o on b.kind = 4 and o.account_id = b.account_id and o.id = b.record_id
    where b.account_id = y.account_id and b.activity_id = y.id
        and coalesce(l.deleted_at, d.deleted_at, c.deleted_at, o.deleted_at) is null);

create or replace view bi.stage_steps with (security_barrier = true) as
select h.id, case h.kind when 1 then 'LEAD' else 'DEAL' end as kind, h.record_id, h.pipeline_id, h.stage_id,
    case h.semantics when 'S' then 'SUCCESS' when 'F' then 'FAILURE' else 'PROGRESS' end as stage_kind,
    h.changed_by_id, h.changed_at
from weiche.stage_history h
left join weiche.lead l on h.kind = 1 and l.account_id = h.account_id and l.id = h.record_id
left join weiche.deal d on h.kind = 2 and d.account_id = h.account_id and d.id = h.record_id
where h.account_id = bi.account() and h.kind in (1, 2) and coalesce(l.deleted_at, d.deleted_at) is null;
