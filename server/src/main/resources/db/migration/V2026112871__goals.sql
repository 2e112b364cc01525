-- Goals: how much of something a person, a department, a pipeline or all want to reach each month or quarter.

create sequence goal_id_seq;
create table goal (
    account_id    bigint         not null references account,
    id            bigint         not null default nextval('goal_id_seq'),
    owner_id      bigint         not null,
    measure       text           not null check (measure in ('INQUIRIES', 'ANSWERED', 'WON', 'REVENUE')),
    rhythm        text           not null check (rhythm in ('MONTH', 'QUARTER')),
    target        numeric(18, 2) not null check (target > 0),
    -- whose; none of them: everybody's
    user_id       bigint,
    department_id bigint,
    pipeline_id   bigint,
    created_at    timestamptz    not null default now(),
    version       integer        not null default 0,
    primary key (account_id, id),
    check (num_nonnulls(user_id, department_id, pipeline_id) <= 1),
    -- inquiries are in no pipeline before they are deals
    check (pipeline_id is null or measure in ('WON', 'REVENUE')),
    foreign key (account_id, owner_id) references app_user (account_id, id),
    foreign key (account_id, user_id) references app_user (account_id, id),
    foreign key (account_id, department_id) references department (account_id, id) on delete cascade,
    foreign key (account_id, pipeline_id) references pipeline (account_id, id) on delete cascade
);
create index goal_of_owner on goal (account_id, owner_id);
create index goal_of_user on goal (account_id, user_id) where user_id is not null;
create index goal_of_department on goal (account_id, department_id) where department_id is not null;
create index goal_of_pipeline on goal (account_id, pipeline_id) where pipeline_id is not null;
call fence('goal');

alter table dashboard_tile add column goal_id bigint,
    add foreign key (account_id, goal_id) references goal (account_id, id) on delete set null (goal_id);
create index dashboard_tile_of_goal on dashboard_tile (account_id, goal_id) where goal_id is not null;
