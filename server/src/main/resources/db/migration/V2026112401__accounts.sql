-- Accounts, people and how they sign in. Every table of an account is fenced: see procedure fence.

-- Puts a table behind the fence of its account: row level security forced, one policy, rights of the server's role.
-- current_setting is called without missing_ok, so a statement outside an account fails loudly.
create procedure fence(fenced regclass) language plpgsql as $$
begin
    execute format('alter table %s enable row level security', fenced);
    execute format('alter table %s force row level security', fenced);
    execute format('create policy one_account on %s using (account_id = current_setting(''app.account_id'')::bigint)', fenced);
    execute format('grant select, insert, update, delete on %s to weiche_app', fenced);
end $$;

create sequence account_id_seq;

create table account (
    account_id  bigint      primary key,
    name        text        not null,
    country     text        not null check (country ~ '^[A-Z]{2}$'),
    language    text        not null check (language in ('de', 'en')),
    time_zone   text        not null,
    currency    text        not null check (currency ~ '^[A-Z]{3}$'),
    plan        text        not null,
    created_at  timestamptz not null default now(),
    version     integer     not null default 0
);
call fence('account');

-- A person who may sign in, by e-mail, before it is known to which account. Not fenced, see CatalogueTest.
create table login (
    login_id      bigint      primary key generated always as identity,
    email_key     text        not null unique,
    password_hash text        not null,
    changed_at    timestamptz not null default now()
);
create table login_account (
    login_id   bigint not null references login on delete cascade,
    account_id bigint not null references account,
    user_id    bigint not null,
    primary key (login_id, account_id)
);
-- The one-time link of a first start. Exists before any account does.
create table setup_link (
    token_hash bytea       primary key,
    created_at timestamptz not null default now()
);
grant select, insert, update, delete on login, login_account, setup_link to weiche_app;

create sequence user_id_seq;
create table app_user (
    account_id bigint      not null references account,
    id         bigint      not null default nextval('user_id_seq'),
    email      text        not null,
    first_name text,
    last_name  text,
    language   text        not null check (language in ('de', 'en')),
    active     boolean     not null default true,
    created_at timestamptz not null default now(),
    version    integer     not null default 0,
    primary key (account_id, id)
);
create unique index app_user_email on app_user (account_id, lower(email));
call fence('app_user');

create sequence role_id_seq;
create table role (
    account_id    bigint  not null references account,
    id            bigint  not null default nextval('role_id_seq'),
    code          text,
    name          text    not null,
    administrator boolean not null default false,
    edit_settings boolean not null default false,
    primary key (account_id, id),
    unique (account_id, code)
);
call fence('role');

-- One cell of the access matrix: which records of a kind a role may do something with.
create table role_permission (
    account_id bigint   not null,
    role_id    bigint   not null,
    kind       smallint not null check (kind in (1, 2, 3, 4)),
    action     text     not null check (action in ('READ', 'ADD', 'CHANGE', 'DELETE', 'CONVERT')),
    scope      text     not null check (scope in ('NONE', 'OWN', 'ALL')),
    primary key (account_id, role_id, kind, action),
    foreign key (account_id, role_id) references role (account_id, id) on delete cascade
);
call fence('role_permission');

create table user_role (
    account_id bigint not null,
    user_id    bigint not null,
    role_id    bigint not null,
    primary key (account_id, user_id, role_id),
    foreign key (account_id, user_id) references app_user (account_id, id) on delete cascade,
    foreign key (account_id, role_id) references role (account_id, id)
);
call fence('user_role');

create table web_session (
    account_id   bigint      not null,
    token_hash   bytea       not null,
    user_id      bigint      not null,
    csrf_token   text        not null,
    created_at   timestamptz not null default now(),
    last_seen_at timestamptz not null default now(),
    primary key (account_id, token_hash),
    foreign key (account_id, user_id) references app_user (account_id, id) on delete cascade
);
call fence('web_session');

create sequence api_token_id_seq;
create table api_token (
    account_id   bigint      not null,
    id           bigint      not null default nextval('api_token_id_seq'),
    user_id      bigint      not null,
    kind         text        not null check (kind in ('API', 'WEBHOOK')),
    name         text        not null,
    token_hash   bytea       not null,
    created_at   timestamptz not null default now(),
    last_used_at timestamptz,
    revoked_at   timestamptz,
    primary key (account_id, id),
    unique (account_id, token_hash),
    foreign key (account_id, user_id) references app_user (account_id, id) on delete cascade
);
call fence('api_token');

-- Answers to requests that carried an Idempotency-Key. status null: still being worked on.
create table idempotency_key (
    account_id   bigint      not null references account,
    key          text        not null,
    request_hash bytea       not null,
    status       integer,
    content_type text,
    location     text,
    body         bytea,
    created_at   timestamptz not null default now(),
    primary key (account_id, key)
);
call fence('idempotency_key');

create sequence audit_entry_id_seq;
create table audit_entry (
    account_id bigint      not null references account,
    id         bigint      not null default nextval('audit_entry_id_seq'),
    action     text        not null,
    actor_id   bigint,
    subject    text,
    before     jsonb,
    after      jsonb,
    at         timestamptz not null default clock_timestamp(),
    primary key (account_id, id)
);
call fence('audit_entry');
revoke update, delete on audit_entry from weiche_app;

-- What other systems are told. Written in the transaction of the change.
create sequence outbox_id_seq cache 50;
create table outbox (
    account_id bigint      not null,
    id         bigint      not null default nextval('outbox_id_seq'),
    event      text        not null,
    kind       smallint,
    record_id  bigint,
    data       jsonb,
    created_at timestamptz not null default now(),
    primary key (account_id, id)
);
call fence('outbox');
