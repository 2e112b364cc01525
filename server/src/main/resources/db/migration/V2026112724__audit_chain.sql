-- The audit of an account as a chain: each entry's fingerprint holds the one before, so nothing can be changed, taken
-- out or put in later without breaking all that follows.
alter table audit_entry
    add column address text,
    add column way     text;

create table audit_link (
    account_id bigint not null,
    seq        bigint not null check (seq > 0),
    entry_id   bigint not null,
    hash       bytea  not null,
    primary key (account_id, seq),
    unique (account_id, entry_id),
    foreign key (account_id, entry_id) references audit_entry (account_id, id)
);
call fence('audit_link');
revoke update, delete on audit_link from weiche_app;

create function audit_hash(previous bytea, entry audit_entry) returns bytea language sql stable as $$
    select sha256(coalesce(previous, ''::bytea) || convert_to(jsonb_build_array(
        entry.account_id, entry.id, entry.action, entry.actor_id, entry.subject, entry.before, entry.after,
        to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), entry.address, entry.way)::text, 'UTF8'))
$$;

-- At the very end of a transaction, so that nobody waits for the chain of an account longer than a commit takes.
create function audit_append() returns trigger language plpgsql as $$
declare
    last audit_link;
begin
    perform pg_advisory_xact_lock(hashtextextended('audit', new.account_id));
    select * into last from audit_link where account_id = new.account_id order by seq desc limit 1;
    insert into audit_link (account_id, seq, entry_id, hash)
    values (new.account_id, coalesce(last.seq, 0) + 1, new.id, audit_hash(last.hash, new));
    return null;
end $$;

do $$
declare
    entry audit_entry;
    last  audit_link;
begin
    for entry in select * from audit_entry order by account_id, id loop
        select * into last from audit_link where account_id = entry.account_id order by seq desc limit 1;
        insert into audit_link (account_id, seq, entry_id, hash)
        values (entry.account_id, coalesce(last.seq, 0) + 1, entry.id, audit_hash(last.hash, entry));
    end loop;
end $$;

create constraint trigger audit_append after insert on audit_entry
    deferrable initially deferred for each row execute function audit_append();
