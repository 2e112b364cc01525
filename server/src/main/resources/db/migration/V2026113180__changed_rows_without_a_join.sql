-- What a statement has changed is found by `except`, never by a join of the rows before and after. The plan of a trigger
-- is kept for the session: made for a change of one row it joins in a nested loop, and the change of many rows that comes
-- later compares each with each (30,000 rows: 50 s instead of 0.2 s).

create or replace function inquiry_fact_of_inquiry() returns trigger language plpgsql set search_path = weiche, pg_temp as $$
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
        select account_id, array_agg(distinct id), array_agg(distinct lead_id) filter (where lead_id is not null),
            array_agg(distinct deal_id) filter (where deal_id is not null)
        from ((select account_id, id, received_at, channel, source_id, form_id, utm, known, state, lead_id, deal_id from gone
               except
               select account_id, id, received_at, channel, source_id, form_id, utm, known, state, lead_id, deal_id from fresh)
              union all
              (select account_id, id, received_at, channel, source_id, form_id, utm, known, state, lead_id, deal_id from fresh
               except
               select account_id, id, received_at, channel, source_id, form_id, utm, known, state, lead_id, deal_id from gone)
             ) changed
        group by account_id;
    end if;
    return null;
end $$;

create or replace function inquiry_fact_of_lead() returns trigger language plpgsql set search_path = weiche, pg_temp as $$
begin
    insert into inquiry_fact_due (account_id, lead_ids)
    select account_id, array_agg(id)
    from (select account_id, id, stage_id, semantics, source_id, responsible_id, open_to_all, loss_reason_id, closed_at,
              deleted_at from fresh
          except
          select account_id, id, stage_id, semantics, source_id, responsible_id, open_to_all, loss_reason_id, closed_at,
              deleted_at from gone) changed
    group by account_id;
    return null;
end $$;

create or replace function inquiry_fact_of_deal() returns trigger language plpgsql set search_path = weiche, pg_temp as $$
begin
    insert into inquiry_fact_due (account_id, deal_ids)
    select account_id, array_agg(id)
    from (select account_id, id, stage_id, pipeline_id, semantics, source_id, responsible_id, open_to_all, loss_reason_id,
              closed_at, deleted_at, amount, currency from fresh
          except
          select account_id, id, stage_id, pipeline_id, semantics, source_id, responsible_id, open_to_all, loss_reason_id,
              closed_at, deleted_at, amount, currency from gone) changed
    group by account_id;
    return null;
end $$;

create or replace function inquiry_fact_of_activity() returns trigger language plpgsql set search_path = weiche, pg_temp as $$
begin
    insert into inquiry_fact_due (account_id, lead_ids, deal_ids)
    select b.account_id, array_agg(b.record_id) filter (where b.kind = 1), array_agg(b.record_id) filter (where b.kind = 2)
    -- what was completed before or is completed now
    from (select account_id, id
          from ((select account_id, id, status, type, completed_at from gone
                 except
                 select account_id, id, status, type, completed_at from fresh)
                union all
                (select account_id, id, status, type, completed_at from fresh
                 except
                 select account_id, id, status, type, completed_at from gone)) version
          where status = 'COMPLETED'
          group by account_id, id) changed
    join activity_binding b on b.account_id = changed.account_id and b.activity_id = changed.id and b.kind in (1, 2)
    group by b.account_id;
    return null;
end $$;

create or replace function months_of_inquiry() returns trigger language plpgsql set search_path = weiche, pg_temp as $$
begin
    if tg_op = 'DELETE' then
        perform note_months(account_id, 0::smallint, array_agg(received_at)) from gone
        where received_at < no_month_before() group by account_id;
    else
        perform note_months(account_id, 0::smallint, array_agg(received_at))
        from (select account_id, id, received_at from gone except select account_id, id, received_at from fresh) moved
        where received_at < no_month_before() group by account_id;
    end if;
    return null;
end $$;

create or replace function months_of_lead() returns trigger language plpgsql set search_path = weiche, pg_temp as $$
begin
    if tg_op = 'INSERT' then
        perform note_months(account_id, 1::smallint, array_agg(created_at)) from fresh
        where created_at < no_month_before() group by account_id;
    elsif tg_op = 'DELETE' then
        perform note_months(account_id, 1::smallint, array_agg(created_at)) from gone
        where created_at < no_month_before() group by account_id;
    else
        perform note_months(account_id, 1::smallint, array_agg(created_at))
        from ((select account_id, id, stage_id, semantics, source_id, responsible_id, loss_reason_id, amount, currency,
                   contact_id, company_id, created_at, closed_at, deleted_at from gone
               except
               select account_id, id, stage_id, semantics, source_id, responsible_id, loss_reason_id, amount, currency,
                   contact_id, company_id, created_at, closed_at, deleted_at from fresh)
              union all
              (select account_id, id, stage_id, semantics, source_id, responsible_id, loss_reason_id, amount, currency,
                   contact_id, company_id, created_at, closed_at, deleted_at from fresh
               except
               select account_id, id, stage_id, semantics, source_id, responsible_id, loss_reason_id, amount, currency,
                   contact_id, company_id, created_at, closed_at, deleted_at from gone)) changed
        where created_at < no_month_before() group by account_id;
    end if;
    return null;
end $$;

create or replace function months_of_deal() returns trigger language plpgsql set search_path = weiche, pg_temp as $$
begin
    if tg_op = 'INSERT' then
        perform note_months(account_id, 2::smallint, array_agg(created_at) || array_agg(closed_at)) from fresh
        where least(created_at, closed_at) < no_month_before() group by account_id;
    elsif tg_op = 'DELETE' then
        perform note_months(account_id, 2::smallint, array_agg(created_at) || array_agg(closed_at)) from gone
        where least(created_at, closed_at) < no_month_before() group by account_id;
    else
        perform note_months(account_id, 2::smallint, array_agg(created_at) || array_agg(closed_at))
        from ((select account_id, id, pipeline_id, stage_id, semantics, source_id, responsible_id, loss_reason_id, amount,
                   currency, probability, close_on, repeat, created_at, closed_at, deleted_at from gone
               except
               select account_id, id, pipeline_id, stage_id, semantics, source_id, responsible_id, loss_reason_id, amount,
                   currency, probability, close_on, repeat, created_at, closed_at, deleted_at from fresh)
              union all
              (select account_id, id, pipeline_id, stage_id, semantics, source_id, responsible_id, loss_reason_id, amount,
                   currency, probability, close_on, repeat, created_at, closed_at, deleted_at from fresh
               except
               select account_id, id, pipeline_id, stage_id, semantics, source_id, responsible_id, loss_reason_id, amount,
                   currency, probability, close_on, repeat, created_at, closed_at, deleted_at from gone)) changed
        where least(created_at, closed_at) < no_month_before() group by account_id;
    end if;
    return null;
end $$;

create or replace function months_of_activity() returns trigger language plpgsql set search_path = weiche, pg_temp as $$
begin
    if tg_op = 'INSERT' then
        perform note_months(account_id, 3::smallint, array_agg(at))
        from (select account_id, counted_at(status, completed_at, deadline_at) as at from fresh) n
        where at < no_month_before() group by account_id;
    elsif tg_op = 'DELETE' then
        perform note_months(account_id, 3::smallint, array_agg(at))
        from (select account_id, counted_at(status, completed_at, deadline_at) as at from gone) o
        where at < no_month_before() group by account_id;
    else
        perform note_months(account_id, 3::smallint, array_agg(at))
        from ((select account_id, id, status, completed_by_id, responsible_id,
                   counted_at(status, completed_at, deadline_at) as at from gone
               except
               select account_id, id, status, completed_by_id, responsible_id,
                   counted_at(status, completed_at, deadline_at) from fresh)
              union all
              (select account_id, id, status, completed_by_id, responsible_id,
                   counted_at(status, completed_at, deadline_at) from fresh
               except
               select account_id, id, status, completed_by_id, responsible_id,
                   counted_at(status, completed_at, deadline_at) from gone)) changed
        where at < no_month_before() group by account_id;
    end if;
    return null;
end $$;

create or replace function months_of_bin() returns trigger language plpgsql set search_path = weiche, pg_temp as $$
declare
    of_kind constant smallint := tg_argv[0];
begin
    perform note_months(a.account_id, 3::smallint, array_agg(a.at))
    from (select account_id, id, deleted_at is null as here from fresh
          except
          select account_id, id, deleted_at is null from gone) moved
    join activity_binding b on b.account_id = moved.account_id and b.kind = of_kind and b.record_id = moved.id
    cross join lateral (select a.account_id, counted_at(a.status, a.completed_at, a.deadline_at) as at
                        from activity a where a.account_id = b.account_id and a.id = b.activity_id offset 0) a
    where a.at < no_month_before()
    group by a.account_id;
    return null;
end $$;
