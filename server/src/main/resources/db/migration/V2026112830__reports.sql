-- What reports count: a row for each inquiry, renewed in the transaction of every change behind it.

create table report_setting (
    account_id       bigint   primary key references account,
    -- how long an earlier inquiry about the same keeps the credit
    attribution_days smallint not null default 28 check (attribution_days between 1 and 365)
);
call fence('report_setting');

-- What an inquiry about the same shares with others is found by time.
drop index inquiry_lead;
drop index inquiry_deal;
create index inquiry_lead on inquiry (account_id, lead_id, received_at, id) where lead_id is not null;
create index inquiry_deal on inquiry (account_id, deal_id, received_at, id) where deal_id is not null;

create table inquiry_fact (
    account_id          bigint      not null,
    inquiry_id          bigint      not null,
    received_at         timestamptz not null,
    channel             text        not null,
    source_id           bigint,
    form_id             bigint,
    utm_source          text,
    utm_medium          text,
    utm_campaign        text,
    known               boolean     not null,
    -- which of several about the same gets the credit
    first_touch         boolean     not null,
    last_touch          boolean     not null,
    fate                text        not null check (fate in ('OPEN', 'DONE', 'WON', 'LOST', 'JUNK')),
    -- a person has converted its lead
    by_hand             boolean     not null,
    -- where its lead or deal stands, or stood before it was closed
    stood_stage_id      bigint,
    closed_at           timestamptz,
    amount              numeric(18, 2),
    -- null: the account's own
    currency            text,
    loss_reason_id      bigint,
    answered_at         timestamptz,
    responsible_id      bigint,
    -- who may see it follows from these
    lead_id             bigint,
    lead_responsible_id bigint,
    lead_stage_id       bigint,
    lead_open_to_all    boolean,
    deal_id             bigint,
    deal_responsible_id bigint,
    deal_pipeline_id    bigint,
    deal_stage_id       bigint,
    deal_open_to_all    boolean,
    primary key (account_id, inquiry_id),
    foreign key (account_id, inquiry_id) references inquiry (account_id, id) on delete cascade
) with (fillfactor = 85);
create index inquiry_fact_time on inquiry_fact (account_id, received_at);
call fence('inquiry_fact');

-- The one definition of a fact. docs/analytics.md says the same in words.
create view inquiry_fact_now with (security_invoker = true) as
select i.account_id, i.id as inquiry_id, i.received_at, i.channel,
    -- whoever corrects the source of a lead or deal corrects it for the inquiry that opened it
    case when coalesce(touch.opener_id, i.id) = i.id then coalesce(d.source_id, l.source_id, i.source_id)
         else i.source_id end as source_id,
    i.form_id, i.utm ->> 'source' as utm_source, i.utm ->> 'medium' as utm_medium, i.utm ->> 'campaign' as utm_campaign,
    i.known,
    coalesce(touch.first_id, i.id) = i.id as first_touch,
    coalesce(touch.last_id, i.id) = i.id as last_touch,
    case when d.semantics = 'S' then 'WON'
         when i.state = 'JUNK' then 'JUNK'
         when d.semantics = 'F' or d.id is null and l.semantics = 'F' then 'LOST'
         when d.semantics = 'P' or l.semantics = 'P' then 'OPEN'
         when l.semantics = 'S' then 'DONE'
         else i.state end as fate,
    exists (select from conversion c where c.account_id = i.account_id and c.lead_id = i.lead_id
            and c.switch_id is null and c.undone_at is null and c.converted_at > i.received_at) as by_hand,
    case when d.semantics = 'P' then d.stage_id when d.id is null and l.semantics = 'P' then l.stage_id
         when d.id is not null or l.id is not null then (
             select h.stage_id from stage_history h
             where h.account_id = i.account_id and h.kind = case when d.id is null then 1 else 2 end
                 and h.record_id = coalesce(d.id, l.id) and h.semantics = 'P'
             order by h.id desc limit 1) end as stood_stage_id,
    case when d.id is not null then d.closed_at else l.closed_at end as closed_at,
    d.amount, d.currency,
    case when d.id is not null then d.loss_reason_id else l.loss_reason_id end as loss_reason_id,
    (select min(y.completed_at) from activity_binding b
     join activity y on y.account_id = b.account_id and y.id = b.activity_id
     where b.account_id = i.account_id
         and (b.kind = 1 and b.record_id = i.lead_id or b.kind = 2 and b.record_id = i.deal_id)
         and y.status = 'COMPLETED' and y.type <> 'TODO' and y.completed_at >= i.received_at) as answered_at,
    case when l.semantics = 'P' or d.id is null then l.responsible_id else d.responsible_id end as responsible_id,
    l.id as lead_id, l.responsible_id as lead_responsible_id, l.stage_id as lead_stage_id,
    l.open_to_all as lead_open_to_all,
    d.id as deal_id, d.responsible_id as deal_responsible_id, d.pipeline_id as deal_pipeline_id,
    d.stage_id as deal_stage_id, d.open_to_all as deal_open_to_all
from inquiry i
left join lead l on l.account_id = i.account_id and l.id = i.lead_id and l.deleted_at is null
left join deal d on d.account_id = i.account_id and d.id = i.deal_id and d.deleted_at is null
left join report_setting s on s.account_id = i.account_id
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
grant select on inquiry_fact_now to weiche_app;

-- What a transaction has changed, until it ends: nobody waits for a fact longer than a commit takes, several changes
-- of one inquiry renew it once, and facts are locked last and in order, so that nobody waits in a circle.
create sequence inquiry_fact_due_id_seq;
create table inquiry_fact_due (
    account_id  bigint   not null,
    id          bigint   not null default nextval('inquiry_fact_due_id_seq'),
    inquiry_ids bigint[],
    lead_ids    bigint[],
    deal_ids    bigint[],
    primary key (account_id, id)
);
call fence('inquiry_fact_due');

create procedure renew_inquiry_facts(account bigint, wanted bigint[]) language plpgsql
    set search_path = weiche, pg_temp as $$
begin
    perform from inquiry_fact f where f.account_id = account and f.inquiry_id = any(wanted)
    order by f.inquiry_id for update;
    insert into inquiry_fact as f
    select n.* from inquiry_fact_now n where n.account_id = account and n.inquiry_id = any(wanted)
    order by n.inquiry_id
    on conflict (account_id, inquiry_id) do update set
        (received_at, channel, source_id, form_id, utm_source, utm_medium, utm_campaign, known, first_touch,
         last_touch, fate, by_hand, stood_stage_id, closed_at, amount, currency, loss_reason_id, answered_at,
         responsible_id, lead_id, lead_responsible_id, lead_stage_id, lead_open_to_all, deal_id, deal_responsible_id,
         deal_pipeline_id, deal_stage_id, deal_open_to_all)
        = (excluded.received_at, excluded.channel, excluded.source_id, excluded.form_id, excluded.utm_source,
           excluded.utm_medium, excluded.utm_campaign, excluded.known, excluded.first_touch,
           excluded.last_touch, excluded.fate, excluded.by_hand, excluded.stood_stage_id, excluded.closed_at,
           excluded.amount, excluded.currency, excluded.loss_reason_id, excluded.answered_at, excluded.responsible_id,
           excluded.lead_id, excluded.lead_responsible_id, excluded.lead_stage_id, excluded.lead_open_to_all,
           excluded.deal_id, excluded.deal_responsible_id, excluded.deal_pipeline_id, excluded.deal_stage_id,
           excluded.deal_open_to_all)
    where f is distinct from excluded;
end $$;

create function inquiry_facts_at_commit() returns trigger language plpgsql set search_path = weiche, pg_temp as $$
declare
    inquiries bigint[];
    leads     bigint[];
    deals     bigint[];
    affected  bigint[];
begin
    -- the first of a transaction takes those after it along
    with due as (
        delete from inquiry_fact_due d where d.account_id = new.account_id and d.id >= new.id
        returning d.inquiry_ids, d.lead_ids, d.deal_ids)
    select array_agg(distinct x.id) filter (where x.kind = 0), array_agg(distinct x.id) filter (where x.kind = 1),
        array_agg(distinct x.id) filter (where x.kind = 2)
    into inquiries, leads, deals
    from due cross join lateral (
        select 0 as kind, unnest(due.inquiry_ids) as id
        union all select 1, unnest(due.lead_ids)
        union all select 2, unnest(due.deal_ids)) x;
    select array_agg(u.id order by u.id) into affected from (
        select unnest(inquiries) as id
        union select i.id from inquiry i where i.account_id = new.account_id and i.lead_id = any(leads)
        union select i.id from inquiry i where i.account_id = new.account_id and i.deal_id = any(deals)) u;
    if affected is not null then
        call renew_inquiry_facts(new.account_id, affected);
    end if;
    return null;
end $$;
create constraint trigger inquiry_facts_at_commit after insert on inquiry_fact_due
    deferrable initially deferred for each row execute function inquiry_facts_at_commit();

create function inquiry_fact_of_inquiry() returns trigger language plpgsql set search_path = weiche, pg_temp as $$
begin
    if tg_op = 'INSERT' then
        insert into inquiry_fact_due (account_id, inquiry_ids, lead_ids, deal_ids)
        select account_id, array_agg(id), array_agg(lead_id) filter (where lead_id is not null),
            array_agg(deal_id) filter (where deal_id is not null)
        from fresh group by account_id;
    elsif tg_op = 'DELETE' then
        insert into inquiry_fact_due (account_id, lead_ids, deal_ids)
        select account_id, array_agg(lead_id), array_agg(deal_id) from gone
        where lead_id is not null or deal_id is not null group by account_id;
    else
        insert into inquiry_fact_due (account_id, inquiry_ids, lead_ids, deal_ids)
        select n.account_id, array_agg(n.id),
            array_agg(o.lead_id) filter (where o.lead_id is not null)
                || array_agg(n.lead_id) filter (where n.lead_id is distinct from o.lead_id),
            array_agg(o.deal_id) filter (where o.deal_id is not null)
                || array_agg(n.deal_id) filter (where n.deal_id is distinct from o.deal_id)
        from gone o join fresh n on n.account_id = o.account_id and n.id = o.id
        where (o.received_at, o.channel, o.source_id, o.form_id, o.utm, o.known, o.state, o.lead_id, o.deal_id)
            is distinct from
              (n.received_at, n.channel, n.source_id, n.form_id, n.utm, n.known, n.state, n.lead_id, n.deal_id)
        group by n.account_id;
    end if;
    return null;
end $$;
create trigger inquiry_fact_insert after insert on inquiry referencing new table as fresh
    for each statement execute function inquiry_fact_of_inquiry();
create trigger inquiry_fact_update after update on inquiry referencing old table as gone new table as fresh
    for each statement execute function inquiry_fact_of_inquiry();
create trigger inquiry_fact_delete after delete on inquiry referencing old table as gone
    for each statement execute function inquiry_fact_of_inquiry();

create function inquiry_fact_of_lead() returns trigger language plpgsql set search_path = weiche, pg_temp as $$
begin
    insert into inquiry_fact_due (account_id, lead_ids)
    select n.account_id, array_agg(n.id)
    from gone o join fresh n on n.account_id = o.account_id and n.id = o.id
    where (o.stage_id, o.semantics, o.source_id, o.responsible_id, o.open_to_all, o.loss_reason_id, o.closed_at, o.deleted_at)
        is distinct from
          (n.stage_id, n.semantics, n.source_id, n.responsible_id, n.open_to_all, n.loss_reason_id, n.closed_at, n.deleted_at)
    group by n.account_id;
    return null;
end $$;
create trigger inquiry_fact_update after update on lead referencing old table as gone new table as fresh
    for each statement execute function inquiry_fact_of_lead();

create function inquiry_fact_of_deal() returns trigger language plpgsql set search_path = weiche, pg_temp as $$
begin
    insert into inquiry_fact_due (account_id, deal_ids)
    select n.account_id, array_agg(n.id)
    from gone o join fresh n on n.account_id = o.account_id and n.id = o.id
    where (o.stage_id, o.pipeline_id, o.semantics, o.source_id, o.responsible_id, o.open_to_all, o.loss_reason_id,
           o.closed_at, o.deleted_at, o.amount, o.currency)
        is distinct from
          (n.stage_id, n.pipeline_id, n.semantics, n.source_id, n.responsible_id, n.open_to_all, n.loss_reason_id,
           n.closed_at, n.deleted_at, n.amount, n.currency)
    group by n.account_id;
    return null;
end $$;
create trigger inquiry_fact_update after update on deal referencing old table as gone new table as fresh
    for each statement execute function inquiry_fact_of_deal();

create function inquiry_fact_of_conversion() returns trigger language plpgsql set search_path = weiche, pg_temp as $$
begin
    insert into inquiry_fact_due (account_id, lead_ids)
    select account_id, array_agg(lead_id) from fresh where switch_id is null group by account_id;
    return null;
end $$;
create trigger inquiry_fact_insert after insert on conversion referencing new table as fresh
    for each statement execute function inquiry_fact_of_conversion();
create trigger inquiry_fact_update after update on conversion referencing new table as fresh
    for each statement execute function inquiry_fact_of_conversion();

-- Calls, e-mails and meetings that somebody has done are answers; what a conversion completes is not.
create function inquiry_fact_of_activity() returns trigger language plpgsql set search_path = weiche, pg_temp as $$
begin
    insert into inquiry_fact_due (account_id, lead_ids, deal_ids)
    select b.account_id, array_agg(b.record_id) filter (where b.kind = 1), array_agg(b.record_id) filter (where b.kind = 2)
    from gone o
    join fresh n on n.account_id = o.account_id and n.id = o.id
    join activity_binding b on b.account_id = n.account_id and b.activity_id = n.id and b.kind in (1, 2)
    where (o.status = 'COMPLETED' or n.status = 'COMPLETED')
        and (o.status, o.type, o.completed_at) is distinct from (n.status, n.type, n.completed_at)
    group by b.account_id;
    return null;
end $$;
create trigger inquiry_fact_update after update on activity referencing old table as gone new table as fresh
    for each statement execute function inquiry_fact_of_activity();

create function inquiry_fact_of_binding() returns trigger language plpgsql set search_path = weiche, pg_temp as $$
begin
    insert into inquiry_fact_due (account_id, lead_ids, deal_ids)
    select b.account_id, array_agg(b.record_id) filter (where b.kind = 1), array_agg(b.record_id) filter (where b.kind = 2)
    from bound b
    left join activity a on a.account_id = b.account_id and a.id = b.activity_id
    where b.kind in (1, 2) and coalesce(a.status = 'COMPLETED' and a.type <> 'TODO', true)
    group by b.account_id;
    return null;
end $$;
create trigger inquiry_fact_insert after insert on activity_binding referencing new table as bound
    for each statement execute function inquiry_fact_of_binding();
create trigger inquiry_fact_delete after delete on activity_binding referencing old table as bound
    for each statement execute function inquiry_fact_of_binding();

-- Another window: all facts of the account at once, so that nobody reads some of either.
create function inquiry_fact_of_account() returns trigger language plpgsql set search_path = weiche, pg_temp as $$
begin
    call renew_inquiry_facts(new.account_id, (select array_agg(i.id) from inquiry i where i.account_id = new.account_id));
    return null;
end $$;
create trigger inquiry_fact_window after insert or update on report_setting for each row
    execute function inquiry_fact_of_account();

-- What one of a foreign currency was worth in the account's own, from a day on.
create table exchange_rate (
    account_id bigint         not null references account,
    currency   text           not null check (currency ~ '^[A-Z]{3}$'),
    since      date           not null check (isfinite(since)),
    rate       numeric(18, 8) not null check (rate > 0 and rate <> 'NaN'),
    primary key (account_id, currency, since)
);
call fence('exchange_rate');

insert into inquiry_fact select * from inquiry_fact_now;
