-- What followed records to their new responsible: their open activities and their customers.
create table bulk_follower (
    account_id            bigint   not null,
    run_id                bigint   not null,
    -- 0: an activity, else a contact or company
    kind                  smallint not null check (kind in (0, 3, 4)),
    follower_id           bigint   not null,
    -- the record of the run it followed, and with which it comes back
    record_id             bigint   not null,
    -- of an activity that hangs on a customer of the record: that customer, which follows too
    customer_kind         smallint check (customer_kind in (3, 4)),
    customer_id           bigint,
    -- LEFT: whoever began the run may not change it
    outcome               text     not null check (outcome in ('CHANGED', 'LEFT')),
    responsible_before_id bigint   not null,
    -- as the run left it
    version_after         integer,
    active_after_at       timestamptz,
    undo                  text     check (undo in ('UNDONE', 'KEPT')),
    primary key (account_id, run_id, kind, follower_id),
    foreign key (account_id, run_id) references bulk_run (account_id, id) on delete cascade
);
create index bulk_follower_of_record on bulk_follower (account_id, run_id, record_id);
call fence('bulk_follower');

alter table bulk_run
    add column activities        bigint not null default 0,
    add column customers         bigint not null default 0,
    add column customers_left    bigint not null default 0,
    add column activities_undone bigint not null default 0,
    add column customers_undone  bigint not null default 0;
