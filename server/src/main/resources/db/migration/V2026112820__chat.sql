-- Chat: channels (our own widget, messengers), conversations with visitors, what was said, answers that are ready.

create sequence chat_channel_id_seq;
create table chat_channel (
    account_id        bigint      not null references account,
    id                bigint      not null default nextval('chat_channel_id_seq'),
    version           integer     not null default 1,
    kind              text        not null check (kind in ('WIDGET', 'TELEGRAM')),
    key               text        not null,
    name              text        not null,
    welcome           text,
    -- what a visitor reads when nobody is there
    offline           text,
    colour            text        not null check (colour ~ '^#[0-9a-f]{6}$'),
    active            boolean     not null default true,
    -- null: always
    hours             jsonb,
    -- a conversation without any contact detail becomes an inquiry when the visitor was silent for so long
    anonymous_minutes integer     not null default 10 check (anonymous_minutes between 0 and 1440),
    source_id         bigint,
    responsible_id    bigint      not null,
    by_rule           boolean     not null default false,
    repeat            text        check (repeat in ('LOG', 'NEW')),
    -- messengers: sealed token of our robot there, its name, and how far its messages have been fetched
    token             bytea,
    robot             text,
    next_update       bigint      not null default 0,
    busy_until        timestamptz,
    rest_until        timestamptz,
    trouble           text,
    created_at        timestamptz not null default clock_timestamp(),
    deleted_at        timestamptz,
    primary key (account_id, id),
    foreign key (account_id, source_id) references source (account_id, id) on delete set null (source_id),
    foreign key (account_id, responsible_id) references app_user (account_id, id)
);
create unique index chat_channel_key on chat_channel (account_id, key);
call fence('chat_channel');

create sequence chat_conversation_id_seq;
create table chat_conversation (
    account_id   bigint      not null,
    id           bigint      not null default nextval('chat_conversation_id_seq'),
    channel_id   bigint      not null,
    -- a hash of what the visitor's browser keeps, or the number of the chat in a messenger
    visitor      text        not null,
    state        text        not null default 'WAITING' check (state in ('WAITING', 'ACTIVE', 'CLOSED')),
    agent_id     bigint,
    name         text,
    email        text,
    phone        text,
    language     text        not null check (language in ('de', 'en')),
    page         text,
    inquiry_id   bigint,
    last_seq     integer     not null default 0,
    unread       integer     not null default 0,
    -- rises with every change; open windows compare it
    revision     integer     not null default 0,
    result       text        check (result in ('DONE', 'UNANSWERED', 'JUNK')),
    created_at   timestamptz not null default clock_timestamp(),
    changed_at   timestamptz not null default clock_timestamp(),
    visited_at   timestamptz not null default clock_timestamp(),
    closed_at    timestamptz,
    closed_by_id bigint,
    primary key (account_id, id),
    foreign key (account_id, channel_id) references chat_channel (account_id, id),
    foreign key (account_id, agent_id) references app_user (account_id, id),
    foreign key (account_id, closed_by_id) references app_user (account_id, id),
    foreign key (account_id, inquiry_id) references inquiry (account_id, id) on delete set null (inquiry_id)
);
-- one at a time with each visitor
create unique index chat_conversation_open on chat_conversation (account_id, channel_id, visitor) where state <> 'CLOSED';
create index chat_conversation_of_visitor on chat_conversation (account_id, channel_id, visitor, id);
create index chat_conversation_state on chat_conversation (account_id, state, id);
create index chat_conversation_changed on chat_conversation (account_id, changed_at);
create index chat_conversation_untaken on chat_conversation (account_id, visited_at) where inquiry_id is null and state <> 'CLOSED';
create index chat_conversation_of_inquiry on chat_conversation (account_id, inquiry_id);
call fence('chat_conversation');

-- Numbered in their conversation without gaps: whoever has seen a number has seen everything before it.
create table chat_message (
    account_id      bigint      not null,
    conversation_id bigint      not null,
    seq             integer     not null,
    author          text        not null check (author in ('VISITOR', 'AGENT', 'SYSTEM')),
    user_id         bigint,
    -- names it where it was written: the same twice is one message
    client_id       text,
    body            text        not null,
    file_id         bigint,
    said_at         timestamptz not null default clock_timestamp(),
    -- what goes out to a messenger
    delivery        text        check (delivery in ('WAITING', 'SENT', 'PARKED')),
    tries           integer     not null default 0,
    next_try_at     timestamptz,
    failure         text,
    primary key (account_id, conversation_id, seq),
    foreign key (account_id, conversation_id) references chat_conversation (account_id, id) on delete cascade,
    foreign key (account_id, user_id) references app_user (account_id, id)
);
create unique index chat_message_once on chat_message (account_id, conversation_id, client_id) where client_id is not null;
create index chat_message_waiting on chat_message (account_id, next_try_at) where delivery = 'WAITING';
call fence('chat_message');

create sequence canned_answer_id_seq;
create table canned_answer (
    account_id bigint      not null references account,
    id         bigint      not null default nextval('canned_answer_id_seq'),
    shortcut   text        not null,
    body       text        not null,
    changed_at timestamptz not null default clock_timestamp(),
    primary key (account_id, id)
);
create unique index canned_answer_shortcut on canned_answer (account_id, shortcut);
call fence('canned_answer');

-- Only the present, empty after a crash: who of the team is there to chat, and who is typing.
create unlogged table chat_agent (
    account_id bigint      not null,
    user_id    bigint      not null,
    available  boolean     not null default true,
    seen_at    timestamptz not null default clock_timestamp(),
    primary key (account_id, user_id)
);
call fence('chat_agent');

create unlogged table chat_typing (
    account_id      bigint      not null,
    conversation_id bigint      not null,
    side            text        not null check (side in ('VISITOR', 'AGENT')),
    until           timestamptz not null,
    primary key (account_id, conversation_id, side)
);
call fence('chat_typing');

-- Accounts with messengers, so that whoever fetches and sends need not look into all of them.
create table chat_account (
    account_id bigint primary key references account
);
grant select, insert, update, delete on chat_account to weiche_app;

-- Which reasons there are is known to the program; a list here would have to be written anew with each of them.
alter table notification drop constraint notification_reason_check;
alter table notification add constraint notification_reason_check check (reason ~ '^[A-Z]+$') not valid;
alter table notification validate constraint notification_reason_check;
alter table notification_muted drop constraint notification_muted_reason_check;
alter table notification_muted add constraint notification_muted_reason_check check (reason ~ '^[A-Z]+$') not valid;
alter table notification_muted validate constraint notification_muted_reason_check;
