-- Fields every account has, in groups an administrator thinks in, that only some roles and administrators see
-- (record 130). A group without a row is seen by everybody who sees the record; restricted without a reader:
-- administrators alone.
create table restricted_field_group (
    account_id  bigint not null references account,
    field_group text   not null check (field_group in ('AMOUNT')),
    primary key (account_id, field_group)
);
call fence('restricted_field_group');

create table field_group_reader (
    account_id  bigint not null,
    field_group text   not null,
    role_id     bigint not null,
    primary key (account_id, field_group, role_id),
    foreign key (account_id, field_group) references restricted_field_group on delete cascade,
    foreign key (account_id, role_id) references role (account_id, id) on delete cascade
);
create index field_group_reader_role on field_group_reader (account_id, role_id);
call fence('field_group_reader');

-- What nodes keep of somebody's rights is derived from these, too.
create constraint trigger rights_counted after insert or update or delete on restricted_field_group
    deferrable initially deferred for each row execute function count_rights();
create constraint trigger rights_counted after insert or update or delete on field_group_reader
    deferrable initially deferred for each row execute function count_rights();
