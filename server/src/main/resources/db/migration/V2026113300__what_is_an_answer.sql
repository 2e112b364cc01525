-- What customers get is an answer: an e-mail that has gone out from the card, a word of a colleague in the chat. A call
-- to them that nobody took is none, though there is nothing more to be done about it.
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
    least(
        k.answered_at,
        (select min(y.completed_at) from activity_binding b
         join activity y on y.account_id = b.account_id and y.id = b.activity_id
         where b.account_id = i.account_id
             and (b.kind = 1 and b.record_id = i.lead_id or b.kind = 2 and b.record_id = i.deal_id)
             and y.status = 'COMPLETED' and y.type <> 'TODO' and y.completed_at >= i.received_at
             -- not `exists`: the planner may then read all calls of the account to answer it for one of them
             and (y.type <> 'CALL' or (
                 select c.id from call c where c.account_id = y.account_id and c.activity_id = y.id
                     and c.direction = 'OUTBOUND' and c.state <> 'ANSWERED' limit 1) is null)),
        (select min(m.sent_at) from email_record r
         join email_message m on m.account_id = r.account_id and m.id = r.email_id
         where r.account_id = i.account_id
             and (r.kind = 1 and r.record_id = i.lead_id or r.kind = 2 and r.record_id = i.deal_id)
             and m.direction = 'OUT' and m.state = 'SENT' and m.sent_at >= i.received_at),
        -- what was said before it was known who speaks was said in time
        case when i.channel = 'CHAT' then (
            select min(greatest(m.said_at, i.received_at)) from chat_conversation c
            join chat_message m on m.account_id = c.account_id and m.conversation_id = c.id
            where c.account_id = i.account_id and c.inquiry_id = i.id and m.author = 'AGENT') end) as answered_at,
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

-- A message is bound to its records when it is written and counts once it has gone; what comes in is no answer. Each
-- message is found by its number (`offset 0` makes that one question): in a transaction that brings a whole stock the
-- planner knows nothing of the tables. The same further below.
create function inquiry_fact_of_email_record() returns trigger language plpgsql set search_path = weiche, pg_temp as $$
begin
    insert into inquiry_fact_due (account_id, lead_ids, deal_ids)
    select b.account_id, array_agg(b.record_id) filter (where b.kind = 1), array_agg(b.record_id) filter (where b.kind = 2)
    from bound b
    left join lateral (select m.direction = 'OUT' and m.state = 'SENT' as gone_out from email_message m
                       where m.account_id = b.account_id and m.id = b.email_id offset 0) m on true
    -- a message that was deleted took its bindings along
    where b.kind in (1, 2) and m.gone_out is not false
    group by b.account_id;
    return null;
end $$;
create trigger inquiry_fact_insert after insert on email_record referencing new table as bound
    for each statement execute function inquiry_fact_of_email_record();
create trigger inquiry_fact_delete after delete on email_record referencing old table as bound
    for each statement execute function inquiry_fact_of_email_record();

create function inquiry_fact_of_email() returns trigger language plpgsql set search_path = weiche, pg_temp as $$
begin
    insert into inquiry_fact_due (account_id, lead_ids, deal_ids)
    select r.account_id, array_agg(r.record_id) filter (where r.kind = 1), array_agg(r.record_id) filter (where r.kind = 2)
    -- what had gone before or has gone now
    from (select account_id, id
          from ((select account_id, id, direction, state, sent_at from gone
                 except
                 select account_id, id, direction, state, sent_at from fresh)
                union all
                (select account_id, id, direction, state, sent_at from fresh
                 except
                 select account_id, id, direction, state, sent_at from gone)) version
          where direction = 'OUT' and state = 'SENT'
          group by account_id, id) changed
    cross join lateral (select r.account_id, r.kind, r.record_id from email_record r
                        where r.account_id = changed.account_id and r.email_id = changed.id and r.kind in (1, 2)
                        offset 0) r
    group by r.account_id;
    return null;
end $$;
create trigger inquiry_fact_update after update on email_message referencing old table as gone new table as fresh
    for each statement execute function inquiry_fact_of_email();

-- What was said on both sides is written down one by one; nothing that a visitor says is looked at.
create function inquiry_fact_of_chat() returns trigger language plpgsql set search_path = weiche, pg_temp as $$
begin
    insert into inquiry_fact_due (account_id, inquiry_ids)
    select c.account_id, array[c.inquiry_id] from chat_conversation c
    where c.account_id = new.account_id and c.id = new.conversation_id and c.inquiry_id is not null;
    return null;
end $$;
create trigger inquiry_fact_insert after insert on chat_message
    for each row when (new.author = 'AGENT') execute function inquiry_fact_of_chat();

-- What a telephone system tells of a call may come later than that it is over.
create function inquiry_fact_of_call() returns trigger language plpgsql set search_path = weiche, pg_temp as $$
begin
    insert into inquiry_fact_due (account_id, lead_ids, deal_ids)
    select b.account_id, array_agg(b.record_id) filter (where b.kind = 1), array_agg(b.record_id) filter (where b.kind = 2)
    from (select account_id, activity_id
          from ((select account_id, id, activity_id, direction, direction = 'OUTBOUND' and state <> 'ANSWERED' as vain
                 from gone
                 except
                 select account_id, id, activity_id, direction, direction = 'OUTBOUND' and state <> 'ANSWERED' from fresh)
                union all
                (select account_id, id, activity_id, direction, direction = 'OUTBOUND' and state <> 'ANSWERED' from fresh
                 except
                 select account_id, id, activity_id, direction, direction = 'OUTBOUND' and state <> 'ANSWERED'
                 from gone)) version
          where direction = 'OUTBOUND'
          group by account_id, activity_id) changed
    cross join lateral (select b.account_id, b.kind, b.record_id from activity_binding b
                        where b.account_id = changed.account_id and b.activity_id = changed.activity_id
                            and b.kind in (1, 2)
                        offset 0) b
    group by b.account_id;
    return null;
end $$;
create trigger inquiry_fact_update after update on call referencing old table as gone new table as fresh
    for each statement execute function inquiry_fact_of_call();

-- Facts of whatever may have been answered in one of these ways.
do $$
declare
    due record;
begin
    for due in
        select i.account_id, array_agg(i.id order by i.id) as ids from inquiry i
        where i.id in (
                select c.inquiry_id from chat_conversation c where c.account_id = i.account_id)
            or exists (
                select from email_record r join email_message m on m.account_id = r.account_id and m.id = r.email_id
                where r.account_id = i.account_id
                    and (r.kind = 1 and r.record_id = i.lead_id or r.kind = 2 and r.record_id = i.deal_id)
                    and m.direction = 'OUT')
            or exists (
                select from activity_binding b
                join call c on c.account_id = b.account_id and c.activity_id = b.activity_id
                where b.account_id = i.account_id
                    and (b.kind = 1 and b.record_id = i.lead_id or b.kind = 2 and b.record_id = i.deal_id)
                    and c.direction = 'OUTBOUND')
        group by i.account_id
    loop
        call renew_inquiry_facts(due.account_id, due.ids);
    end loop;
end $$;
