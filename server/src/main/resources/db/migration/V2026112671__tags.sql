-- Free words on records, with a colour.

create sequence tag_id_seq;
create table tag (
    account_id bigint      not null references account,
    id         bigint      not null default nextval('tag_id_seq'),
    name       text        not null,
    -- the form in which names are compared
    match_key  text        not null,
    color      text        not null check (color ~ '^#[0-9a-f]{6}$'),
    created_at timestamptz not null default now(),
    primary key (account_id, id),
    unique (account_id, match_key)
);
call fence('tag');

-- conversion_id: the conversion that carried it over, so that taking that back takes this with it
create table record_tag (
    account_id    bigint   not null,
    tag_id        bigint   not null,
    kind          smallint not null,
    record_id     bigint   not null,
    conversion_id bigint,
    primary key (account_id, tag_id, kind, record_id),
    foreign key (account_id, tag_id) references tag (account_id, id) on delete cascade,
    foreign key (account_id, kind, record_id) references record_identity (account_id, kind, id) on delete cascade
);
create index record_tag_of_record on record_tag (account_id, kind, record_id);
call fence('record_tag');

-- What a change of many records put on and took off.
alter table bulk_run drop constraint bulk_run_action_check;
alter table bulk_run add constraint bulk_run_action_check
    check (action in ('RESPONSIBLE', 'STAGE', 'PIPELINE', 'CONVERT', 'DELETE', 'TAG'));
alter table bulk_outcome add column tags_added bigint[];
alter table bulk_outcome add column tags_removed bigint[];
