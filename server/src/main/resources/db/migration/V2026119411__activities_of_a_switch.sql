-- What a switch does with open activities of some types, where it is not what keep_activities_open says for all.
alter table mode_switch add column activities jsonb;

-- What became of each activity that was open on a lead when a switch converted the lead: one row, however many leads
-- the activity belongs to. Who was responsible and which type it had are those of that moment.
create table switch_activity (
    account_id     bigint not null,
    switch_id      bigint not null,
    activity_id    bigint not null,
    type           text   not null,
    responsible_id bigint not null,
    -- null: it was left behind, which must not be
    fate           text   check (fate in ('KEPT', 'COMPLETED')),
    primary key (account_id, switch_id, activity_id),
    foreign key (account_id, switch_id) references mode_switch (account_id, id)
);
call fence('switch_activity');
