-- Leads, deals, contacts, companies and what stands beside them.

-- One row for every record of any kind, so that timeline, activities and contact points have a real reference.
create table record_identity (
    account_id bigint   not null,
    kind       smallint not null check (kind in (1, 2, 3, 4)),
    id         bigint   not null,
    primary key (account_id, kind, id)
);
call fence('record_identity');

create sequence source_id_seq;
create table source (
    account_id bigint  not null references account,
    id         bigint  not null default nextval('source_id_seq'),
    code       text    not null check (code ~ '^[A-Z0-9_]{1,50}$'),
    name       text    not null,
    sort       integer not null default 500,
    primary key (account_id, id),
    unique (account_id, code)
);
call fence('source');

create sequence pipeline_id_seq;
create table pipeline (
    account_id bigint  not null references account,
    id         bigint  not null default nextval('pipeline_id_seq'),
    name       text    not null,
    sort       integer not null default 500 check (sort >= 0),
    is_default boolean not null default false,
    primary key (account_id, id)
);
create unique index pipeline_one_default on pipeline (account_id) where is_default;
call fence('pipeline');

-- Stages of leads (kind 1, no pipeline) and of deals (kind 2). semantics: P in progress, S success, F failure.
create sequence stage_id_seq;
create table stage (
    account_id  bigint   not null,
    id          bigint   not null default nextval('stage_id_seq'),
    kind        smallint not null check (kind in (1, 2)),
    pipeline_id bigint,
    code        text     not null check (code ~ '^[A-Z0-9_:]{1,50}$'),
    name        text     not null,
    semantics   char(1)  not null check (semantics in ('P', 'S', 'F')),
    sort        integer  not null check (sort >= 0),
    color       text     not null check (color ~ '^#[0-9a-f]{6}$'),
    system      boolean  not null default false,
    primary key (account_id, id),
    check ((kind = 1) = (pipeline_id is null)),
    unique nulls not distinct (account_id, kind, pipeline_id, code),
    unique (account_id, id, kind, semantics),
    unique (account_id, id, pipeline_id, semantics),
    foreign key (account_id, pipeline_id) references pipeline (account_id, id) on delete cascade
);
create unique index stage_one_success on stage (account_id, kind, pipeline_id) nulls not distinct where semantics = 'S';
call fence('stage');

create sequence loss_reason_id_seq;
create table loss_reason (
    account_id bigint   not null references account,
    id         bigint   not null default nextval('loss_reason_id_seq'),
    kind       smallint not null check (kind in (1, 2)),
    name       text     not null,
    sort       integer  not null default 500,
    primary key (account_id, id)
);
call fence('loss_reason');

create sequence company_id_seq;
create table company (
    account_id       bigint      not null,
    id               bigint      not null default nextval('company_id_seq'),
    kind             smallint    not null default 4 check (kind = 4),
    title            text        not null,
    name_is_fallback boolean     not null default false,
    industry         text,
    address          jsonb,
    source_id        bigint,
    comments         text,
    responsible_id   bigint      not null,
    created_by_id    bigint,
    lead_id          bigint,
    custom           jsonb       not null default '{}',
    created_at       timestamptz not null default now(),
    updated_at       timestamptz not null default now(),
    last_activity_at timestamptz not null default now(),
    deleted_at       timestamptz,
    version          integer     not null default 0,
    primary key (account_id, id),
    foreign key (account_id, kind, id) references record_identity (account_id, kind, id) on delete cascade,
    foreign key (account_id, source_id) references source (account_id, id)
);
create index company_responsible on company (account_id, responsible_id, id);
call fence('company');

create sequence contact_id_seq;
create table contact (
    account_id       bigint      not null,
    id               bigint      not null default nextval('contact_id_seq'),
    kind             smallint    not null default 3 check (kind = 3),
    honorific        text,
    first_name       text,
    middle_name      text,
    last_name        text,
    name_is_fallback boolean     not null default false,
    job_title        text,
    birthdate        date        check (isfinite(birthdate)),
    address          jsonb,
    source_id        bigint,
    comments         text,
    responsible_id   bigint      not null,
    created_by_id    bigint,
    lead_id          bigint,
    custom           jsonb       not null default '{}',
    created_at       timestamptz not null default now(),
    updated_at       timestamptz not null default now(),
    last_activity_at timestamptz not null default now(),
    deleted_at       timestamptz,
    version          integer     not null default 0,
    primary key (account_id, id),
    check (first_name is not null or last_name is not null),
    foreign key (account_id, kind, id) references record_identity (account_id, kind, id) on delete cascade,
    foreign key (account_id, source_id) references source (account_id, id)
);
create index contact_responsible on contact (account_id, responsible_id, id);
call fence('contact');

create sequence lead_id_seq;
create table lead (
    account_id                bigint      not null,
    id                        bigint      not null default nextval('lead_id_seq'),
    kind                      smallint    not null default 1 check (kind = 1),
    title                     text        not null,
    honorific                 text,
    first_name                text,
    middle_name               text,
    last_name                 text,
    company_title             text,
    job_title                 text,
    birthdate                 date        check (isfinite(birthdate)),
    address                   jsonb,
    amount                    numeric(18, 2) check (amount <> 'NaN'),
    currency                  text        check (currency ~ '^[A-Z]{3}$'),
    stage_id                  bigint      not null,
    semantics                 char(1)     not null,
    source_id                 bigint,
    source_description        text,
    utm                       jsonb,
    comments                  text,
    responsible_id            bigint      not null,
    created_by_id             bigint,
    contact_id                bigint,
    company_id                bigint,
    originator_id             text,
    origin_id                 text,
    loss_reason_id            bigint,
    loss_comment              text,
    completed_without_result  boolean     not null default false,
    attention_reason          text,
    attention_detail          text,
    attention_switch_id       bigint,
    custom                    jsonb       not null default '{}',
    created_at                timestamptz not null default now(),
    updated_at                timestamptz not null default now(),
    moved_at                  timestamptz not null default now(),
    closed_at                 timestamptz,
    last_activity_at          timestamptz not null default now(),
    deleted_at                timestamptz,
    version                   integer     not null default 0,
    primary key (account_id, id),
    foreign key (account_id, kind, id) references record_identity (account_id, kind, id) on delete cascade,
    constraint lead_stage foreign key (account_id, stage_id, kind, semantics)
        references stage (account_id, id, kind, semantics) on update cascade,
    foreign key (account_id, source_id) references source (account_id, id),
    foreign key (account_id, loss_reason_id) references loss_reason (account_id, id),
    foreign key (account_id, contact_id) references contact (account_id, id),
    foreign key (account_id, company_id) references company (account_id, id)
) with (fillfactor = 85);
-- what a switch works through
create index lead_open on lead (account_id, id) where semantics = 'P' and deleted_at is null;
create index lead_board on lead (account_id, stage_id, id) where deleted_at is null;
create index lead_responsible on lead (account_id, responsible_id, id) where deleted_at is null;
create index lead_attention on lead (account_id, id) where attention_reason is not null;
create index lead_contact on lead (account_id, contact_id) where contact_id is not null;
create index lead_company on lead (account_id, company_id) where company_id is not null;
create index lead_origin on lead (account_id, originator_id, origin_id) where origin_id is not null;
call fence('lead');

create sequence deal_id_seq;
create table deal (
    account_id         bigint      not null,
    id                 bigint      not null default nextval('deal_id_seq'),
    kind               smallint    not null default 2 check (kind = 2),
    title              text        not null,
    amount             numeric(18, 2) check (amount <> 'NaN'),
    currency           text        check (currency ~ '^[A-Z]{3}$'),
    pipeline_id        bigint      not null,
    stage_id           bigint      not null,
    semantics          char(1)     not null,
    probability        smallint    check (probability between 0 and 100),
    begin_on           date        check (isfinite(begin_on)),
    close_on           date        check (isfinite(close_on)),
    source_id          bigint,
    source_description text,
    utm                jsonb,
    comments           text,
    responsible_id     bigint      not null,
    created_by_id      bigint,
    company_id         bigint,
    lead_id            bigint,
    repeat             text        not null default 'NEW' check (repeat in ('NEW', 'REPEAT_INQUIRY', 'REPEAT_DEAL')),
    loss_reason_id     bigint,
    loss_comment       text,
    incomplete         text[]      not null default '{}',
    custom             jsonb       not null default '{}',
    created_at         timestamptz not null default now(),
    updated_at         timestamptz not null default now(),
    moved_at           timestamptz not null default now(),
    closed_at          timestamptz,
    last_activity_at   timestamptz not null default now(),
    deleted_at         timestamptz,
    version            integer     not null default 0,
    primary key (account_id, id),
    foreign key (account_id, kind, id) references record_identity (account_id, kind, id) on delete cascade,
    constraint deal_stage foreign key (account_id, stage_id, pipeline_id, semantics)
        references stage (account_id, id, pipeline_id, semantics) on update cascade,
    foreign key (account_id, source_id) references source (account_id, id),
    foreign key (account_id, loss_reason_id) references loss_reason (account_id, id),
    foreign key (account_id, company_id) references company (account_id, id),
    foreign key (account_id, lead_id) references lead (account_id, id)
) with (fillfactor = 90);
-- one deal made from a lead, whatever crashes
create unique index deal_one_per_lead on deal (account_id, lead_id) where lead_id is not null;
create index deal_board on deal (account_id, stage_id, id) where deleted_at is null;
create index deal_responsible on deal (account_id, responsible_id, id) where deleted_at is null;
create index deal_company on deal (account_id, company_id) where company_id is not null;
call fence('deal');

create table deal_contact (
    account_id    bigint  not null,
    deal_id       bigint  not null,
    contact_id    bigint  not null,
    is_primary    boolean not null default false,
    sort          integer not null default 0,
    conversion_id bigint,
    primary key (account_id, deal_id, contact_id),
    foreign key (account_id, deal_id) references deal (account_id, id) on delete cascade,
    foreign key (account_id, contact_id) references contact (account_id, id)
);
create index deal_contact_of_contact on deal_contact (account_id, contact_id);
call fence('deal_contact');

create table contact_company (
    account_id    bigint  not null,
    contact_id    bigint  not null,
    company_id    bigint  not null,
    is_primary    boolean not null default false,
    conversion_id bigint,
    primary key (account_id, contact_id, company_id),
    foreign key (account_id, contact_id) references contact (account_id, id) on delete cascade,
    foreign key (account_id, company_id) references company (account_id, id) on delete cascade
);
create index contact_company_of_company on contact_company (account_id, company_id);
call fence('contact_company');

-- A phone number, e-mail address, site or messenger of a lead, contact or company. match_key: E.164, folded e-mail.
create sequence contact_point_id_seq cache 50;
create table contact_point (
    account_id bigint   not null,
    id         bigint   not null default nextval('contact_point_id_seq'),
    kind       smallint not null,
    record_id  bigint   not null,
    type       text     not null check (type in ('PHONE', 'EMAIL', 'WEBSITE', 'MESSENGER')),
    use        text     not null,
    value      text     not null,
    match_key  text     check (octet_length(match_key) <= 512),
    sort       integer  not null default 0,
    primary key (account_id, id),
    foreign key (account_id, kind, record_id) references record_identity (account_id, kind, id) on delete cascade
);
create index contact_point_of_record on contact_point (account_id, kind, record_id);
create index contact_point_match on contact_point (account_id, match_key, kind) include (record_id, type) where match_key is not null;
call fence('contact_point');

-- type as in the compatible REST interface: 1 created, 2 moved, 3 final stage, 5 pipeline changed
create sequence stage_history_id_seq cache 50;
create table stage_history (
    account_id    bigint      not null,
    id            bigint      not null default nextval('stage_history_id_seq'),
    kind          smallint    not null,
    record_id     bigint      not null,
    type          smallint    not null check (type in (1, 2, 3, 5)),
    pipeline_id   bigint,
    stage_id      bigint      not null,
    semantics     char(1)     not null,
    changed_by_id bigint,
    changed_at    timestamptz not null default now(),
    primary key (account_id, id),
    foreign key (account_id, kind, record_id) references record_identity (account_id, kind, id) on delete cascade
);
create index stage_history_of_record on stage_history (account_id, kind, record_id);
call fence('stage_history');

create sequence activity_id_seq;
create table activity (
    account_id              bigint      not null,
    id                      bigint      not null default nextval('activity_id_seq'),
    type                    text        not null check (type in ('TODO', 'CALL', 'MEETING', 'EMAIL')),
    title                   text        not null,
    description             text,
    deadline_at             timestamptz not null check (isfinite(deadline_at)),
    responsible_id          bigint      not null,
    status                  text        not null default 'PENDING' check (status in ('PENDING', 'COMPLETED', 'AUTO_COMPLETED')),
    completed_at            timestamptz,
    completed_by_id         bigint,
    completed_conversion_id bigint,
    created_by_id           bigint,
    created_at              timestamptz not null default now(),
    updated_at              timestamptz not null default now(),
    version                 integer     not null default 0,
    primary key (account_id, id),
    check ((status = 'PENDING') = (completed_at is null))
) with (fillfactor = 85);
create index activity_due on activity (account_id, responsible_id, deadline_at) where status = 'PENDING';
create index activity_completed_by_conversion on activity (account_id, completed_conversion_id) where completed_conversion_id is not null;
call fence('activity');

create table activity_binding (
    account_id    bigint   not null,
    activity_id   bigint   not null,
    kind          smallint not null,
    record_id     bigint   not null,
    conversion_id bigint,
    primary key (account_id, kind, record_id, activity_id),
    foreign key (account_id, activity_id) references activity (account_id, id) on delete cascade,
    foreign key (account_id, kind, record_id) references record_identity (account_id, kind, id) on delete cascade
);
create index activity_binding_of_activity on activity_binding (account_id, activity_id);
call fence('activity_binding');

create sequence timeline_entry_id_seq cache 50;
create table timeline_entry (
    account_id bigint      not null,
    id         bigint      not null default nextval('timeline_entry_id_seq'),
    kind       smallint    not null,
    record_id  bigint      not null,
    type       text        not null,
    body       text,
    data       jsonb,
    author_id  bigint,
    pinned_at  timestamptz,
    created_at timestamptz not null default now(),
    primary key (account_id, id),
    foreign key (account_id, kind, record_id) references record_identity (account_id, kind, id) on delete cascade
);
create index timeline_entry_of_record on timeline_entry (account_id, kind, record_id, id);
call fence('timeline_entry');

-- The root of everything that comes in, in both modes. raw keeps what was sent.
create sequence inquiry_id_seq;
create table inquiry (
    account_id    bigint      not null references account,
    id            bigint      not null default nextval('inquiry_id_seq'),
    channel       text        not null check (channel in ('MANUAL', 'FORM', 'EMAIL', 'CALL', 'CHAT', 'API', 'REST', 'IMPORT')),
    external_id   text        check (octet_length(external_id) <= 1024),
    epoch         integer     not null,
    mode          text        not null check (mode in ('CLASSIC', 'SIMPLE')),
    source_id     bigint,
    title         text,
    person_name   text,
    company_title text,
    message       text,
    utm           jsonb,
    raw           jsonb,
    form_id       bigint,
    known         boolean     not null default false,
    logged_only   boolean     not null default false,
    lead_id       bigint,
    deal_id       bigint,
    contact_id    bigint,
    company_id    bigint,
    received_at   timestamptz not null default now(),
    primary key (account_id, id),
    foreign key (account_id, source_id) references source (account_id, id),
    foreign key (account_id, lead_id) references lead (account_id, id) on delete set null (lead_id),
    foreign key (account_id, deal_id) references deal (account_id, id) on delete set null (deal_id),
    foreign key (account_id, contact_id) references contact (account_id, id) on delete set null (contact_id),
    foreign key (account_id, company_id) references company (account_id, id) on delete set null (company_id)
);
create unique index inquiry_once on inquiry (account_id, channel, external_id) where external_id is not null;
create index inquiry_lead on inquiry (account_id, lead_id) where lead_id is not null;
create index inquiry_deal on inquiry (account_id, deal_id) where deal_id is not null;
create index inquiry_contact on inquiry (account_id, contact_id) where contact_id is not null;
create index inquiry_company on inquiry (account_id, company_id) where company_id is not null;
call fence('inquiry');

create sequence web_form_id_seq;
create table web_form (
    account_id     bigint      not null references account,
    id             bigint      not null default nextval('web_form_id_seq'),
    key            text        not null,
    title          text        not null,
    intro          text,
    thank_you      text,
    active         boolean     not null default true,
    source_id      bigint,
    responsible_id bigint      not null,
    created_at     timestamptz not null default now(),
    version        integer     not null default 0,
    primary key (account_id, id),
    unique (account_id, key),
    foreign key (account_id, source_id) references source (account_id, id)
);
call fence('web_form');
