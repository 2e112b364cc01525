-- Fields an account adds to its leads, deals, contacts and companies. Their values stand in the column custom of the
-- record, under the code of the field.
create sequence custom_field_id_seq;
create table custom_field (
    account_id bigint   not null references account,
    id         bigint   not null default nextval('custom_field_id_seq'),
    kind       smallint not null check (kind in (1, 2, 3, 4)),
    code       text     not null check (code ~ '^[a-z][a-z0-9_]{0,39}$'),
    label      text     not null,
    type       text     not null check (type in
        ('TEXT', 'NUMBER', 'MONEY', 'DATE', 'LIST', 'MULTI_LIST', 'BOOLEAN', 'USER', 'LINK')),
    decimals   smallint check (decimals between 0 and 6),
    required   boolean  not null default false,
    prominent  boolean  not null default false,
    archived   boolean  not null default false,
    sort       integer  not null check (sort >= 0),
    primary key (account_id, id),
    unique (account_id, kind, code),
    unique (account_id, id, kind),
    unique (account_id, id, kind, type),
    check ((type = 'NUMBER') = (decimals is not null))
);
call fence('custom_field');

-- What can be chosen in a list. The value of a record is the number, so a name may change.
create sequence custom_option_id_seq;
create table custom_option (
    account_id bigint  not null,
    id         bigint  not null default nextval('custom_option_id_seq'),
    field_id   bigint  not null,
    label      text    not null,
    archived   boolean not null default false,
    sort       integer not null,
    primary key (account_id, id),
    foreign key (account_id, field_id) references custom_field (account_id, id) on delete cascade
);
create index custom_option_of_field on custom_option (account_id, field_id);
call fence('custom_option');

-- The stages that ask for a field: a record does not enter one of them without a value.
alter table stage add unique (account_id, id, kind);
create table custom_field_stage (
    account_id bigint   not null,
    field_id   bigint   not null,
    stage_id   bigint   not null,
    kind       smallint not null,
    primary key (account_id, field_id, stage_id),
    foreign key (account_id, field_id, kind) references custom_field (account_id, id, kind) on delete cascade,
    foreign key (account_id, stage_id, kind) references stage (account_id, id, kind) on delete cascade
);
create index custom_field_stage_of_stage on custom_field_stage (account_id, stage_id);
call fence('custom_field_stage');

-- Where a value of a lead goes when the lead is converted: to one field of each kind, and of the same type.
create table custom_field_mapping (
    account_id      bigint   not null,
    lead_field_id   bigint   not null,
    lead_kind       smallint not null default 1 check (lead_kind = 1),
    target_kind     smallint not null check (target_kind in (2, 3, 4)),
    target_field_id bigint   not null,
    type            text     not null,
    primary key (account_id, lead_field_id, target_kind),
    unique (account_id, target_field_id),
    foreign key (account_id, lead_field_id, lead_kind, type)
        references custom_field (account_id, id, kind, type) on delete cascade,
    foreign key (account_id, target_field_id, target_kind, type)
        references custom_field (account_id, id, kind, type) on delete cascade
);
call fence('custom_field_mapping');

-- The values once more, as plain columns that lists find and order records by: conditions on jsonb cannot use an index
-- behind row level security. number: the number of an option or a user, 0 and 1, days since 2000, millionths of a
-- number, hundredths of an amount; 0 beside a word. word: the beginning of a text.
create table custom_value (
    account_id bigint   not null,
    field_id   bigint   not null,
    number     bigint   not null default 0,
    record_id  bigint   not null,
    kind       smallint not null,
    word       text,
    primary key (account_id, field_id, number, record_id),
    foreign key (account_id, field_id) references custom_field (account_id, id) on delete cascade,
    foreign key (account_id, kind, record_id) references record_identity (account_id, kind, id) on delete cascade
);
create index custom_value_of_record on custom_value (account_id, kind, record_id);
create index custom_value_word on custom_value (account_id, field_id, word, record_id) where word is not null;
call fence('custom_value');

-- Keeps them in step with the column custom, whoever writes it. Records without values cost nothing.
create function index_custom_values() returns trigger language plpgsql as $$
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
        execute format('create trigger index_opened after insert on %I for each row
            when (new.custom <> ''{}'') execute function index_custom_values()', kind);
        execute format('create trigger index_changed after update of custom on %I for each row
            when (old.custom is distinct from new.custom) execute function index_custom_values()', kind);
    end loop;
end $$;

-- What a deal lacks follows from its stage and its values; nobody wrote this column.
alter table deal drop column incomplete;
