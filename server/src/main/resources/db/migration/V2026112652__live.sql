-- What open screens are told at once. Both tables hold only the present: they are not logged, and empty after a crash.

-- What leaves no entry in a timeline: a record is different (CHANGED), somebody came to its card or left it (LOOKING), a
-- person has something new to read (TOLD).
create sequence live_signal_id_seq;
create unlogged table live_signal (
    account_id bigint      not null,
    id         bigint      not null default nextval('live_signal_id_seq'),
    what       text        not null check (what in ('CHANGED', 'LOOKING', 'TOLD')),
    kind       smallint,
    record_id  bigint,
    user_id    bigint,
    created_at timestamptz not null default clock_timestamp(),
    primary key (account_id, id)
);
call fence('live_signal');

-- Who looks at which card now, one row for each open window.
create unlogged table presence (
    account_id bigint      not null,
    connection text        not null check (connection ~ '^[0-9a-f]{32}$'),
    user_id    bigint      not null,
    kind       smallint    not null,
    record_id  bigint      not null,
    seen_at    timestamptz not null default clock_timestamp(),
    primary key (account_id, connection)
);
call fence('presence');
