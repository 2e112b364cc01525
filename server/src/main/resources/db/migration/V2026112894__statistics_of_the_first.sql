-- A table the planner has never heard of is learned from its fiftieth row on: with some hundred rows each and nothing
-- known it joined three tables row by row, and the board of what is planned took seconds in a new account.
create or replace function refresh_statistics(after text) returns text
    language plpgsql security definer set search_path = weiche, pg_temp as $$
declare
    changed record;
begin
    select relname, unknown into changed from (
        select s.*, last_analyze is null and last_autoanalyze is null as unknown from pg_stat_user_tables s) seen
    where schemaname = 'weiche' and n_mod_since_analyze > case when unknown then 50 else 500 + n_live_tup / 5 end
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
