-- Passkeys of a login. credential holds what the authenticator said when it was made; no secret.
create table login_passkey (
    credential_id bytea       primary key check (octet_length(credential_id) between 1 and 1023),
    login_id      bigint      not null references login on delete cascade,
    id            bigint      not null unique generated always as identity,
    name          text        not null,
    credential    bytea       not null,
    sign_count    bigint      not null default 0,
    created_at    timestamptz not null default now(),
    last_used_at  timestamptz
);
create index login_passkey_of_login on login_passkey (login_id);

-- What a browser was asked to sign: valid once and for five minutes. login_id null: somebody who signs in.
create table login_challenge (
    challenge  bytea       primary key,
    login_id   bigint      references login on delete cascade,
    expires_at timestamptz not null
);
grant select, insert, update, delete on login_passkey, login_challenge to weiche_app;
