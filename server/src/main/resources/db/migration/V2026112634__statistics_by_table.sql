-- One table in each call, so that none of the transactions is long: with a million rows all of them took some seconds.
create function refresh_statistics(after text) returns text
    language plpgsql security definer set search_path = weiche, pg_temp as $$
declare
    changed record;
begin
    select relname, last_analyze is null and last_autoanalyze is null as unknown into changed from pg_stat_user_tables
    where schemaname = 'weiche' and n_mod_since_analyze > 500 + n_live_tup / 5
        and relname not in ('scheduled_tasks', 'flyway_schema_history') and relname > after
    order by relname limit 1;
    if not found then
        return null;
    end if;
    -- how many rows an account has is what goes wrong, and one column is read much faster than all
    execute format('analyze (skip_locked) weiche.%I %s', changed.relname,
        case when changed.unknown then '' else '(account_id)' end);
    return changed.relname;
end $$;
revoke all on function refresh_statistics(text) from public;
grant execute on function refresh_statistics(text) to weiche_app;
drop function refresh_statistics();
