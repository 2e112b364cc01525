-- The statement that makes facts takes ten times as long to plan as to run, and was planned anew for each inquiry: how
-- many are wanted made every plan look like another. One plan serves one inquiry and a hundred thousand alike, since
-- each fact is made from its own rows. It must not be one that reads tables as a whole because they were small once.
alter procedure renew_inquiry_facts set plan_cache_mode = force_generic_plan;
alter procedure renew_inquiry_facts set enable_seqscan = off;
alter function inquiry_facts_at_commit set plan_cache_mode = force_generic_plan;

-- Who counts activities asks which records are deleted. Those are few.
create index lead_deleted on lead (account_id, id) where deleted_at is not null;
create index deal_deleted on deal (account_id, id) where deleted_at is not null;
create index contact_deleted on contact (account_id, id) where deleted_at is not null;
create index company_deleted on company (account_id, id) where deleted_at is not null;

-- What people have done is counted month by month as well (V2026112920), in the month it was completed.
alter table report_change drop constraint report_change_kind_check;
alter table report_change add constraint report_change_kind_check check (kind in (0, 1, 2, 3));
drop index activity_completed;
create index activity_completed on activity (account_id, completed_at) include (id, completed_by_id, responsible_id)
    where status = 'COMPLETED';

create function months_of_activity() returns trigger language plpgsql set search_path = weiche, pg_temp as $$
begin
    if tg_op = 'INSERT' then
        perform note_months(n.account_id, 3::smallint, array_agg(n.completed_at)) from fresh n
        where n.completed_at < no_month_before() group by n.account_id;
    elsif tg_op = 'DELETE' then
        perform note_months(o.account_id, 3::smallint, array_agg(o.completed_at)) from gone o
        where o.completed_at < no_month_before() group by o.account_id;
    else
        perform note_months(n.account_id, 3::smallint, array_agg(o.completed_at) || array_agg(n.completed_at))
        from gone o join fresh n on n.account_id = o.account_id and n.id = o.id
        where least(o.completed_at, n.completed_at) < no_month_before()
            and (o.status, o.completed_at, o.completed_by_id, o.responsible_id)
                is distinct from (n.status, n.completed_at, n.completed_by_id, n.responsible_id)
        group by n.account_id;
    end if;
    return null;
end $$;
create trigger months_insert after insert on activity referencing new table as fresh
    for each statement execute function months_of_activity();
create trigger months_update after update on activity referencing old table as gone new table as fresh
    for each statement execute function months_of_activity();
create trigger months_delete after delete on activity referencing old table as gone
    for each statement execute function months_of_activity();

-- Activities count for whoever may read one of their records. Each activity is found by its number (`offset 0` makes
-- that one question): in a transaction that brings a whole stock the planner knows nothing of the tables, and would
-- read all activities of those months for each of them. The same further below.
create function months_of_binding() returns trigger language plpgsql set search_path = weiche, pg_temp as $$
begin
    perform note_months(a.account_id, 3::smallint, array_agg(a.completed_at))
    from changed c
    cross join lateral (select a.account_id, a.completed_at from activity a
                        where a.account_id = c.account_id and a.id = c.activity_id offset 0) a
    where a.completed_at < no_month_before() group by a.account_id;
    return null;
end $$;
create trigger months_insert after insert on activity_binding referencing new table as changed
    for each statement execute function months_of_binding();
create trigger months_moved after update on activity_binding referencing old table as changed
    for each statement execute function months_of_binding();
create trigger months_delete after delete on activity_binding referencing old table as changed
    for each statement execute function months_of_binding();

-- Records that go to the recycle bin or come back take their activities along.
create function months_of_bin() returns trigger language plpgsql set search_path = weiche, pg_temp as $$
declare
    of_kind constant smallint := tg_argv[0];
begin
    if exists (select from gone o join fresh n on n.account_id = o.account_id and n.id = o.id
               where (o.deleted_at is null) <> (n.deleted_at is null)) then
        perform note_months(a.account_id, 3::smallint, array_agg(a.completed_at))
        from gone o
        join fresh n on n.account_id = o.account_id and n.id = o.id
        join activity_binding b on b.account_id = n.account_id and b.kind = of_kind and b.record_id = n.id
        cross join lateral (select a.account_id, a.completed_at from activity a
                            where a.account_id = b.account_id and a.id = b.activity_id offset 0) a
        where (o.deleted_at is null) <> (n.deleted_at is null) and a.completed_at < no_month_before()
        group by a.account_id;
    end if;
    return null;
end $$;
create trigger months_bin after update on lead referencing old table as gone new table as fresh
    for each statement execute function months_of_bin(1);
create trigger months_bin after update on deal referencing old table as gone new table as fresh
    for each statement execute function months_of_bin(2);
create trigger months_bin after update on contact referencing old table as gone new table as fresh
    for each statement execute function months_of_bin(3);
create trigger months_bin after update on company referencing old table as gone new table as fresh
    for each statement execute function months_of_bin(4);

create or replace function months_of_conversion() returns trigger language plpgsql set search_path = weiche, pg_temp as $$
begin
    perform note_months(l.account_id, 1::smallint, array_agg(l.created_at))
    from changed c
    cross join lateral (select l.account_id, l.created_at from lead l
                        where l.account_id = c.account_id and l.id = c.lead_id offset 0) l
    where l.created_at < no_month_before() group by l.account_id;
    return null;
end $$;

create or replace function months_of_step() returns trigger language plpgsql set search_path = weiche, pg_temp as $$
begin
    perform note_months(l.account_id, 1::smallint, array_agg(l.created_at))
    from changed c
    cross join lateral (select l.account_id, l.created_at from lead l
                        where c.kind = 1 and l.account_id = c.account_id and l.id = c.record_id offset 0) l
    where l.created_at < no_month_before() group by l.account_id;
    perform note_months(d.account_id, 2::smallint, array_agg(d.created_at))
    from changed c
    cross join lateral (select d.account_id, d.created_at from deal d
                        where c.kind = 2 and d.account_id = c.account_id and d.id = c.record_id offset 0) d
    where d.created_at < no_month_before() group by d.account_id;
    return null;
end $$;
