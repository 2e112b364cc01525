-- What has come from which portal, and what it is here: whoever moves in twice finds everything again, and a run that
-- was killed goes on where it was (record 45).
create table portal_origin (
    account_id bigint      not null references account,
    -- the portal's address without its secret
    portal     text        not null,
    what       text        not null check (what in ('lead', 'deal', 'contact', 'company', 'activity', 'comment')),
    origin_id  bigint      not null,
    -- null: it could not come, for this reason
    id         bigint,
    problem    text,
    taken_at   timestamptz not null default clock_timestamp(),
    primary key (account_id, portal, what, origin_id),
    check ((id is null) <> (problem is null))
);
call fence('portal_origin');
