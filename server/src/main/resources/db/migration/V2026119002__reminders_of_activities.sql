-- When people are reminded of an activity: at its deadline, and so many minutes before.
alter table activity add column reminds_at_deadline boolean not null default true;

-- Those before the deadline, each with its moment, so that what has come can be found.
create table activity_reminder (
    account_id  bigint      not null,
    activity_id bigint      not null,
    minutes     integer     not null check (minutes between 1 and 40320),
    remind_at   timestamptz not null,
    primary key (account_id, activity_id, minutes),
    foreign key (account_id, activity_id) references activity (account_id, id) on delete cascade
);
create index activity_reminder_due on activity_reminder (account_id, remind_at);
call fence('activity_reminder');

-- Whatever moves a deadline moves its reminders.
create function move_reminders() returns trigger language plpgsql as $$
begin
    update activity_reminder set remind_at = new.deadline_at - make_interval(mins => minutes)
    where account_id = new.account_id and activity_id = new.id;
    return null;
end $$;
create trigger move_reminders after update of deadline_at on activity
    for each row when (old.deadline_at <> new.deadline_at) execute function move_reminders();
