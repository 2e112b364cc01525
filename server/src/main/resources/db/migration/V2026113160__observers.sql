-- People who observe a record: they may read it and are told what becomes of it.
-- conversion_id: the conversion that carried them over, so that taking that back takes them with it
create table record_observer (
    account_id    bigint   not null,
    user_id       bigint   not null,
    kind          smallint not null,
    record_id     bigint   not null,
    conversion_id bigint,
    primary key (account_id, user_id, kind, record_id),
    foreign key (account_id, user_id) references app_user (account_id, id) on delete cascade,
    foreign key (account_id, kind, record_id) references record_identity (account_id, kind, id) on delete cascade
);
create index record_observer_of_record on record_observer (account_id, kind, record_id);
call fence('record_observer');

-- Whoever leaves observes nothing any more.
create function forget_observer() returns trigger language plpgsql as $$
begin
    delete from record_observer where account_id = new.account_id and user_id = new.id;
    return null;
end $$;
create trigger forget_observer after update of active on app_user
    for each row when (old.active and not new.active) execute function forget_observer();
