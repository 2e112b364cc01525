-- What an account sells, and what of it stands in a lead or deal.

create sequence product_id_seq;
create table product (
    account_id   bigint         not null references account,
    id           bigint         not null default nextval('product_id_seq'),
    name         text           not null,
    code         text,
    unit         text,
    price        numeric(18, 2) not null check (price <> 'NaN'),
    currency     text           not null check (currency ~ '^[A-Z]{3}$'),
    tax_rate     numeric(5, 2)  not null default 0 check (tax_rate between 0 and 100),
    tax_included boolean        not null default false,
    active       boolean        not null default true,
    created_at   timestamptz    not null default now(),
    updated_at   timestamptz    not null default now(),
    primary key (account_id, id)
);
create unique index product_code on product (account_id, code) where code is not null;
create index product_name on product (account_id, lower(name), id);
call fence('product');

-- A row keeps what it was sold as: later changes of the product do not reach it. discount: per cent or an amount off
-- the unit price. total: with tax, rounded as the currency is.
create sequence product_row_id_seq cache 50;
create table product_row (
    account_id       bigint         not null,
    id               bigint         not null default nextval('product_row_id_seq'),
    kind             smallint       not null check (kind in (1, 2)),
    record_id        bigint         not null,
    product_id       bigint,
    name             text           not null,
    unit             text,
    quantity         numeric(18, 4) not null check (quantity > 0 and quantity <> 'NaN'),
    price            numeric(18, 2) not null check (price <> 'NaN'),
    discount_percent numeric(7, 4)  check (discount_percent between 0 and 100),
    discount_amount  numeric(18, 2) check (discount_amount <> 'NaN'),
    tax_rate         numeric(5, 2)  not null default 0 check (tax_rate between 0 and 100),
    tax_included     boolean        not null default false,
    net              numeric(18, 2) not null check (net <> 'NaN'),
    total            numeric(18, 2) not null check (total <> 'NaN'),
    sort             integer        not null default 0,
    primary key (account_id, id),
    check (discount_percent is null or discount_amount is null),
    foreign key (account_id, kind, record_id) references record_identity (account_id, kind, id) on delete cascade,
    foreign key (account_id, product_id) references product (account_id, id) on delete set null (product_id)
);
create index product_row_of_record on product_row (account_id, kind, record_id, sort);
create index product_row_of_product on product_row (account_id, product_id) where product_id is not null;
call fence('product_row');

-- Whether the amount is the sum of the rows; else somebody typed it.
alter table lead add column amount_from_rows boolean not null default false;
alter table deal add column amount_from_rows boolean not null default false;
