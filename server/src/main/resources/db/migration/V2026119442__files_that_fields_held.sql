-- Which files fields have held. Whoever does not see a field is not shown its file, also after the field took another
-- one or was emptied: the file still lies at the record. Rows stay as long as the file and the field.
create table custom_field_file (
    account_id bigint not null,
    file_id    bigint not null,
    field_id   bigint not null,
    primary key (account_id, file_id, field_id),
    foreign key (account_id, file_id) references record_file (account_id, id) on delete cascade,
    foreign key (account_id, field_id) references custom_field (account_id, id) on delete cascade
);
create index custom_field_file_of_field on custom_field_file (account_id, field_id);
call fence('custom_field_file');

create function keep_files_of_fields() returns trigger language plpgsql as $$
begin
    insert into custom_field_file (account_id, file_id, field_id)
    select new.account_id, r.id, f.id
    from jsonb_each(new.custom) given (code, value)
    join custom_field f on f.account_id = new.account_id and f.kind = new.kind and f.code = given.code
        and f.type = 'FILE'
    join record_file r on r.account_id = new.account_id and r.id = (given.value ->> 'id')::bigint
    on conflict do nothing;
    return null;
end $$;

do $$
declare
    kind text;
begin
    foreach kind in array array['lead', 'deal', 'contact', 'company'] loop
        execute format('create trigger keep_files after insert on %I for each row
            when (jsonb_path_exists(new.custom, ''$.*.id'')) execute function keep_files_of_fields()', kind);
        execute format('create trigger keep_files_changed after update of custom on %I for each row
            when (old.custom is distinct from new.custom and jsonb_path_exists(new.custom, ''$.*.id''))
            execute function keep_files_of_fields()', kind);
    end loop;
end $$;

insert into custom_field_file (account_id, file_id, field_id)
select distinct v.account_id, v.number, v.field_id
from custom_value v
join custom_field f on f.account_id = v.account_id and f.id = v.field_id and f.type = 'FILE'
join record_file r on r.account_id = v.account_id and r.id = v.number;
