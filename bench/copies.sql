-- as many copies of the demo data as make the stock; identities of copies are far from the others
create procedure copy_rows(source_table text, shifted text[], condition text, copies integer) language plpgsql as $$
declare
    columns text;
    chosen  text;
begin
    select string_agg(quote_ident(attname), ', ' order by attnum),
        string_agg(case when attname = any(shifted) then format('t.%I + k * 10000000::bigint', attname)
            when attname in ('deal_id', 'external_id') then 'null' else format('t.%I', attname) end, ', ' order by attnum)
    into columns, chosen
    from pg_attribute where attrelid = source_table::regclass and attnum > 0 and not attisdropped and attgenerated = '';
    execute format('insert into %I (%s) select %s from %I t cross join generate_series(1, %s) k where %s',
        source_table, columns, chosen, source_table, copies, condition);
end $$;
