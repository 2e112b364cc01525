-- Leads and deals that are open are counted by the month they were created in, and overdue activities by the month they
-- were due in: those months are over, and are kept like the others (V2026112920).
create index activity_deadline on activity (account_id, deadline_at) include (id, responsible_id)
    where status = 'PENDING';

-- The moment that decides in which month an activity is counted.
create function counted_at(status text, completed_at timestamptz, deadline_at timestamptz) returns timestamptz
    language sql immutable parallel safe return case when status = 'PENDING' then deadline_at else completed_at end;

create or replace function months_of_activity() returns trigger language plpgsql set search_path = weiche, pg_temp as $$
begin
    if tg_op = 'INSERT' then
        perform note_months(n.account_id, 3::smallint, array_agg(n.at))
        from (select account_id, counted_at(status, completed_at, deadline_at) as at from fresh) n
        where n.at < no_month_before() group by n.account_id;
    elsif tg_op = 'DELETE' then
        perform note_months(o.account_id, 3::smallint, array_agg(o.at))
        from (select account_id, counted_at(status, completed_at, deadline_at) as at from gone) o
        where o.at < no_month_before() group by o.account_id;
    else
        perform note_months(n.account_id, 3::smallint, array_agg(o.at) || array_agg(n.at))
        from (select *, counted_at(status, completed_at, deadline_at) as at from gone) o
        join (select *, counted_at(status, completed_at, deadline_at) as at from fresh) n
            on n.account_id = o.account_id and n.id = o.id
        where least(o.at, n.at) < no_month_before()
            and (o.status, o.at, o.completed_by_id, o.responsible_id)
                is distinct from (n.status, n.at, n.completed_by_id, n.responsible_id)
        group by n.account_id;
    end if;
    return null;
end $$;

create or replace function months_of_binding() returns trigger language plpgsql set search_path = weiche, pg_temp as $$
begin
    perform note_months(a.account_id, 3::smallint, array_agg(a.at))
    from changed c
    cross join lateral (select a.account_id, counted_at(a.status, a.completed_at, a.deadline_at) as at from activity a
                        where a.account_id = c.account_id and a.id = c.activity_id offset 0) a
    where a.at < no_month_before() group by a.account_id;
    return null;
end $$;

create or replace function months_of_bin() returns trigger language plpgsql set search_path = weiche, pg_temp as $$
declare
    of_kind constant smallint := tg_argv[0];
begin
    if exists (select from gone o join fresh n on n.account_id = o.account_id and n.id = o.id
               where (o.deleted_at is null) <> (n.deleted_at is null)) then
        perform note_months(a.account_id, 3::smallint, array_agg(a.at))
        from gone o
        join fresh n on n.account_id = o.account_id and n.id = o.id
        join activity_binding b on b.account_id = n.account_id and b.kind = of_kind and b.record_id = n.id
        cross join lateral (select a.account_id, counted_at(a.status, a.completed_at, a.deadline_at) as at
                            from activity a where a.account_id = b.account_id and a.id = b.activity_id offset 0) a
        where (o.deleted_at is null) <> (n.deleted_at is null) and a.at < no_month_before()
        group by a.account_id;
    end if;
    return null;
end $$;
