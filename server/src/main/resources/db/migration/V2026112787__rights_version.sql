-- Which state the rights of an account's people are in: counted up at the end of each transaction that changes any of
-- what they are derived from, so that every node may keep what it has derived until then (record 43).
create table rights_version (
    account_id bigint primary key references account,
    version    bigint not null default 1
);
call fence('rights_version');

-- Once for each transaction and account. The lock is that of the audit, which the same transactions take at their end:
-- with one of their own two of them could wait for each other.
create function count_rights() returns trigger language plpgsql set search_path = weiche, pg_temp as $$
declare
    account bigint := coalesce(new.account_id, old.account_id);
begin
    if current_setting('weiche.rights_counted', true) = account::text then
        return null;
    end if;
    perform set_config('weiche.rights_counted', account::text, true);
    perform pg_advisory_xact_lock(hashtextextended('audit', account));
    insert into rights_version as known (account_id) values (account)
    on conflict (account_id) do update set version = known.version + 1;
    return null;
end $$;

do $$
declare
    source text;
begin
    foreach source in array array['role', 'role_permission', 'role_pipeline_permission', 'role_stage_permission',
        'user_role', 'department', 'department_member', 'department_role', 'custom_field_reader', 'app_user']
    loop
        execute format('create constraint trigger rights_counted after insert or update or delete on %I
            deferrable initially deferred for each row execute function count_rights()', source);
    end loop;
    -- others of their columns say nothing about rights
    execute 'create constraint trigger rights_counted after insert or delete or update of restricted, code on custom_field
        deferrable initially deferred for each row execute function count_rights()';
    execute 'create constraint trigger rights_counted after delete or update of pipeline_id on stage
        deferrable initially deferred for each row execute function count_rights()';
end $$;
