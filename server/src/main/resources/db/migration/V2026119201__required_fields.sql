-- Fields every account has and that this one requires: always, or on entering certain stages. Without a row a field is
-- not asked for. Which fields there are is the program's to know.
create table required_field (
    account_id bigint   not null references account,
    kind       smallint not null check (kind in (1, 2, 3, 4)),
    field      text     not null check (field ~ '^[a-z][A-Za-z]{0,39}$'),
    required   boolean  not null default false,
    version    integer  not null default 0,
    primary key (account_id, kind, field)
);
call fence('required_field');

create table required_field_stage (
    account_id bigint   not null,
    kind       smallint not null,
    field      text     not null,
    stage_id   bigint   not null,
    primary key (account_id, kind, field, stage_id),
    foreign key (account_id, kind, field) references required_field (account_id, kind, field) on delete cascade,
    foreign key (account_id, stage_id, kind) references stage (account_id, id, kind) on delete cascade
);
create index required_field_stage_of_stage on required_field_stage (account_id, stage_id);
call fence('required_field_stage');
