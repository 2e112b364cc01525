-- What became of the inquiries, so that reports have something to say: answers, deals won, junk, campaigns.
-- Parameter: account.
create temporary table demo_answer on commit drop as
select l.n, nextval('activity_id_seq') as activity_id, l.lead_id, l.responsible_id,
    l.at + make_interval(mins => (12 + l.n::bigint * 37 % 700)::int) as done_at, l.at
from demo_lead l where l.n % 4 <> 1 and l.stage_n > 0;

insert into activity (account_id, id, type, title, deadline_at, responsible_id, status, completed_at, completed_by_id,
    created_by_id, created_at, updated_at)
select :account, a.activity_id, case when a.n % 3 = 0 then 'EMAIL' else 'CALL' end, w.word, a.done_at, a.responsible_id,
    'COMPLETED', a.done_at, a.responsible_id, a.responsible_id, a.at, a.done_at
from demo_answer a join demo_word w on w.kind = 'task' and w.n = a.n % 7
where a.done_at < now();

insert into activity_binding (account_id, activity_id, kind, record_id)
select :account, activity_id, 1, lead_id from demo_answer where done_at < now();

create temporary table demo_won on commit drop as
select c.deal_id, k.pipeline_id, s.id as stage_id, c.at as came_at, least(now(), c.at + interval '9 days') as at
from demo_conversion c
join deal k on k.account_id = :account and k.id = c.deal_id
join lateral (select id from stage where account_id = :account and pipeline_id = k.pipeline_id and semantics = 'S'
              order by sort, id limit 1) s on true
where c.lead_id % 5 < 3;

update deal k set stage_id = w.stage_id, semantics = 'S', amount = coalesce(k.amount, 2400 + k.id * 731 % 21000),
    currency = coalesce(k.currency, (select currency from account where account_id = :account)), moved_at = w.at, closed_at = w.at, updated_at = w.at, last_activity_at = w.at
from demo_won w where k.account_id = :account and k.id = w.deal_id;

-- a deal in its first stage went through the others on the way to success
insert into stage_history (account_id, kind, record_id, type, pipeline_id, stage_id, semantics, changed_by_id, changed_at)
select :account, 2, w.deal_id, case st.semantics when 'P' then 2 else 3 end, w.pipeline_id, st.id, st.semantics,
    k.responsible_id, w.came_at + (w.at - w.came_at) * st.part as at
from demo_won w
join deal k on k.account_id = :account and k.id = w.deal_id
join (
    select id, pipeline_id, semantics, case semantics when 'S' then 1
        else sqrt((row_number() over (partition by pipeline_id, semantics order by sort, id) - 1.0)
            / count(*) over (partition by pipeline_id, semantics)) end as part
    from stage where account_id = :account and kind = 2 and semantics in ('P', 'S')) st
    on st.pipeline_id = w.pipeline_id and st.part > 0
order by at, w.deal_id, st.part;

update inquiry i set state = 'JUNK', settled = false
from demo_lead l where i.account_id = :account and i.lead_id = l.lead_id and l.stage_n = 4 and l.n % 20 = 9;

update lead k set loss_reason_id = r.id
from demo_lead l,
    (select id, row_number() over (order by id) as n, count(*) over () as all_reasons from loss_reason
     where account_id = :account and kind = 1) r
where k.account_id = :account and k.id = l.lead_id and l.stage_n = 4 and r.n = 1 + l.n / 10 % r.all_reasons;

update inquiry i set utm = jsonb_build_object('source', 'google', 'medium', 'cpc', 'campaign',
    (array['Solar Frühjahr', 'Wärmepumpe Förderung', 'Speicher'])[1 + i.id % 3])
where i.account_id = :account and i.channel = 'FORM' and i.id % 2 = 0;
