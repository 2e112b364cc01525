-- What reports of leads, deals and people read in sets.

-- Time in stages is read in the order of the steps, without looking at the rows.
drop index stage_history_of_record;
create index stage_history_of_record on stage_history (account_id, kind, record_id, id)
    include (stage_id, semantics, changed_at);
create index deal_closed on deal (account_id, closed_at) where closed_at is not null and deleted_at is null;
create index activity_completed on activity (account_id, completed_at) where status = 'COMPLETED';

-- A rate says what something is worth in a currency of ours; when that is changed, the old rates must not count.
alter table exchange_rate add column base text check (base ~ '^[A-Z]{3}$');
update exchange_rate r set base = a.currency from account a where a.account_id = r.account_id;
alter table exchange_rate
    alter column base set not null,
    drop constraint exchange_rate_pkey,
    add primary key (account_id, base, currency, since);

-- Another window changes who gets the credit only where several inquiries are about the same.
create or replace function inquiry_fact_of_account() returns trigger language plpgsql
    set search_path = weiche, pg_temp as $$
declare
    several bigint[];
begin
    select array_agg(x.id) into several from (
        select unnest(array_agg(i.id)) as id from inquiry i
        where i.account_id = new.account_id and i.deal_id is not null
        group by i.deal_id having count(*) > 1
        union all
        select unnest(array_agg(i.id)) from inquiry i
        where i.account_id = new.account_id and i.deal_id is null and i.lead_id is not null
        group by i.lead_id having count(*) > 1) x;
    call renew_inquiry_facts(new.account_id, several);
    return null;
end $$;
