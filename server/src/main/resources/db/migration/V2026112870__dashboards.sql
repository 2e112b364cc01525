-- Dashboards: reports side by side, as people arrange them.

create sequence dashboard_id_seq;
create table dashboard (
    account_id bigint      not null references account,
    id         bigint      not null default nextval('dashboard_id_seq'),
    owner_id   bigint      not null,
    name       text        not null,
    shared     boolean     not null default false,
    -- the period of all tiles that have none of their own
    span       text        not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    version    integer     not null default 0,
    primary key (account_id, id),
    foreign key (account_id, owner_id) references app_user (account_id, id)
);
create index dashboard_of_owner on dashboard (account_id, owner_id);
call fence('dashboard');

create table dashboard_tile (
    account_id   bigint   not null,
    dashboard_id bigint   not null,
    -- in the order of reading, which is the order on a phone
    place        smallint not null,
    title        text,
    shape        text     not null check (shape in ('NUMBER', 'LINE', 'BARS', 'TABLE', 'GOAL')),
    -- what it asks: {"of": "WON", "by": "SOURCE", "span": "THIS_MONTH", "touch": "FIRST", "only": {"SOURCE": "3"}}
    query        jsonb    not null,
    -- on a grid of twelve columns
    x            smallint not null check (x between 0 and 11),
    y            smallint not null check (y between 0 and 199),
    width        smallint not null check (width between 1 and 12 and x + width <= 12),
    height       smallint not null check (height between 1 and 20),
    primary key (account_id, dashboard_id, place),
    foreign key (account_id, dashboard_id) references dashboard (account_id, id) on delete cascade
);
call fence('dashboard_tile');
