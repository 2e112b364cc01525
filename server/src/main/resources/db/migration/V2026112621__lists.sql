-- Saved views of lists and boards, and changes of many records at once.

-- What somebody wants to find again: which records, in which order, with which columns.
create sequence saved_view_id_seq;
create table saved_view (
    account_id bigint      not null references account,
    id         bigint      not null default nextval('saved_view_id_seq'),
    kind       smallint    not null check (kind in (1, 2, 3, 4)),
    owner_id   bigint      not null,
    name       text        not null,
    shared     boolean     not null default false,
    display    text        check (display in ('BOARD', 'LIST')),
    -- [{"field": "title", "width": 240}, …]; empty: those of the kind
    columns    jsonb       not null default '[]',
    pinned     smallint    not null default 0 check (pinned between 0 and 10),
    filter     text,
    search     text,
    sort       text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    version    integer     not null default 0,
    primary key (account_id, id),
    foreign key (account_id, owner_id) references app_user (account_id, id)
);
create index saved_view_of_kind on saved_view (account_id, kind, id);
call fence('saved_view');

-- The view a person's list of a kind begins with.
create table default_view (
    account_id bigint   not null,
    user_id    bigint   not null,
    kind       smallint not null check (kind in (1, 2, 3, 4)),
    view_id    bigint   not null,
    primary key (account_id, user_id, kind),
    foreign key (account_id, user_id) references app_user (account_id, id) on delete cascade,
    foreign key (account_id, view_id) references saved_view (account_id, id) on delete cascade
);
create index default_view_of_view on default_view (account_id, view_id);
call fence('default_view');

-- One change of many records: those of a filter, worked through by number.
create sequence bulk_run_id_seq;
create table bulk_run (
    account_id     bigint      not null references account,
    id             bigint      not null default nextval('bulk_run_id_seq'),
    kind           smallint    not null check (kind in (1, 2, 3, 4)),
    action         text        not null check (action in ('RESPONSIBLE', 'STAGE', 'PIPELINE', 'CONVERT', 'DELETE')),
    -- what exactly: the new responsible, the stage, …
    change         jsonb       not null,
    filter         text,
    search         text,
    status         text        not null default 'RUNNING' check (status in
        ('RUNNING', 'DONE', 'DONE_WITH_ERRORS', 'CANCELLED', 'UNDOING', 'UNDONE')),
    -- null until somebody has counted
    total          bigint,
    changed        bigint      not null default 0,
    unchanged      bigint      not null default 0,
    failed         bigint      not null default 0,
    last_record_id bigint      not null default 0,
    max_record_id  bigint      not null,
    -- records somebody was writing to when it was their turn; they come last
    skipped        bigint[]    not null default '{}',
    batch_size     integer     not null default 500,
    -- who works on it: another node raises the fence, and what the one before has not committed it cannot commit
    fence          bigint      not null default 0,
    node           text,
    undone         bigint      not null default 0,
    kept           bigint      not null default 0,
    undone_by_id   bigint,
    started_by_id  bigint      not null,
    started_at     timestamptz not null default clock_timestamp(),
    progressed_at  timestamptz,
    finished_at    timestamptz,
    undo_until     timestamptz,
    primary key (account_id, id),
    foreign key (account_id, started_by_id) references app_user (account_id, id)
);
create index bulk_run_of_user on bulk_run (account_id, started_by_id, id);
call fence('bulk_run');

-- What became of one record in it, and what it was before. Records that were so already have no row.
create table bulk_outcome (
    account_id            bigint      not null,
    run_id                bigint      not null,
    record_id             bigint      not null,
    outcome               text        not null check (outcome in ('CHANGED', 'FAILED')),
    reason                text,
    detail                text,
    responsible_before_id bigint,
    stage_before_id       bigint,
    moved_before_at       timestamptz,
    closed_before_at      timestamptz,
    loss_reason_before_id bigint,
    loss_comment_before   text,
    conversion_id         bigint,
    -- as the run left it; whoever wrote to it since has changed one of them
    version_after         integer,
    active_after_at       timestamptz,
    decided_at            timestamptz not null default clock_timestamp(),
    undo                  text        check (undo in ('UNDONE', 'KEPT')),
    undo_reason           text,
    primary key (account_id, run_id, record_id),
    foreign key (account_id, run_id) references bulk_run (account_id, id) on delete cascade
);
create index bulk_outcome_failed on bulk_outcome (account_id, run_id, record_id) where outcome = 'FAILED';
create index bulk_outcome_kept on bulk_outcome (account_id, run_id, record_id) where undo = 'KEPT';
call fence('bulk_outcome');
