-- People who were asked to join and have not come yet. Their user is there, inactive, with the roles they will have.
create sequence invitation_id_seq;
create table invitation (
    account_id    bigint      not null references account,
    id            bigint      not null default nextval('invitation_id_seq'),
    user_id       bigint      not null,
    token_hash    bytea       not null,
    created_by_id bigint,
    created_at    timestamptz not null default now(),
    expires_at    timestamptz not null,
    primary key (account_id, id),
    unique (account_id, user_id),
    unique (account_id, token_hash),
    foreign key (account_id, user_id) references app_user (account_id, id) on delete cascade
);
call fence('invitation');
