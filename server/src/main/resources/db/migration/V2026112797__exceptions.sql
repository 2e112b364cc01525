-- Phones and e-mails whose e-mails and calls become nothing. What they send is kept and can be restored.

create sequence exception_entry_id_seq;
create table exception_entry (
    account_id    bigint      not null references account,
    id            bigint      not null default nextval('exception_entry_id_seq'),
    type          text        not null check (type in ('PHONE', 'EMAIL')),
    value         text        not null,
    match_key     text        not null,
    reason        text,
    created_by_id bigint,
    created_at    timestamptz not null default clock_timestamp(),
    primary key (account_id, id)
);
create unique index exception_entry_once on exception_entry (account_id, match_key);
call fence('exception_entry');

-- draft: all that is needed to take it in after all.
create sequence held_inquiry_id_seq;
create table held_inquiry (
    account_id     bigint      not null references account,
    id             bigint      not null default nextval('held_inquiry_id_seq'),
    inquiry_id     bigint      not null,
    entry_value    text        not null,
    reason         text,
    draft          jsonb       not null,
    held_at        timestamptz not null default clock_timestamp(),
    restored_at    timestamptz,
    restored_by_id bigint,
    primary key (account_id, id)
);
create index held_inquiry_waiting on held_inquiry (account_id, id) where restored_at is null;
call fence('held_inquiry');
