-- Other systems are told of what happens here: to which addresses, what has been told, and what came back (record 44).

-- Which accounts have webhooks, and when the next of them has something to do. Holds nothing but numbers and is read
-- before it is known which accounts have work, so it stands outside the fences, see CatalogueTest.
create table webhook_account (
    account_id bigint      primary key references account,
    look_at    timestamptz not null default clock_timestamp()
);
grant select, insert, update, delete on webhook_account to weiche_app;

create sequence webhook_id_seq;
create table webhook (
    account_id      bigint      not null references account,
    id              bigint      not null default nextval('webhook_id_seq'),
    style           text        not null check (style in ('SIGNED', 'BITRIX24')),
    name            text        not null,
    address         text        not null,
    -- names of events; none: all of them
    events          text[]      not null default '{}',
    state           text        not null default 'ACTIVE' check (state in ('ACTIVE', 'PAUSED', 'DEAD')),
    -- sealed; the one before it is still used for signing until previous_until
    secret          bytea       not null,
    previous_secret bytea,
    previous_until  timestamptz,
    owner_id        bigint      not null,
    created_at      timestamptz not null default clock_timestamp(),
    -- failures since something got through
    failures        integer     not null default 0,
    failing_since   timestamptz,
    delivered_at    timestamptz,
    -- nobody knocks before
    rest_until      timestamptz,
    -- some node is sending; after this moment it is taken for dead
    busy_until      timestamptz,
    version         integer     not null default 0,
    primary key (account_id, id),
    foreign key (account_id, owner_id) references app_user (account_id, id)
);
call fence('webhook');

-- One request. Its number is its place in the order and, with a prefix, its name to the receiver, however often it is
-- repeated.
create sequence webhook_delivery_id_seq;
create table webhook_delivery (
    account_id   bigint      not null,
    id           bigint      not null default nextval('webhook_delivery_id_seq'),
    webhook_id   bigint      not null,
    -- what it tells, as it is told
    events       jsonb       not null,
    state        text        not null default 'WAITING' check (state in ('WAITING', 'DELIVERED', 'PARKED')),
    created_at   timestamptz not null default clock_timestamp(),
    tries        integer     not null default 0,
    first_try_at timestamptz,
    last_try_at  timestamptz,
    next_try_at  timestamptz not null default clock_timestamp(),
    status       integer,
    failure      text,
    answer       text,
    took_ms      integer,
    primary key (account_id, id),
    foreign key (account_id, webhook_id) references webhook (account_id, id) on delete cascade
);
create index webhook_delivery_waiting on webhook_delivery (account_id, webhook_id, id) where state = 'WAITING';
create index webhook_delivery_of_webhook on webhook_delivery (account_id, webhook_id, id);
call fence('webhook_delivery');

-- What happened before there was anybody to tell is nobody's news.
truncate outbox;
-- The newest row of an account stays when it has been told: its number says whether anything has changed.
alter table outbox add column told boolean not null default false;

-- Administrators are told when a webhook is given up.
alter table notification drop constraint notification_reason_check;
alter table notification add constraint notification_reason_check
    check (reason in ('ASSIGNED', 'MENTIONED', 'DUE', 'INQUIRY', 'WEBHOOK')) not valid;
alter table notification validate constraint notification_reason_check;
alter table notification_muted drop constraint notification_muted_reason_check;
alter table notification_muted add constraint notification_muted_reason_check
    check (reason in ('ASSIGNED', 'MENTIONED', 'DUE', 'INQUIRY', 'WEBHOOK')) not valid;
alter table notification_muted validate constraint notification_muted_reason_check;
