-- Second part of the demo data, for accounts with classic mode.
-- leads in all stages; this account works in classic mode
update crm_mode set mode = 'CLASSIC', epoch = epoch + 1 where account_id = :account;

-- steps: how often it was moved on. stay: how long it stood in its first stage; all of them fit until now, and those
-- that are converted a day after their inquiry have come that far before.
create temporary table demo_lead on commit drop as
select s.*, nextval('lead_id_seq') as lead_id,
    at + stay * (array[0, 1, 1.6, 2.9])[1 + steps] as moved_at
from (
    select w.*, least((now() - at) / (2 * steps + 2), make_interval(mins => case when n % 10 = 8
        then 60 + (n::bigint * 37 % 700)::int else 300 + (n::bigint * n * 37 % 5400)::int end)) as stay
    from (
        select n, (cast(:people as bigint[]))[1 + n % 5] as responsible_id,
            (array[0,0,0,0,1,1,1,2,2,4])[1 + n % 10] as stage_n,
            (array[0,0,0,0,1,1,1,2,2,1 + n / 10 % 3])[1 + n % 10] as steps,
            now() - make_interval(days => (n::bigint * 13 % 73)::int, mins => (n::bigint * 41 % 900)::int) as at
        from generate_series(1, :leads) as s (n)
    ) w
    -- the later the inquiry, the higher its number
    order by at
) s;

-- what is joined with tables nobody has counted yet would be read once for each of their rows
create unique index on demo_lead (lead_id);

analyze demo_lead;

create temporary table demo_lead_stage on commit drop as
select row_number() over (order by case semantics when 'P' then 1 when 'S' then 2 else 3 end, sort, id) - 1 as n,
    id, semantics
from stage where account_id = :account and kind = 1 and exists (select from demo_lead);

insert into record_identity (account_id, kind, id) select :account, 1, lead_id from demo_lead;

insert into lead (account_id, id, title, first_name, last_name, company_title, amount, currency, stage_id, semantics,
    source_id, comments, responsible_id, created_by_id, loss_reason_id, created_at, updated_at, moved_at, closed_at,
    last_activity_at, custom)
select :account, l.lead_id, wish.word, first.word, last.word,
    case when l.n % 4 = 0 then firm.word || ' ' || last.word end,
    case when l.n % 3 <> 0 then 900 + l.n::bigint * 617 % 32000 end,
    case when l.n % 3 <> 0 then a.currency end,
    st.id, st.semantics, src.id, note.word, l.responsible_id, l.responsible_id,
    case when st.semantics = 'F' then (select min(id) from loss_reason where account_id = :account and kind = 1) end,
    l.at, l.moved_at, l.moved_at, case when st.semantics <> 'P' then l.moved_at end, l.moved_at,
    -- a huge stock is there to be counted, not to be read
    case when l.n > 1000 then '{}' else jsonb_strip_nulls(jsonb_build_object(
        'dachform', case when l.n % 3 <> 0 then
            (select id from demo_option where kind = 1 and code = 'dachform' and n = l.n * 7 % 4) end,
        'interesse_an', case when l.n % 4 = 1 then
            (select jsonb_agg(id order by id) from demo_option
             where kind = 1 and code = 'interesse_an' and n in (1, l.n % 4)) end,
        'jahresverbrauch', case when l.n % 2 = 0 then 2600 + l.n * 211 % 9000 end)) end
from demo_lead l
join account a on a.account_id = :account
join demo_lead_stage st on st.n = l.stage_n
join demo_word wish on wish.kind = 'wish' and wish.n = l.n::bigint * 5 % 13
join demo_word first on first.kind = 'first' and first.n = l.n::bigint * 11 % 31
join demo_word last on last.kind = 'last' and last.n = l.n::bigint * 7 % 37
join demo_word firm on firm.kind = 'firm' and firm.n = l.n::bigint * 3 % 17
join demo_word note on note.kind = 'note' and note.n = l.n::bigint * 3 % 7
join demo_word w_src on w_src.kind = 'source' and w_src.n = l.n % 7
join source src on src.account_id = :account and src.code = w_src.word;

-- every fortieth is a customer already
insert into contact_point (account_id, kind, record_id, type, use, value, match_key, sort)
select :account, 1, lead_id, 'PHONE', 'MOBILE',
    case when n % 40 = 7 then '0170 ' || lpad((4000000 + 1 + n / 40 % 60)::text, 7, '0')
        else '0151 ' || lpad(n::text, 8, '0') end,
    case when n % 40 = 7 then '+49170' || lpad((4000000 + 1 + n / 40 % 60)::text, 7, '0')
        else '+49151' || lpad(n::text, 8, '0') end, 1
from demo_lead
union all
select :account, 1, lead_id, 'EMAIL', 'WORK', 'anfrage' || n || '@interessent.example',
    'anfrage' || n || '@interessent.example', 2
from demo_lead;

-- through all stages before the one where it stands; who is lost has come to one of those in progress
insert into stage_history (account_id, kind, record_id, type, stage_id, semantics, changed_by_id, changed_at)
select :account, 1, l.lead_id, case when step = 0 then 1 when st.semantics = 'P' then 2 else 3 end, st.id, st.semantics,
    l.responsible_id, l.at + l.stay * (array[0, 1, 1.6, 2.9])[1 + step] as at
from demo_lead l
cross join generate_series(0, l.steps) step
join demo_lead_stage st on st.n = case when step = l.steps then l.stage_n else step end
order by at, l.lead_id;

insert into timeline_entry (account_id, kind, record_id, type, body, author_id, created_at)
select :account, 1, lead_id, 'CREATED', null, responsible_id, at from demo_lead
union all
select :account, 1, l.lead_id, 'COMMENT', w.word, l.responsible_id, l.at + interval '3 hours'
from demo_lead l join demo_word w on w.kind = 'note' and w.n = l.n % 7
where l.n % 5 = 0;

insert into inquiry (account_id, channel, epoch, mode, source_id, title, person_name, company_title, message, lead_id,
    received_at, state)
select :account, case when l.n % 3 = 0 then 'FORM' when l.n % 3 = 1 then 'API' else 'MANUAL' end, 1, 'CLASSIC',
    le.source_id, le.title, concat_ws(' ', le.first_name, le.last_name), le.company_title, le.comments, le.id, l.at,
    -- whoever moved the lead on has seen the inquiry
    case when l.stage_n = 0 then 'OPEN' else 'DONE' end
from demo_lead l join lead le on le.account_id = :account and le.id = l.lead_id;

create temporary table demo_lead_task on commit drop as
select n, nextval('activity_id_seq') as activity_id, lead_id, responsible_id,
    (date_trunc('day', now() at time zone (select time_zone from account where account_id = :account))
        + make_interval(days => n * 5 % 17 - 4, hours => 8 + n % 9)) at time zone (select time_zone from account
        where account_id = :account) as due, at
from demo_lead where stage_n < 3 and n % 2 = 0;

insert into activity (account_id, id, type, title, deadline_at, responsible_id, created_by_id, created_at, updated_at)
select :account, t.activity_id, (array['CALL','TODO','MEETING','EMAIL','TODO','EMAIL','CALL'])[1 + t.n / 2 % 7], w.word,
    date_trunc('hour', t.due), t.responsible_id, t.responsible_id, t.at, t.at
from demo_lead_task t join demo_word w on w.kind = 'task' and w.n = t.n / 2 % 7;

insert into activity_binding (account_id, activity_id, kind, record_id)
select :account, activity_id, 1, lead_id from demo_lead_task;
