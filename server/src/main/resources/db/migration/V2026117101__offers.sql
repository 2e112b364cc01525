-- What a deal offers its customer, on paper. Everything a paper says stands here, so that one that was issued stays
-- as it was, whatever becomes of the customer, the products and the settings.
create sequence offer_id_seq;
create table offer (
    account_id    bigint         not null,
    id            bigint         not null default nextval('offer_id_seq'),
    version       integer        not null default 0,
    deal_id       bigint         not null,
    -- runs per account and year without gaps; a draft has none yet
    number        text,
    number_year   integer,
    number_serial integer,
    status        text           not null default 'DRAFT'
                  check (status in ('DRAFT', 'ISSUED', 'ACCEPTED', 'DECLINED', 'REPLACED')),
    language      text           not null check (language in ('de', 'en')),
    offered_on    date           not null check (isfinite(offered_on)),
    valid_until   date           not null check (isfinite(valid_until)),
    recipient     text,
    opening       text,
    closing       text,
    tax_note      text,
    -- who offers it, from the moment it is issued
    sender        jsonb,
    currency      text           not null check (currency ~ '^[A-Z]{3}$'),
    net           numeric(18, 2) not null check (net <> 'NaN'),
    total         numeric(18, 2) not null check (total <> 'NaN'),
    -- the one it is a new version of
    replaces_id   bigint,
    -- where its paper lies among the files of the deal, since it was sent
    file_id       bigint,
    decided_on    date           check (isfinite(decided_on)),
    issued_at     timestamptz,
    created_by_id bigint,
    created_at    timestamptz    not null default now(),
    updated_at    timestamptz    not null default now(),
    primary key (account_id, id),
    check ((status = 'DRAFT') = (number is null)),
    check (num_nonnulls(number, number_year, number_serial, issued_at, sender) in (0, 5)),
    check (decided_on is null or status in ('ACCEPTED', 'DECLINED', 'REPLACED')),
    foreign key (account_id, deal_id) references deal (account_id, id) on delete cascade,
    foreign key (account_id, replaces_id) references offer (account_id, id) on delete set null (replaces_id),
    foreign key (account_id, file_id) references record_file (account_id, id) on delete set null (file_id)
);
create index offer_of_deal on offer (account_id, deal_id, id);
create index offer_replaces on offer (account_id, replaces_id) where replaces_id is not null;
create index offer_file on offer (account_id, file_id) where file_id is not null;
create unique index offer_serial on offer (account_id, number_year, number_serial) where number is not null;
call fence('offer');

-- As product_row, as it was when the offer was written.
create sequence offer_position_id_seq cache 50;
create table offer_position (
    account_id       bigint         not null,
    id               bigint         not null default nextval('offer_position_id_seq'),
    offer_id         bigint         not null,
    product_id       bigint,
    name             text           not null,
    unit             text,
    quantity         numeric(18, 4) not null check (quantity > 0 and quantity <> 'NaN'),
    price            numeric(18, 2) not null check (price <> 'NaN'),
    discount_percent numeric(7, 4)  check (discount_percent between 0 and 100),
    discount_amount  numeric(18, 2) check (discount_amount <> 'NaN'),
    tax_rate         numeric(5, 2)  not null check (tax_rate between 0 and 100),
    tax_included     boolean        not null,
    net              numeric(18, 2) not null check (net <> 'NaN'),
    total            numeric(18, 2) not null check (total <> 'NaN'),
    sort             integer        not null,
    primary key (account_id, id),
    check (discount_percent is null or discount_amount is null),
    foreign key (account_id, offer_id) references offer (account_id, id) on delete cascade,
    foreign key (account_id, product_id) references product (account_id, id) on delete set null (product_id)
);
create index offer_position_of on offer_position (account_id, offer_id, sort);
create index offer_position_product on offer_position (account_id, product_id) where product_id is not null;
call fence('offer_position');

-- The last number of each year. Whoever issues holds the row until it is done, so that no number is lost.
create table offer_counter (
    account_id bigint  not null references account,
    year       integer not null,
    last       integer not null check (last > 0),
    primary key (account_id, year)
);
call fence('offer_counter');

-- One row for each account that changed any. Texts that are null were never written; empty ones were emptied.
create table offer_settings (
    account_id    bigint  not null references account,
    version       integer not null default 0,
    number_prefix text    not null check (length(number_prefix) between 1 and 20),
    valid_days    integer not null check (valid_days between 1 and 365),
    texts         jsonb   not null default '{}',
    primary key (account_id)
);
call fence('offer_settings');

-- A paper of an offer says what the deal is worth: who sees no amounts is not shown it.
alter table record_file add column amounts boolean not null default false;
