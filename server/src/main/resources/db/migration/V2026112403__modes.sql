-- The CRM mode, conversions of leads and the runs of a switch.

create table crm_mode (
    account_id            bigint      not null references account,
    mode                  text        not null check (mode in ('CLASSIC', 'SIMPLE')),
    epoch                 integer     not null default 0,
    since                 timestamptz not null default now(),
    customers             text        not null default 'CONTACT' check (customers in ('CONTACT', 'COMPANY', 'BOTH')),
    pipeline_id           bigint      not null,
    keep_activities_open  boolean     not null default false,
    primary key (account_id),
    foreign key (account_id, pipeline_id) references pipeline (account_id, id)
);
call fence('crm_mode');

-- The journal of one lead's conversion: what was made, what was matched, enough to take it back.
create sequence conversion_id_seq;
create table conversion (
    account_id           bigint      not null,
    id                   bigint      not null default nextval('conversion_id_seq'),
    lead_id              bigint      not null,
    switch_id            bigint,
    stage_before_id      bigint      not null,
    moved_before_at      timestamptz not null,
    active_before_at     timestamptz not null,
    deal_id              bigint,
    deal_made            boolean     not null,
    contact_id           bigint,
    contact_made         boolean     not null,
    contact_match        text,
    company_id           bigint,
    company_made         boolean     not null,
    company_match        text,
    keep_activities_open boolean     not null,
    actor_id             bigint,
    converted_at         timestamptz not null default now(),
    undone_at            timestamptz,
    undone_by_id         bigint,
    primary key (account_id, id),
    foreign key (account_id, lead_id) references lead (account_id, id) on delete cascade
);
create unique index conversion_one_per_lead on conversion (account_id, lead_id) where undone_at is null;
create index conversion_of_deal on conversion (account_id, deal_id) where deal_id is not null;
-- few: conversions taken back, and those that made no deal. Undo asks by them whether a customer is still needed.
create index conversion_undone on conversion (account_id, lead_id) where undone_at is not null;
create index conversion_contact_only on conversion (account_id, contact_id) where deal_id is null and contact_id is not null;
create index conversion_company_only on conversion (account_id, company_id) where deal_id is null and company_id is not null;
create index conversion_of_switch on conversion (account_id, switch_id, id) where switch_id is not null;
call fence('conversion');

-- One run of changing the mode. At most one unfinished per account.
create sequence mode_switch_id_seq;
create table mode_switch (
    account_id           bigint      not null references account,
    id                   bigint      not null default nextval('mode_switch_id_seq'),
    from_mode            text        not null check (from_mode in ('CLASSIC', 'SIMPLE')),
    to_mode              text        not null check (to_mode in ('CLASSIC', 'SIMPLE')),
    epoch                integer     not null,
    status               text        not null check (status in
        ('RUNNING', 'PAUSED', 'DONE', 'DONE_WITH_ERRORS', 'CANCELLED', 'UNDOING', 'UNDONE')),
    customers            text        check (customers in ('CONTACT', 'COMPANY', 'BOTH')),
    pipeline_id          bigint,
    keep_activities_open boolean,
    total                bigint      not null default 0,
    converted            bigint      not null default 0,
    failed               bigint      not null default 0,
    skipped              bigint      not null default 0,
    last_lead_id         bigint      not null default 0,
    max_lead_id          bigint      not null default 0,
    batch_size           integer     not null default 500,
    -- who works on it: another node raises the fence, and what the one before has not committed it cannot commit
    fence                bigint      not null default 0,
    node                 text,
    undone               bigint      not null default 0,
    kept                 bigint      not null default 0,
    undone_by_id         bigint,
    undo_started_at      timestamptz,
    undo_finished_at     timestamptz,
    started_by_id        bigint,
    started_at           timestamptz not null default clock_timestamp(),
    progressed_at        timestamptz,
    finished_at          timestamptz,
    undo_until           timestamptz,
    primary key (account_id, id)
);
create unique index mode_switch_one_unfinished on mode_switch (account_id) where status in ('RUNNING', 'PAUSED', 'UNDOING');
call fence('mode_switch');

-- What became of one lead in a switch: exactly one row for every lead that was open at the flip.
create table switch_outcome (
    account_id    bigint      not null,
    switch_id     bigint      not null,
    lead_id       bigint      not null,
    outcome       text        not null check (outcome in ('CONVERTED', 'FAILED', 'SKIPPED')),
    conversion_id bigint,
    reason        text,
    detail        text,
    decided_at    timestamptz not null default clock_timestamp(),
    -- what the undo of the whole switch did about a conversion
    undo          text        check (undo in ('UNDONE', 'KEPT')),
    undo_reason   text,
    primary key (account_id, switch_id, lead_id),
    foreign key (account_id, switch_id) references mode_switch (account_id, id)
);
create index switch_outcome_failed on switch_outcome (account_id, switch_id, lead_id) where outcome <> 'CONVERTED';
create index switch_outcome_kept on switch_outcome (account_id, switch_id, lead_id) where undo = 'KEPT';
call fence('switch_outcome');
