-- Where an account's people may sign in too: a provider of their own. client_secret is sealed; null: a public client.
create table oidc_provider (
    account_id    bigint      primary key references account,
    issuer        text        not null,
    client_id     text        not null,
    client_secret bytea,
    name          text        not null,
    create_people boolean     not null,
    role_id       bigint,
    email_domains text[]      not null,
    changed_at    timestamptz not null default now(),
    foreign key (account_id, role_id) references role (account_id, id) on delete set null (role_id)
);
call fence('oidc_provider');

-- Who is who at the provider. A subject never changes, an e-mail address may go to somebody else.
create table oidc_person (
    account_id bigint      not null,
    issuer     text        not null,
    subject    text        not null,
    user_id    bigint      not null,
    first_at   timestamptz not null default now(),
    primary key (account_id, issuer, subject),
    unique (account_id, issuer, user_id),
    foreign key (account_id, user_id) references app_user (account_id, id) on delete cascade
);
call fence('oidc_person');

-- By which address the page of the sign-in leads to an account's provider. Not fenced: read before the account is
-- known, and no secret.
create table oidc_door (
    account_id bigint primary key references account on delete cascade,
    door_key   text   not null unique,
    name       text   not null
);
grant select, insert, update, delete on oidc_door to weiche_app;
