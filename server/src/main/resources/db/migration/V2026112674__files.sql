-- Files of records. The bytes lie in the data directory under their SHA-256, once for each account.

create table stored_file (
    account_id bigint      not null references account,
    sha256     text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
    size       bigint      not null check (size >= 0),
    created_at timestamptz not null default clock_timestamp(),
    primary key (account_id, sha256)
);
call fence('stored_file');

create sequence record_file_id_seq;
create table record_file (
    account_id     bigint      not null,
    id             bigint      not null default nextval('record_file_id_seq'),
    kind           smallint    not null,
    record_id      bigint      not null,
    -- the comment it belongs to
    entry_id       bigint,
    sha256         text        not null,
    name           text        not null,
    -- found by looking at the content
    type           text        not null,
    size           bigint      not null,
    uploaded_by_id bigint,
    uploaded_at    timestamptz not null default clock_timestamp(),
    deleted_at     timestamptz,
    primary key (account_id, id),
    foreign key (account_id, kind, record_id) references record_identity (account_id, kind, id) on delete cascade,
    foreign key (account_id, entry_id) references timeline_entry (account_id, id) on delete set null (entry_id),
    foreign key (account_id, sha256) references stored_file (account_id, sha256)
);
create index record_file_of_record on record_file (account_id, kind, record_id, id);
create index record_file_of_entry on record_file (account_id, entry_id) where entry_id is not null;
create index record_file_content on record_file (account_id, sha256);
create index record_file_deleted on record_file (account_id, deleted_at) where deleted_at is not null;
call fence('record_file');
