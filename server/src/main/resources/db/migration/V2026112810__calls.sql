-- Calls: what the telephone system tells of them, in whatever order it does, and for whom they ring.

-- A number people call. match_key: the form in which it is compared.
create sequence call_line_id_seq;
create table call_line (
    account_id      bigint      not null references account,
    id              bigint      not null default nextval('call_line_id_seq'),
    number          text        not null,
    match_key       text        not null,
    name            text,
    active          boolean     not null default true,
    -- whether a stranger's call becomes an inquiry
    opens_inbound   boolean     not null default true,
    opens_outbound  boolean     not null default false,
    source_id       bigint,
    -- null: as the rule of the channel says
    responsible_id  bigint,
    -- what whoever calls back should know: called while we work, and while we do not
    missed_text     text,
    closed_text     text,
    version         integer     not null default 0,
    primary key (account_id, id),
    unique (account_id, match_key),
    foreign key (account_id, source_id) references source (account_id, id),
    foreign key (account_id, responsible_id) references app_user (account_id, id)
);
create index call_line_source on call_line (account_id, source_id) where source_id is not null;
create index call_line_responsible on call_line (account_id, responsible_id) where responsible_id is not null;
call fence('call_line');

-- For whom a line rings beside the responsible.
create table call_line_person (
    account_id bigint  not null,
    line_id    bigint  not null,
    user_id    bigint  not null,
    sort       integer not null,
    primary key (account_id, line_id, user_id),
    foreign key (account_id, line_id) references call_line (account_id, id) on delete cascade,
    foreign key (account_id, user_id) references app_user (account_id, id)
);
create index call_line_person_user on call_line_person (account_id, user_id);
call fence('call_line_person');

-- Hours of the account's clock. A line without any is always attended.
create table call_line_hours (
    account_id bigint   not null,
    line_id    bigint   not null,
    weekday    smallint not null check (weekday between 1 and 7),
    begins     time     not null,
    ends       time     not null,
    primary key (account_id, line_id, weekday),
    check (begins < ends),
    foreign key (account_id, line_id) references call_line (account_id, id) on delete cascade
);
call fence('call_line_hours');

-- registered: we have been told whose call it is; what came before that is kept. Whom it concerns stands at its activity.
create sequence call_id_seq;
create table call (
    account_id       bigint      not null references account,
    id               bigint      not null default nextval('call_id_seq'),
    external_id      text        check (octet_length(external_id) <= 1024),
    registered       boolean     not null default false,
    direction        text        not null default 'INBOUND' check (direction in ('INBOUND', 'OUTBOUND')),
    number           text,
    match_key        text,
    caller_name      text,
    line_id          bigint,
    line_number      text,
    user_id          bigint,
    started_at       timestamptz not null default clock_timestamp() check (isfinite(started_at)),
    answered_at      timestamptz check (isfinite(answered_at)),
    answered_by_id   bigint,
    ended_at         timestamptz check (isfinite(ended_at)),
    ended_by_id      bigint,
    duration_seconds integer     check (duration_seconds >= 0),
    result           text        check (result in ('ANSWERED', 'MISSED', 'BUSY', 'DECLINED', 'FAILED')),
    recording_url    text,
    responsible_id   bigint,
    inquiry_id       bigint,
    activity_id      bigint,
    -- derived from the above: ringing, talking, or the result
    state            text        not null default 'RINGING'
        check (state in ('RINGING', 'TALKING', 'ANSWERED', 'MISSED', 'BUSY', 'DECLINED', 'FAILED')),
    primary key (account_id, id),
    foreign key (account_id, line_id) references call_line (account_id, id) on delete set null (line_id),
    foreign key (account_id, inquiry_id) references inquiry (account_id, id) on delete set null (inquiry_id),
    foreign key (account_id, activity_id) references activity (account_id, id) on delete set null (activity_id)
);
create unique index call_once on call (account_id, external_id) where external_id is not null;
create index call_line_of on call (account_id, line_id) where line_id is not null;
create index call_inquiry on call (account_id, inquiry_id) where inquiry_id is not null;
create index call_activity on call (account_id, activity_id) where activity_id is not null;
call fence('call');

-- Whose windows show it now.
create table call_ring (
    account_id bigint not null,
    user_id    bigint not null,
    call_id    bigint not null,
    primary key (account_id, user_id, call_id),
    foreign key (account_id, call_id) references call (account_id, id) on delete cascade,
    foreign key (account_id, user_id) references app_user (account_id, id)
);
create index call_ring_call on call_ring (account_id, call_id);
call fence('call_ring');

-- link: where a number leads to that is clicked, with {number} in it; without one the device decides.
create table call_settings (
    account_id bigint  not null references account,
    link       text,
    primary key (account_id)
);
call fence('call_settings');
