-- Dashboards that come by mail, each with the figures its recipient may see.

create sequence report_mailing_id_seq;
create table report_mailing (
    account_id   bigint      not null references account,
    id           bigint      not null default nextval('report_mailing_id_seq'),
    owner_id     bigint      not null,
    dashboard_id bigint      not null,
    rhythm       text        not null check (rhythm in ('DAILY', 'WEEKLY', 'MONTHLY')),
    -- of the account's time zone
    hour         smallint    not null check (hour between 0 and 23),
    next_at      timestamptz not null,
    sent_at      timestamptz,
    created_at   timestamptz not null default now(),
    primary key (account_id, id),
    foreign key (account_id, owner_id) references app_user (account_id, id),
    foreign key (account_id, dashboard_id) references dashboard (account_id, id) on delete cascade
);
create index report_mailing_of_owner on report_mailing (account_id, owner_id);
create index report_mailing_of_dashboard on report_mailing (account_id, dashboard_id);
call fence('report_mailing');

create table report_mailing_person (
    account_id bigint not null,
    mailing_id bigint not null,
    user_id    bigint not null,
    primary key (account_id, mailing_id, user_id),
    foreign key (account_id, mailing_id) references report_mailing (account_id, id) on delete cascade,
    foreign key (account_id, user_id) references app_user (account_id, id) on delete cascade
);
create index report_mailing_person_user on report_mailing_person (account_id, user_id);
call fence('report_mailing_person');
