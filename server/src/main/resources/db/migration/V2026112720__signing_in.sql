-- Who is signed in where, second factors, known devices, and tokens that are narrower than their user.

-- What people recognise a session by.
create sequence web_session_id_seq;
alter table web_session
    add column id      bigint not null default nextval('web_session_id_seq'),
    add column address text,
    add column agent   text,
    add column via     text   not null default 'PASSWORD' check (via in ('PASSWORD', 'PASSKEY', 'OIDC', 'SETUP'));
create unique index web_session_number on web_session (account_id, id);
create index web_session_of_user on web_session (account_id, user_id);

-- A person of several accounts comes back to where they worked last.
alter table login_account add column last_used_at timestamptz;

-- A browser somebody has signed in with before. Not fenced, like login: known before the account is.
create table login_device (
    token_hash   bytea       primary key,
    login_id     bigint      not null references login on delete cascade,
    created_at   timestamptz not null default now(),
    last_used_at timestamptz not null default now()
);
create index login_device_of_login on login_device (login_id);

-- The second factor of a login. seed is sealed with the key beside the data; last_counter: no code counts twice.
create table login_totp (
    login_id     bigint      primary key references login on delete cascade,
    seed         bytea       not null,
    last_counter bigint      not null default 0,
    created_at   timestamptz not null default now(),
    confirmed_at timestamptz
);
create table login_recovery_code (
    login_id  bigint not null references login on delete cascade,
    code_hash bytea  not null,
    primary key (login_id, code_hash)
);
grant select, insert, update, delete on login_device, login_totp, login_recovery_code to weiche_app;

-- Which key the sealed values of this database were sealed with, so that a wrong file is noticed at once.
create table secret_key (
    fingerprint bytea       primary key,
    created_at  timestamptz not null default now()
);
grant select, insert on secret_key to weiche_app;

-- scopes null: whatever its user may do.
alter table api_token
    add column scopes     text[],
    add column expires_at timestamptz check (isfinite(expires_at));
