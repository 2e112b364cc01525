-- Triage: what somebody decided about an inquiry, and the way back from it.

alter table inquiry
    add column state         text        not null default 'OPEN' check (state in ('OPEN', 'DONE', 'JUNK')),
    -- done because its lead or deal was decided elsewhere, not in the inbox
    add column settled       boolean     not null default false,
    add column snoozed_until timestamptz,
    -- somebody was put in charge by hand
    add column assigned      boolean     not null default false,
    add column version       integer     not null default 0;

-- What came in before there was an inbox and is closed by now waits for nobody.
update inquiry i set state = 'DONE', settled = true
where not exists (select from lead l where l.account_id = i.account_id and l.id = i.lead_id and l.semantics = 'P'
                  and l.deleted_at is null)
    and not exists (select from deal d where d.account_id = i.account_id and d.id = i.deal_id and d.semantics = 'P'
                    and d.deleted_at is null);

create index inquiry_waiting on inquiry (account_id, id) where state = 'OPEN';

-- One decision. The columns named before hold the inquiry as it was; record_* the lead or deal that changed with it.
create sequence inquiry_decision_id_seq;
create table inquiry_decision (
    account_id         bigint      not null,
    id                 bigint      not null default nextval('inquiry_decision_id_seq'),
    inquiry_id         bigint      not null,
    kind               text        not null check (kind in ('DONE', 'OPENED', 'SNOOZED', 'JUNK', 'ATTACHED', 'ASSIGNED')),
    state_before       text        not null,
    settled_before     boolean     not null,
    snoozed_before     timestamptz,
    assigned_before    boolean     not null,
    lead_before        bigint,
    deal_before        bigint,
    contact_before     bigint,
    company_before     bigint,
    inquiry_version    integer     not null,
    record_kind        smallint,
    record_id          bigint,
    record_version     integer,
    stage_before       bigint,
    responsible_before bigint,
    conversion_id      bigint,
    merge_id           bigint,
    decided_by_id      bigint,
    decided_at         timestamptz not null default clock_timestamp(),
    undone_at          timestamptz,
    undone_by_id       bigint,
    primary key (account_id, id),
    foreign key (account_id, inquiry_id) references inquiry (account_id, id) on delete cascade
);
create index inquiry_decision_of_inquiry on inquiry_decision (account_id, inquiry_id);
call fence('inquiry_decision');

-- An inquiry follows its lead or deal, whoever closes or reopens it through whatever door. The conditions of the
-- triggers are tried for every row a switch writes and hold for none of them, so that a switch pays next to nothing.
create function inquiry_follows_record() returns trigger language plpgsql set search_path = weiche, pg_temp as $$
begin
    if tg_table_name = 'lead' then
        update inquiry i set state = case when new.semantics = 'P' then 'OPEN' else 'DONE' end,
            settled = new.semantics <> 'P'
        where i.account_id = new.account_id and i.lead_id = new.id
            and case when new.semantics = 'P' then i.state = 'DONE' and i.settled else i.state = 'OPEN' end;
    else
        update inquiry i set state = case when new.semantics = 'P' then 'OPEN' else 'DONE' end,
            settled = new.semantics <> 'P'
        where i.account_id = new.account_id and i.deal_id = new.id
            and case when new.semantics = 'P' then i.state = 'DONE' and i.settled else i.state = 'OPEN' end;
    end if;
    return null;
end $$;

create trigger inquiry_follows after update on lead for each row
    when (old.semantics = 'P' and new.semantics = 'F' or old.semantics = 'F' and new.semantics = 'P')
    execute function inquiry_follows_record();
create trigger inquiry_follows after update on deal for each row
    when (old.semantics is distinct from new.semantics and (old.semantics = 'P' or new.semantics = 'P'))
    execute function inquiry_follows_record();

-- A lead that somebody converts is decided, and not any more when the conversion is taken back. What a run of a switch
-- converts nobody has looked at. Nor has anybody at an inquiry that comes in and is converted in one transaction.
create function inquiry_follows_conversion() returns trigger language plpgsql set search_path = weiche, pg_temp as $$
begin
    if new.undone_at is null then
        update inquiry i set state = 'DONE', settled = true
        where i.account_id = new.account_id and i.lead_id = new.lead_id and i.state = 'OPEN'
            and i.received_at < transaction_timestamp();
    else
        update inquiry i set state = 'OPEN', settled = false
        where i.account_id = new.account_id and i.lead_id = new.lead_id and i.state = 'DONE' and i.settled;
    end if;
    return null;
end $$;

create trigger inquiry_follows after insert on conversion for each row
    when (new.switch_id is null) execute function inquiry_follows_conversion();
create trigger inquiry_follows_back after update on conversion for each row
    when (new.switch_id is null and old.undone_at is null and new.undone_at is not null)
    execute function inquiry_follows_conversion();
