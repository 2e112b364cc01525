-- What people are told of: that something became theirs, that somebody named them, that something is due.

create sequence notification_id_seq;
create table notification (
    account_id  bigint      not null,
    id          bigint      not null default nextval('notification_id_seq'),
    user_id     bigint      not null,
    reason      text        not null check (reason in ('ASSIGNED', 'MENTIONED', 'DUE', 'INQUIRY')),
    -- who did it; null for the system
    actor_id    bigint,
    kind        smallint,
    -- null when it speaks of several. No reference: what is told stays when the record goes, without its content.
    record_id   bigint,
    entry_id    bigint,
    activity_id bigint,
    records     integer     not null default 1 check (records > 0),
    created_at  timestamptz not null default clock_timestamp(),
    read_at     timestamptz,
    primary key (account_id, id),
    foreign key (account_id, user_id) references app_user (account_id, id) on delete cascade
);
create index notification_of_user on notification (account_id, user_id, id);
create index notification_unread on notification (account_id, user_id, id) where read_at is null;
call fence('notification');

-- What somebody does not want to be told of.
create table notification_muted (
    account_id bigint not null,
    user_id    bigint not null,
    reason     text   not null check (reason in ('ASSIGNED', 'MENTIONED', 'DUE', 'INQUIRY')),
    primary key (account_id, user_id, reason),
    foreign key (account_id, user_id) references app_user (account_id, id) on delete cascade
);
call fence('notification_muted');

-- Until which moment somebody has looked for what is due; whoever looks holds the row.
create table notification_watch (
    account_id bigint      primary key references account,
    due_until  timestamptz not null default clock_timestamp()
);
call fence('notification_watch');
