-- Renews what the planner knows about tables that have changed a lot. An account it has never heard of looks empty to
-- it, and then it picks plans that take minutes: after an import, or in the middle of a switch. Runs as the owner,
-- because only an owner may analyze; skips what the server itself is analyzing.
create function refresh_statistics() returns integer
    language plpgsql security definer set search_path = weiche, pg_temp as $$
declare
    changed record;
    refreshed integer := 0;
begin
    for changed in
        select relname, last_analyze is null and last_autoanalyze is null as unknown from pg_stat_user_tables
        where schemaname = 'weiche' and n_mod_since_analyze > 500 + n_live_tup / 5
            and relname not in ('scheduled_tasks', 'flyway_schema_history')
        order by relname
    loop
        -- how many rows an account has is what goes wrong, and one column is read much faster than all
        execute format('analyze (skip_locked) weiche.%I %s', changed.relname,
            case when changed.unknown then '' else '(account_id)' end);
        refreshed := refreshed + 1;
    end loop;
    return refreshed;
end $$;
revoke all on function refresh_statistics() from public;
grant execute on function refresh_statistics() to weiche_app;
