-- Where something takes place, and who takes part beside its responsible. Taking part gives no right to read.
alter table activity add column place text;

create table activity_participant (
    account_id  bigint not null,
    user_id     bigint not null,
    activity_id bigint not null,
    primary key (account_id, user_id, activity_id),
    foreign key (account_id, user_id) references app_user (account_id, id) on delete cascade,
    foreign key (account_id, activity_id) references activity (account_id, id) on delete cascade
);
create index activity_participant_of_activity on activity_participant (account_id, activity_id);
call fence('activity_participant');

-- Whoever leaves takes part in nothing any more.
create function forget_participant() returns trigger language plpgsql as $$
begin
    delete from activity_participant where account_id = new.account_id and user_id = new.id;
    return null;
end $$;
create trigger forget_participant after update of active on app_user
    for each row when (old.active and not new.active) execute function forget_participant();
