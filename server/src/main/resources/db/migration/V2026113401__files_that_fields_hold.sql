-- Which file a field holds stands beside the other values as a number, so that whoever does not see the field is not
-- shown its file either.
create or replace function index_custom_values() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        delete from custom_value v
        where v.account_id = new.account_id and v.kind = new.kind and v.record_id = new.id;
    end if;
    insert into custom_value (account_id, field_id, number, record_id, kind, word)
    select new.account_id, f.id,
        case f.type
            when 'NUMBER' then (one.value * 1000000)::bigint
            when 'MONEY' then (one.value * 100)::bigint
            when 'DATE' then (given.value #>> '{}')::date - date '2000-01-01'
            when 'BOOLEAN' then (given.value = 'true')::integer
            when 'LIST' then one.value::bigint
            when 'MULTI_LIST' then one.value::bigint
            when 'USER' then one.value::bigint
            when 'FILE' then coalesce((given.value ->> 'id')::bigint, 0)
            else 0
        end,
        new.id, new.kind,
        case when f.type in ('TEXT', 'LINK') then left(given.value #>> '{}', 200) end
    from jsonb_each(new.custom) given (code, value)
    join custom_field f on f.account_id = new.account_id and f.kind = new.kind and f.code = given.code
    cross join lateral (
        select case jsonb_typeof(e.value) when 'number' then e.value::numeric end
        from jsonb_array_elements(
            case jsonb_typeof(given.value)
                when 'array' then given.value
                when 'object' then jsonb_build_array(given.value -> 'value')
                else jsonb_build_array(given.value)
            end) e
    ) one (value);
    return null;
end $$;

do $$
declare
    kind text;
begin
    foreach kind in array array['lead', 'deal', 'contact', 'company'] loop
        execute format('update custom_value v set number = coalesce((r.custom -> f.code ->> ''id'')::bigint, 0)
            from custom_field f, %I r
            where f.account_id = v.account_id and f.id = v.field_id and f.type = ''FILE''
                and r.account_id = v.account_id and r.kind = v.kind and r.id = v.record_id', kind);
    end loop;
end $$;
