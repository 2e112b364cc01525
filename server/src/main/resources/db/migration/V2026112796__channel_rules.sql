-- Who takes care of what comes in through a channel, and what happens when a known customer asks again.

create table channel_rule (
    account_id    bigint  not null references account,
    channel       text    not null check (channel in ('FORM', 'EMAIL', 'CALL', 'CHAT', 'API')),
    -- null: whoever the channel names
    how           text    check (how in ('FIXED', 'ROUND_ROBIN', 'LOAD')),
    -- everybody in it, beside those who are named
    department_id bigint,
    -- only who works at this hour
    by_hours      boolean not null default false,
    repeat        text    not null default 'LOG' check (repeat in ('LOG', 'NEW')),
    -- a known customer with nothing open: again a lead or deal, or only noted
    repeat_sales  boolean not null default true,
    version       integer not null default 0,
    primary key (account_id, channel),
    foreign key (account_id, department_id) references department (account_id, id) on delete set null (department_id)
);
create index channel_rule_department on channel_rule (account_id, department_id) where department_id is not null;
call fence('channel_rule');

create table channel_rule_person (
    account_id bigint  not null,
    channel    text    not null,
    user_id    bigint  not null,
    sort       integer not null,
    primary key (account_id, channel, user_id),
    foreign key (account_id, channel) references channel_rule (account_id, channel) on delete cascade,
    foreign key (account_id, user_id) references app_user (account_id, id)
);
create index channel_rule_person_user on channel_rule_person (account_id, user_id);
call fence('channel_rule_person');

-- When it was whose turn last, as a number that grows.
create table channel_turn (
    account_id bigint not null,
    channel    text   not null,
    user_id    bigint not null,
    turn       bigint not null,
    primary key (account_id, channel, user_id),
    foreign key (account_id, channel) references channel_rule (account_id, channel) on delete cascade,
    foreign key (account_id, user_id) references app_user (account_id, id)
);
create index channel_turn_user on channel_turn (account_id, user_id);
call fence('channel_turn');

-- Hours of the account's clock. Who has none works always.
create table working_hours (
    account_id bigint   not null,
    user_id    bigint   not null,
    weekday    smallint not null check (weekday between 1 and 7),
    begins     time     not null,
    ends       time     not null,
    primary key (account_id, user_id, weekday),
    check (begins < ends),
    foreign key (account_id, user_id) references app_user (account_id, id)
);
call fence('working_hours');

create table absence (
    account_id bigint not null,
    user_id    bigint not null,
    from_on    date   not null,
    until_on   date   not null,
    primary key (account_id, user_id, from_on),
    check (from_on <= until_on),
    foreign key (account_id, user_id) references app_user (account_id, id)
);
call fence('absence');
