-- What reports have counted of months that are over, kept until something of such a month changes.

create table report_month (
    account_id bigint      not null references account,
    -- a hash of what was asked and of all that the answer depends on beside records
    recipe     text        not null,
    month      date        not null,
    -- of which records: 0 inquiries, 1 leads, 2 deals
    kinds      smallint[]  not null,
    -- changes that were done by then are in it
    made_in    pg_snapshot not null default pg_current_snapshot(),
    made_at    timestamptz not null default now(),
    primary key (account_id, recipe, month)
);
call fence('report_month');

create sequence report_tally_id_seq cache 50;
create table report_tally (
    account_id bigint    not null,
    id         bigint    not null default nextval('report_tally_id_seq'),
    recipe     text      not null,
    month      date      not null,
    keys       text[]    not null,
    counts     bigint[]  not null,
    amounts    numeric[] not null,
    -- of each record that took some, because medians cannot be added up
    seconds    integer[] not null,
    primary key (account_id, id),
    foreign key (account_id, recipe, month) references report_month (account_id, recipe, month) on delete cascade
);
create index report_tally_of_month on report_tally (account_id, recipe, month);
call fence('report_tally');

create sequence report_change_id_seq;
create table report_change (
    account_id bigint      not null references account,
    id         bigint      not null default nextval('report_change_id_seq'),
    kind       smallint    not null check (kind in (0, 1, 2)),
    month      date        not null,
    changed_in xid8        not null default pg_current_xact_id(),
    changed_at timestamptz not null default now(),
    primary key (account_id, id)
);
create index report_change_of_month on report_change (account_id, kind, month);
call fence('report_change');

-- Writers only add rows, so nobody waits for anybody. Which month a moment belongs to says the time zone of the
-- account, so both months it may belong to are noted. Nobody keeps a month that is not over, and most changes are about
-- one: from the second day of a month on, what belongs to it needs no note.
create function note_months(account bigint, kind smallint, moments timestamptz[]) returns void
    language plpgsql set search_path = weiche, pg_temp as $$
begin
    if moments is null then
        return;
    end if;
    insert into report_change (account_id, kind, month)
    select distinct account, note_months.kind, date_trunc('month', (m.moment + x.shift) at time zone 'UTC')::date
    from unnest(moments) m (moment) cross join (values (interval '-1 day'), (interval '1 day')) x (shift)
    where m.moment < no_month_before();
end $$;

create function no_month_before() returns timestamptz language sql stable set search_path = weiche, pg_temp as $$
    select date_trunc('month', now(), 'UTC') + interval '1 day'
$$;

create or replace procedure renew_inquiry_facts(account bigint, wanted bigint[]) language plpgsql
    set search_path = weiche, pg_temp as $$
declare
    over     timestamptz := no_month_before();
    moments  timestamptz[];
begin
    perform from inquiry_fact f where f.account_id = account and f.inquiry_id = any(wanted)
    order by f.inquiry_id for update;
    with renewed as (
        insert into inquiry_fact as f
        select n.* from inquiry_fact_now n where n.account_id = account and n.inquiry_id = any(wanted)
        order by n.inquiry_id
        on conflict (account_id, inquiry_id) do update set
            (received_at, channel, source_id, form_id, utm_source, utm_medium, utm_campaign, known, first_touch,
             last_touch, fate, by_hand, stood_stage_id, closed_at, amount, currency, loss_reason_id, answered_at,
             responsible_id, lead_id, lead_responsible_id, lead_stage_id, lead_open_to_all, deal_id,
             deal_responsible_id, deal_pipeline_id, deal_stage_id, deal_open_to_all)
            = (excluded.received_at, excluded.channel, excluded.source_id, excluded.form_id, excluded.utm_source,
               excluded.utm_medium, excluded.utm_campaign, excluded.known, excluded.first_touch,
               excluded.last_touch, excluded.fate, excluded.by_hand, excluded.stood_stage_id, excluded.closed_at,
               excluded.amount, excluded.currency, excluded.loss_reason_id, excluded.answered_at,
               excluded.responsible_id, excluded.lead_id, excluded.lead_responsible_id, excluded.lead_stage_id,
               excluded.lead_open_to_all, excluded.deal_id, excluded.deal_responsible_id, excluded.deal_pipeline_id,
               excluded.deal_stage_id, excluded.deal_open_to_all)
        where f is distinct from excluded
        returning f.received_at)
    select array_agg(r.received_at) into moments from renewed r where r.received_at < over;
    perform note_months(account, 0::smallint, moments);
end $$;

-- An inquiry that is gone, or came in at another time, is missing in the month it was in.
create function months_of_inquiry() returns trigger language plpgsql set search_path = weiche, pg_temp as $$
begin
    if tg_op = 'DELETE' then
        perform note_months(g.account_id, 0::smallint, array_agg(g.received_at)) from gone g
        where g.received_at < no_month_before() group by g.account_id;
    else
        perform note_months(g.account_id, 0::smallint, array_agg(g.received_at))
        from gone g join fresh n on n.account_id = g.account_id and n.id = g.id
        where g.received_at <> n.received_at and g.received_at < no_month_before() group by g.account_id;
    end if;
    return null;
end $$;
create trigger months_delete after delete on inquiry referencing old table as gone
    for each statement execute function months_of_inquiry();
create trigger months_update after update on inquiry referencing old table as gone new table as fresh
    for each statement execute function months_of_inquiry();

create function months_of_lead() returns trigger language plpgsql set search_path = weiche, pg_temp as $$
begin
    if tg_op = 'INSERT' then
        perform note_months(n.account_id, 1::smallint, array_agg(n.created_at)) from fresh n
        where n.created_at < no_month_before() group by n.account_id;
    elsif tg_op = 'DELETE' then
        perform note_months(o.account_id, 1::smallint, array_agg(o.created_at)) from gone o
        where o.created_at < no_month_before() group by o.account_id;
    else
        perform note_months(n.account_id, 1::smallint, array_agg(o.created_at) || array_agg(n.created_at))
        from gone o join fresh n on n.account_id = o.account_id and n.id = o.id
        where least(o.created_at, n.created_at) < no_month_before()
            and (o.stage_id, o.semantics, o.source_id, o.responsible_id, o.loss_reason_id, o.amount, o.currency,
                 o.contact_id, o.company_id, o.created_at, o.closed_at, o.deleted_at)
                is distinct from
                (n.stage_id, n.semantics, n.source_id, n.responsible_id, n.loss_reason_id, n.amount, n.currency,
                 n.contact_id, n.company_id, n.created_at, n.closed_at, n.deleted_at)
        group by n.account_id;
    end if;
    return null;
end $$;
create trigger months_insert after insert on lead referencing new table as fresh
    for each statement execute function months_of_lead();
create trigger months_update after update on lead referencing old table as gone new table as fresh
    for each statement execute function months_of_lead();
create trigger months_delete after delete on lead referencing old table as gone
    for each statement execute function months_of_lead();

-- Deals count where they were created and where they were closed.
create function months_of_deal() returns trigger language plpgsql set search_path = weiche, pg_temp as $$
begin
    if tg_op = 'INSERT' then
        perform note_months(n.account_id, 2::smallint, array_agg(n.created_at) || array_agg(n.closed_at)) from fresh n
        where least(n.created_at, n.closed_at) < no_month_before() group by n.account_id;
    elsif tg_op = 'DELETE' then
        perform note_months(o.account_id, 2::smallint, array_agg(o.created_at) || array_agg(o.closed_at)) from gone o
        where least(o.created_at, o.closed_at) < no_month_before() group by o.account_id;
    else
        perform note_months(n.account_id, 2::smallint, array_agg(o.created_at) || array_agg(n.created_at)
            || array_agg(o.closed_at) || array_agg(n.closed_at))
        from gone o join fresh n on n.account_id = o.account_id and n.id = o.id
        where least(o.created_at, n.created_at, o.closed_at, n.closed_at) < no_month_before()
            and (o.pipeline_id, o.stage_id, o.semantics, o.source_id, o.responsible_id, o.loss_reason_id, o.amount,
                 o.currency, o.probability, o.close_on, o.repeat, o.created_at, o.closed_at, o.deleted_at)
                is distinct from
                (n.pipeline_id, n.stage_id, n.semantics, n.source_id, n.responsible_id, n.loss_reason_id, n.amount,
                 n.currency, n.probability, n.close_on, n.repeat, n.created_at, n.closed_at, n.deleted_at)
        group by n.account_id;
    end if;
    return null;
end $$;
create trigger months_insert after insert on deal referencing new table as fresh
    for each statement execute function months_of_deal();
create trigger months_update after update on deal referencing old table as gone new table as fresh
    for each statement execute function months_of_deal();
create trigger months_delete after delete on deal referencing old table as gone
    for each statement execute function months_of_deal();

-- A switch that is undone, or a lead that was merged: which conversions were a person's.
create function months_of_conversion() returns trigger language plpgsql set search_path = weiche, pg_temp as $$
begin
    perform note_months(l.account_id, 1::smallint, array_agg(l.created_at))
    from changed c join lead l on l.account_id = c.account_id and l.id = c.lead_id
    where l.created_at < no_month_before() group by l.account_id;
    return null;
end $$;
create trigger months_insert after insert on conversion referencing new table as changed
    for each statement execute function months_of_conversion();
create trigger months_update after update on conversion referencing new table as changed
    for each statement execute function months_of_conversion();

-- The steps of a funnel. A step that is added comes with a change of its record, but for those that are moved to
-- another record when two are merged, and those that are taken back.
create function months_of_step() returns trigger language plpgsql set search_path = weiche, pg_temp as $$
begin
    perform note_months(l.account_id, 1::smallint, array_agg(l.created_at))
    from changed c join lead l on c.kind = 1 and l.account_id = c.account_id and l.id = c.record_id
    where l.created_at < no_month_before() group by l.account_id;
    perform note_months(d.account_id, 2::smallint, array_agg(d.created_at))
    from changed c join deal d on c.kind = 2 and d.account_id = c.account_id and d.id = c.record_id
    where d.created_at < no_month_before() group by d.account_id;
    return null;
end $$;
create trigger months_update after update on stage_history referencing new table as changed
    for each statement execute function months_of_step();
create trigger months_moved after update on stage_history referencing old table as changed
    for each statement execute function months_of_step();
create trigger months_delete after delete on stage_history referencing old table as changed
    for each statement execute function months_of_step();

-- Months of which everything that was changed is in what is kept.
create view report_month_valid with (security_invoker = true) as
select m.account_id, m.recipe, m.month from report_month m
where not exists (
    select from report_change c
    where c.account_id = m.account_id and c.kind = any(m.kinds) and c.month = m.month
        and not pg_visible_in_snapshot(c.changed_in, m.made_in));
grant select on report_month_valid to weiche_app;
