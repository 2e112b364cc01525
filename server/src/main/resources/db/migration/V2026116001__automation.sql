-- Rules of stages: what happens by itself when a record comes into a stage, or has stood in it for a while (record 135).

-- Which accounts have rules. Holds nothing but numbers and is read before it is known which accounts have work, so it
-- stands outside the fences, see CatalogueTest.
create table automation_account (
    account_id bigint primary key references account
);
grant select, insert, update, delete on automation_account to weiche_app;

create sequence automation_rule_id_seq;
create table automation_rule (
    account_id       bigint      not null,
    id               bigint      not null default nextval('automation_rule_id_seq'),
    version          integer     not null default 0,
    name             text        not null,
    kind             smallint    not null check (kind in (1, 2)),
    -- null: of leads. Pipelines and stages may be deleted; then the rule is held up and says so
    pipeline_id      bigint,
    stage_id         bigint      not null,
    sort             integer     not null,
    -- how long a record has to stand in the stage; null: at once
    wait             integer     check (wait between 1 and 1000),
    wait_unit        text        check (wait_unit in ('HOUR', 'DAY', 'WORKING_DAY')),
    -- only if nothing is planned, or nothing was done since
    without_activity text        check (without_activity in ('OPEN', 'COMPLETED')),
    filter           text,
    action           text        not null check (action ~ '^[A-Z]+$'),
    -- what the action needs, as JSON
    settings         jsonb       not null,
    paused_at        timestamptz,
    -- why it cannot act, and when that is looked at again
    obstacle         text        check (obstacle ~ '^[A-Z]+$'),
    obstacle_since   timestamptz,
    retry_at         timestamptz,
    -- for how many records it acted
    done             bigint      not null default 0,
    done_at          timestamptz,
    created_by_id    bigint,
    created_at       timestamptz not null default now(),
    updated_at       timestamptz not null default now(),
    primary key (account_id, id),
    check ((wait is null) = (wait_unit is null))
);
create index automation_rule_of_stage on automation_rule (account_id, stage_id);
call fence('automation_rule');

-- In turn: when it was whose turn last.
create table automation_turn (
    account_id bigint not null,
    rule_id    bigint not null,
    user_id    bigint not null,
    turn       bigint not null,
    primary key (account_id, rule_id, user_id),
    foreign key (account_id, rule_id) references automation_rule (account_id, id) on delete cascade,
    foreign key (account_id, user_id) references app_user (account_id, id) on delete cascade
);
create index automation_turn_user on automation_turn (account_id, user_id);
call fence('automation_turn');

-- One rule and one entering of its stage: what waits, and what became of it. The key is what makes it happen once.
create table automation_run (
    account_id bigint      not null,
    rule_id    bigint      not null,
    -- the entering: a row of stage_history
    step_id    bigint      not null,
    kind       smallint    not null,
    record_id  bigint      not null,
    stage_id   bigint      not null,
    entered_at timestamptz not null,
    due_at     timestamptz not null,
    -- 1: somebody's doing; more: so many rules one after the other
    depth      smallint    not null,
    state      text        not null default 'WAITING' check (state in ('WAITING', 'DONE', 'SKIPPED', 'FAILED')),
    reason     text        check (reason ~ '^[A-Z_]+$'),
    ended_at   timestamptz,
    primary key (account_id, rule_id, step_id),
    foreign key (account_id, rule_id) references automation_rule (account_id, id) on delete cascade,
    foreign key (account_id, kind, record_id) references record_identity (account_id, kind, id) on delete cascade
);
create index automation_run_waiting on automation_run (account_id, due_at, rule_id) where state = 'WAITING';
create index automation_run_ended on automation_run (account_id, rule_id, ended_at, step_id) where state <> 'WAITING';
create index automation_run_of_record on automation_run (account_id, kind, record_id);
call fence('automation_run');

-- The same time of day, so many days from Monday to Friday later, by the clock of a zone.
create function working_days_later(at timestamptz, days integer, zone text) returns timestamptz
    language sql stable set search_path = weiche, pg_temp as $$
    select (day::date + (at at time zone zone)::time) at time zone zone
    from generate_series((at at time zone zone)::date + interval '1 day',
        (at at time zone zone)::date + make_interval(days => days * 2 + 4), interval '1 day') as day
    where extract(isodow from day) < 6
    order by day offset days - 1 limit 1
$$;

create function automation_due(at timestamptz, wait integer, unit text, zone text) returns timestamptz
    language sql stable set search_path = weiche, pg_temp as $$
    select case unit
        when 'HOUR' then at + make_interval(hours => wait)
        when 'DAY' then ((at at time zone zone) + make_interval(days => wait)) at time zone zone
        when 'WORKING_DAY' then working_days_later(at, wait, zone)
        else at end
$$;

-- Whoever lets records into a stage writes that down in one place, whichever door they came through; here it becomes
-- work for rules, in the same transaction and in sets. `app.automation`: off while data are put in order; a number while
-- a rule acts, so that rules that move records in a circle come to an end.
create function automation_entered() returns trigger
    language plpgsql set search_path = weiche, pg_temp as $$
declare
    acting text := coalesce(current_setting('app.automation', true), '');
    deep smallint;
begin
    if acting = 'off' then
        return null;
    end if;
    deep := case when acting = '' then 1 else acting::smallint + 1 end;
    insert into automation_run (account_id, rule_id, step_id, kind, record_id, stage_id, entered_at, due_at, depth,
        state, reason, ended_at)
    select r.account_id, r.id, e.id, e.kind, e.record_id, e.stage_id, e.changed_at,
        automation_due(e.changed_at, r.wait, r.wait_unit, a.time_zone), deep,
        case when deep > 5 then 'FAILED' else 'WAITING' end,
        case when deep > 5 then 'CIRCLE' end,
        case when deep > 5 then clock_timestamp() end
    from entered e
    join automation_rule r on r.account_id = e.account_id and r.stage_id = e.stage_id and r.kind = e.kind
        and r.paused_at is null
    join account a on a.account_id = r.account_id
    on conflict do nothing;
    return null;
end $$;
create trigger automation_entered after insert on stage_history referencing new table as entered
    for each statement execute function automation_entered();
