-- Messages of people that became nothing: kept for a while, so that somebody may file them after all (crm.md 14.2).
create table unfiled_email (
    account_id bigint      not null,
    email_id   bigint      not null,
    -- as it came
    raw        bytea       not null,
    -- it came to the secret address of its mailbox
    sent_on    boolean     not null,
    kept_until timestamptz not null default clock_timestamp() + interval '30 days',
    -- it belongs to a record since then, and its files are still to be kept there
    filed_at   timestamptz,
    primary key (account_id, email_id),
    foreign key (account_id, email_id) references email_message (account_id, id) on delete cascade
);
create index unfiled_email_due on unfiled_email (account_id, kept_until);
call fence('unfiled_email');
