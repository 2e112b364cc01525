-- What deals of a recurring deal say, and when the next one is due.
create sequence recurring_deal_id_seq;
create table recurring_deal (
    account_id         bigint      not null,
    id                 bigint      not null default nextval('recurring_deal_id_seq'),
    version            integer     not null default 0,
    title              text        not null,
    amount             numeric(18, 2) check (amount <> 'NaN'),
    currency           text        check (currency ~ '^[A-Z]{3}$'),
    amount_from_rows   boolean     not null default false,
    pipeline_id        bigint      not null,
    source_id          bigint,
    source_description text,
    comments           text,
    company_id         bigint,
    responsible_id     bigint      not null,
    custom             jsonb       not null default '{}',
    -- it is for a customer: when there is none any more, nothing is made
    has_customer       boolean     not null,
    -- days after the date, for the new deal
    begin_after        integer     check (begin_after between 0 and 3660),
    close_after        integer     check (close_after between 0 and 3660),
    -- dates are counted from the first one, so that the 31st comes back after a short month
    unit               text        not null check (unit in ('ONCE', 'DAY', 'WEEK', 'MONTH', 'YEAR')),
    every              integer     not null check (every between 1 and 1000),
    first_on           date        not null check (isfinite(first_on)),
    until_on           date        check (isfinite(until_on)),
    times              integer     check (times between 1 and 1000),
    -- null: the last date is over
    next_on            date        check (isfinite(next_on)),
    -- the last date that was made, or left out
    done_on            date        check (isfinite(done_on)),
    made               integer     not null default 0,
    left_out           integer     not null default 0,
    paused_at          timestamptz,
    -- why the date that is due was not made yet, and when that is tried again
    obstacle           text        check (obstacle in ('SUSPENDED', 'PLAN', 'PIPELINE', 'RESPONSIBLE', 'CUSTOMER', 'TROUBLE')),
    obstacle_since     timestamptz,
    retry_at           timestamptz,
    created_by_id      bigint,
    created_at         timestamptz not null default now(),
    updated_at         timestamptz not null default now(),
    primary key (account_id, id),
    check (until_on is null or times is null),
    foreign key (account_id, pipeline_id) references pipeline (account_id, id),
    foreign key (account_id, source_id) references source (account_id, id) on delete set null (source_id),
    foreign key (account_id, company_id) references company (account_id, id) on delete set null (company_id),
    foreign key (account_id, responsible_id) references app_user (account_id, id)
);
create index recurring_deal_due on recurring_deal (account_id, next_on)
    where next_on is not null and paused_at is null;
create index recurring_deal_pipeline on recurring_deal (account_id, pipeline_id);
create index recurring_deal_source on recurring_deal (account_id, source_id) where source_id is not null;
create index recurring_deal_company on recurring_deal (account_id, company_id) where company_id is not null;
create index recurring_deal_responsible on recurring_deal (account_id, responsible_id);
call fence('recurring_deal');

create table recurring_deal_contact (
    account_id        bigint  not null,
    recurring_deal_id bigint  not null,
    contact_id        bigint  not null,
    is_primary        boolean not null default false,
    sort              integer not null default 0,
    primary key (account_id, recurring_deal_id, contact_id),
    foreign key (account_id, recurring_deal_id) references recurring_deal (account_id, id) on delete cascade,
    foreign key (account_id, contact_id) references contact (account_id, id) on delete cascade
);
create index recurring_deal_contact_contact on recurring_deal_contact (account_id, contact_id);
call fence('recurring_deal_contact');

-- As product_row, for deals that are not there yet.
create sequence recurring_deal_product_id_seq;
create table recurring_deal_product (
    account_id        bigint         not null,
    id                bigint         not null default nextval('recurring_deal_product_id_seq'),
    recurring_deal_id bigint         not null,
    product_id        bigint,
    name              text           not null,
    unit              text,
    quantity          numeric(18, 4) not null check (quantity > 0 and quantity <> 'NaN'),
    price             numeric(18, 2) not null check (price <> 'NaN'),
    discount_percent  numeric(7, 4)  check (discount_percent between 0 and 100),
    discount_amount   numeric(18, 2) check (discount_amount <> 'NaN'),
    tax_rate          numeric(5, 2)  not null check (tax_rate between 0 and 100),
    tax_included      boolean        not null,
    net               numeric(18, 2) not null check (net <> 'NaN'),
    total             numeric(18, 2) not null check (total <> 'NaN'),
    sort              integer        not null,
    primary key (account_id, id),
    foreign key (account_id, recurring_deal_id) references recurring_deal (account_id, id) on delete cascade,
    foreign key (account_id, product_id) references product (account_id, id) on delete set null (product_id)
);
create index recurring_deal_product_of on recurring_deal_product (account_id, recurring_deal_id, sort);
create index recurring_deal_product_product on recurring_deal_product (account_id, product_id)
    where product_id is not null;
call fence('recurring_deal_product');

-- Where a deal comes from. recurring_on: for which date it was made; null: by hand, in between.
alter table deal
    add column recurring_deal_id bigint,
    add column recurring_on date check (isfinite(recurring_on)),
    add foreign key (account_id, recurring_deal_id) references recurring_deal (account_id, id)
        on delete set null (recurring_deal_id);
create index deal_of_recurring on deal (account_id, recurring_deal_id, id) where recurring_deal_id is not null;
-- each date makes one deal, whatever crashes
create unique index deal_one_per_date on deal (account_id, recurring_deal_id, recurring_on)
    where recurring_deal_id is not null and recurring_on is not null;
