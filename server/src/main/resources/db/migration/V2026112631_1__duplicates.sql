-- Records that are probably the same: what people said about pairs, and what merging them moved, so that it can be
-- taken back.

-- "Not a duplicate": holds for everybody in the account.
create table not_duplicate (
    account_id  bigint      not null,
    kind        smallint    not null,
    one_id      bigint      not null,
    other_id    bigint      not null,
    noted_by_id bigint,
    noted_at    timestamptz not null default clock_timestamp(),
    primary key (account_id, kind, one_id, other_id),
    check (one_id < other_id),
    foreign key (account_id, kind, one_id) references record_identity (account_id, kind, id) on delete cascade,
    foreign key (account_id, kind, other_id) references record_identity (account_id, kind, id) on delete cascade
);
create index not_duplicate_other on not_duplicate (account_id, kind, other_id);
call fence('not_duplicate');

-- One merge. before and after hold the survivor's own columns.
create sequence record_merge_id_seq;
create table record_merge (
    account_id   bigint      not null,
    id           bigint      not null default nextval('record_merge_id_seq'),
    kind         smallint    not null,
    survivor_id  bigint      not null,
    before       jsonb       not null,
    after        jsonb       not null,
    merged_by_id bigint,
    merged_at    timestamptz not null default clock_timestamp(),
    undone_at    timestamptz,
    undone_by_id bigint,
    primary key (account_id, id),
    foreign key (account_id, kind, survivor_id) references record_identity (account_id, kind, id) on delete cascade
);
create index record_merge_of_survivor on record_merge (account_id, kind, survivor_id);
call fence('record_merge');

-- The records that were merged into the survivor.
create table record_merge_member (
    account_id bigint   not null,
    merge_id   bigint   not null,
    kind       smallint not null,
    record_id  bigint   not null,
    primary key (account_id, merge_id, record_id),
    foreign key (account_id, merge_id) references record_merge (account_id, id) on delete cascade,
    foreign key (account_id, kind, record_id) references record_identity (account_id, kind, id) on delete cascade
);
create index record_merge_of_member on record_merge_member (account_id, kind, record_id);
call fence('record_merge_member');

-- What hung on whom before: of what a row pointed to from_id. For links both ends, with what the link says.
create table record_merge_move (
    account_id bigint not null,
    merge_id   bigint not null,
    what       text   not null,
    row_id     bigint not null,
    from_id    bigint not null,
    data       jsonb,
    primary key (account_id, merge_id, what, row_id, from_id),
    foreign key (account_id, merge_id) references record_merge (account_id, id) on delete cascade
);
call fence('record_merge_move');
