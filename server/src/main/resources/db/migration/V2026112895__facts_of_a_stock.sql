-- A stock that comes in one transaction makes all its facts at its end, from tables of which the planner knows nothing
-- yet: it read all rows of the account for each of them, minutes for some ten thousand. Looking at the tables first
-- takes a second, and only such a stock pays it.
create function learn_what_facts_are_made_of() returns void
    language plpgsql security definer set search_path = weiche, pg_temp as $$
begin
    analyze (skip_locked) inquiry, lead, deal, conversion, stage_history, activity, activity_binding;
end $$;
revoke all on function learn_what_facts_are_made_of() from public;
grant execute on function learn_what_facts_are_made_of() to weiche_app;

create or replace function inquiry_facts_at_commit() returns trigger language plpgsql set search_path = weiche, pg_temp as $$
declare
    inquiries bigint[];
    leads     bigint[];
    deals     bigint[];
    affected  bigint[];
begin
    -- the first of a transaction takes those after it along
    with due as (
        delete from inquiry_fact_due d where d.account_id = new.account_id and d.id >= new.id
        returning d.inquiry_ids, d.lead_ids, d.deal_ids)
    select array_agg(distinct x.id) filter (where x.kind = 0), array_agg(distinct x.id) filter (where x.kind = 1),
        array_agg(distinct x.id) filter (where x.kind = 2)
    into inquiries, leads, deals
    from due cross join lateral (
        select 0 as kind, unnest(due.inquiry_ids) as id
        union all select 1, unnest(due.lead_ids)
        union all select 2, unnest(due.deal_ids)) x;
    if greatest(cardinality(inquiries), cardinality(leads), cardinality(deals)) > 5000 then
        perform learn_what_facts_are_made_of();
    end if;
    select array_agg(u.id order by u.id) into affected from (
        select unnest(inquiries) as id
        union select i.id from inquiry i where i.account_id = new.account_id and i.lead_id = any(leads)
        union select i.id from inquiry i where i.account_id = new.account_id and i.deal_id = any(deals)) u;
    if affected is not null then
        call renew_inquiry_facts(new.account_id, affected);
    end if;
    return null;
end $$;
