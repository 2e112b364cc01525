-- Mail that is to be sent. recipient, subject and body are sealed with the key beside the data: a link in them is a
-- secret. Not fenced: mail about signing in belongs to no account.
create table mail_message (
    id          bigint      primary key generated always as identity,
    content     bytea       not null,
    created_at  timestamptz not null default clock_timestamp(),
    next_try_at timestamptz not null default clock_timestamp(),
    give_up_at  timestamptz not null,
    tries       integer     not null default 0,
    last_error  text
);
create index mail_message_due on mail_message (next_try_at);

-- A way to a new password, by mail: valid once and for a short time.
create table login_reset (
    token_hash bytea       primary key,
    login_id   bigint      not null references login on delete cascade,
    expires_at timestamptz not null
);
create index login_reset_of_login on login_reset (login_id);
grant select, insert, update, delete on mail_message, login_reset to weiche_app;
