-- Records from files: the file as it was read, what was done with each of its rows, and what columns mean.

-- One file. Its rows stand in import_page, so the file itself is not kept.
create sequence import_run_id_seq;
create table import_run (
    account_id     bigint      not null references account,
    id             bigint      not null default nextval('import_run_id_seq'),
    kind           smallint    not null check (kind in (1, 2, 3, 4)),
    file_name      text        not null,
    format         text        not null check (format in ('CSV', 'XLSX')),
    encoding       text,
    separator      text,
    columns        jsonb       not null default '[]',
    status         text        not null default 'READING' check (status in ('READING', 'READ', 'REHEARSING',
        'REHEARSED', 'RUNNING', 'DONE', 'DONE_WITH_ERRORS', 'CANCELLED', 'UNDOING', 'UNDONE')),
    -- what the columns mean and what is done with rows that are there already
    plan           jsonb,
    -- figures of the rehearsal, and what is wrong with rows: of the rehearsal, then of the run
    rehearsal      jsonb,
    problems       jsonb       not null default '[]',
    total          bigint      not null default 0,
    done           bigint      not null default 0,
    made           bigint      not null default 0,
    updated        bigint      not null default 0,
    skipped        bigint      not null default 0,
    failed         bigint      not null default 0,
    next_page      integer     not null default 1,
    -- who works on it: another node raises the fence, and what the one before has not committed it cannot commit
    fence          bigint      not null default 0,
    node           text,
    undo_kind      smallint,
    last_record_id bigint      not null default 0,
    undone         bigint      not null default 0,
    kept           bigint      not null default 0,
    undone_by_id   bigint,
    started_by_id  bigint      not null,
    read_at        timestamptz not null default clock_timestamp(),
    started_at     timestamptz,
    progressed_at  timestamptz,
    finished_at    timestamptz,
    undo_until     timestamptz,
    primary key (account_id, id),
    foreign key (account_id, started_by_id) references app_user (account_id, id)
);
create index import_run_of_user on import_run (account_id, started_by_id, id);
-- two at once could each make the same customer
create unique index import_run_one_running on import_run (account_id) where status in ('RUNNING', 'UNDOING');
call fence('import_run');

-- Rows of a file as texts, compressed: what one transaction works through.
create table import_page (
    account_id bigint  not null,
    run_id     bigint  not null,
    number     integer not null,
    first_row  bigint  not null,
    rows       integer not null,
    cells      bytea   not null,
    primary key (account_id, run_id, number),
    foreign key (account_id, run_id) references import_run (account_id, id) on delete cascade
);
alter table import_page alter column cells set storage external;
call fence('import_page');

-- Rows nothing was made of.
create table import_rejection (
    account_id bigint not null,
    run_id     bigint not null,
    row_number bigint not null,
    outcome    text   not null check (outcome in ('FAILED', 'SKIPPED')),
    reason     text   not null,
    field      text,
    primary key (account_id, run_id, row_number),
    foreign key (account_id, run_id) references import_run (account_id, id) on delete cascade
);
call fence('import_rejection');

-- Records a run has made or filled in, and how it left them: whoever wrote to one since has changed that.
create table import_record (
    account_id      bigint      not null,
    run_id          bigint      not null,
    kind            smallint    not null,
    record_id       bigint      not null,
    row_number      bigint      not null,
    made            boolean     not null,
    -- what was empty before
    filled          text[]      not null default '{}',
    points          bigint[]    not null default '{}',
    version_after   integer     not null,
    active_after_at timestamptz not null,
    undo            text        check (undo in ('UNDONE', 'KEPT')),
    primary key (account_id, run_id, kind, record_id),
    foreign key (account_id, run_id) references import_run (account_id, id) on delete cascade
);
call fence('import_record');

-- What a column of this name meant the last time; null: nothing.
create table import_mapping (
    account_id bigint   not null references account,
    kind       smallint not null check (kind in (1, 2, 3, 4)),
    header     text     not null check (octet_length(header) <= 1000),
    target     text,
    primary key (account_id, kind, header)
);
call fence('import_mapping');

-- Files name companies. Exactly as written, because only plain columns are compared behind the fence by an index.
create index company_title on company (account_id, title) where deleted_at is null;
