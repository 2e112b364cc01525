-- Telephone systems that sign what they tell, and whose a call is: whoever opened it tells of it.

create sequence call_provider_id_seq;
create table call_provider (
    account_id bigint      not null references account,
    id         bigint      not null default nextval('call_provider_id_seq'),
    name       text        not null,
    -- the part of its address that names it
    key        text        not null,
    -- sealed
    secret     bytea       not null,
    -- takes care of calls for which neither line nor rule names anybody
    owner_id   bigint      not null,
    told_at    timestamptz,
    created_at timestamptz not null default clock_timestamp(),
    primary key (account_id, id),
    unique (account_id, key),
    foreign key (account_id, owner_id) references app_user (account_id, id)
);
create index call_provider_owner on call_provider (account_id, owner_id);
call fence('call_provider');

-- Both stay when the user or the provider is gone. null in calls of before: nobody's.
alter table call
    add column opened_by_id bigint,
    add column provider_id  bigint;

-- Each telephone system names its calls by itself.
drop index call_once;
create unique index call_once on call (account_id, provider_id, external_id) nulls not distinct
    where external_id is not null;
