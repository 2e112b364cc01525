-- What stands on papers: the legal and bank data of contacts and companies, in sets.
create sequence requisite_id_seq;
create table requisite (
    account_id      bigint      not null,
    id              bigint      not null default nextval('requisite_id_seq'),
    version         integer     not null default 0,
    kind            smallint    not null check (kind in (3, 4)),
    record_id       bigint      not null,
    -- the record whose main set it was made: one that has moved to another record in a merge is main there no more,
    -- and is again when it comes back. Without such a set the oldest is the main one.
    main_of         bigint,
    label           text,
    legal_name      text,
    vat_id          text        check (vat_id ~ '^[A-Z0-9]+$'),
    tax_number      text,
    register_number text,
    register_court  text,
    created_at      timestamptz not null default now(),
    updated_at      timestamptz not null default now(),
    primary key (account_id, id),
    foreign key (account_id, kind, record_id) references record_identity (account_id, kind, id) on delete cascade
);
create index requisite_of_record on requisite (account_id, kind, record_id);
create unique index requisite_main on requisite (account_id, kind, record_id) where main_of = record_id;
call fence('requisite');

-- iban, bic: without spaces, upper case
create sequence bank_account_id_seq;
create table bank_account (
    account_id   bigint  not null,
    id           bigint  not null default nextval('bank_account_id_seq'),
    requisite_id bigint  not null,
    sort         integer not null,
    holder       text,
    bank         text,
    iban         text    not null check (iban ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$'),
    bic          text    check (bic ~ '^[A-Z0-9]{8}([A-Z0-9]{3})?$'),
    primary key (account_id, id),
    foreign key (account_id, requisite_id) references requisite (account_id, id) on delete cascade
);
create index bank_account_of_requisite on bank_account (account_id, requisite_id, sort);
call fence('bank_account');

-- The companies this account sells as. Without a default the first is it.
create table own_company (
    account_id bigint  not null,
    company_id bigint  not null,
    is_default boolean not null default false,
    primary key (account_id, company_id),
    foreign key (account_id, company_id) references company (account_id, id) on delete cascade
);
create unique index own_company_default on own_company (account_id) where is_default;
call fence('own_company');
