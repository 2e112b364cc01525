-- A read-only schema for programs that analyse: views of one account. docs/bi.md describes them.

-- Which account a database login sees. Not fenced: it says which fence there is, see CatalogueTest.
create table bi_login (
    role       text        primary key,
    account_id bigint      not null references account,
    created_at timestamptz not null default now()
);
create index bi_login_of_account on bi_login (account_id);

create schema bi;
grant usage on schema bi to weiche_bi, weiche_app;

-- The account whose rows a view shows: that of the login, or the one the server works for. A login belongs to one
-- account and can set nothing that changes this; it sees nothing while its account is suspended.
create function bi.account() returns bigint language sql stable security definer set search_path = weiche, pg_temp as $$
    select case
        when pg_has_role(session_user, 'weiche_app', 'member')
            then nullif(current_setting('app.account_id', true), '')::bigint
        else (select l.account_id from bi_login l join account a on a.account_id = l.account_id
              where l.role = session_user and a.suspended_at is null)
    end
$$;
revoke execute on function bi.account() from public;
grant execute on function bi.account() to weiche_bi, weiche_app;

-- The rows of all accounts lie behind these views, so nothing a reader writes may be asked before the account is:
-- security_barrier. What somebody put into the recycle bin is in none of them.
create view bi.deals with (security_barrier = true) as
select d.id, d.title, d.amount, d.currency, d.pipeline_id, d.stage_id,
    case d.semantics when 'S' then 'WON' when 'F' then 'LOST' else 'OPEN' end as result,
    d.probability, d.begin_on, d.close_on, d.source_id, d.responsible_id, d.created_by_id, d.company_id, d.lead_id,
    d.repeat, d.loss_reason_id, d.utm ->> 'source' as utm_source, d.utm ->> 'medium' as utm_medium,
    d.utm ->> 'campaign' as utm_campaign, d.custom, d.created_at, d.moved_at, d.closed_at, d.last_activity_at
from weiche.deal d where d.account_id = bi.account() and d.deleted_at is null;

create view bi.leads with (security_barrier = true) as
select l.id, l.title, l.company_title, l.amount, l.currency, l.stage_id,
    case l.semantics when 'S' then 'CONVERTED' when 'F' then 'LOST' else 'OPEN' end as result,
    l.source_id, l.responsible_id, l.created_by_id, l.contact_id, l.company_id, l.loss_reason_id,
    l.utm ->> 'source' as utm_source, l.utm ->> 'medium' as utm_medium, l.utm ->> 'campaign' as utm_campaign,
    l.custom, l.created_at, l.moved_at, l.closed_at, l.last_activity_at
from weiche.lead l where l.account_id = bi.account() and l.deleted_at is null;

create view bi.inquiries with (security_barrier = true) as
select f.inquiry_id as id, f.received_at, f.channel, f.source_id, f.form_id, f.utm_source, f.utm_medium,
    f.utm_campaign, f.known, f.first_touch, f.last_touch, f.fate, f.answered_at, f.responsible_id, f.lead_id,
    f.deal_id, f.closed_at, f.amount, f.currency, f.loss_reason_id
from weiche.inquiry_fact f where f.account_id = bi.account();

create view bi.contacts with (security_barrier = true) as
select c.id, c.full_name as name, c.job_title, c.source_id, c.responsible_id, c.custom, c.created_at,
    c.last_activity_at
from weiche.contact c where c.account_id = bi.account() and c.deleted_at is null;

create view bi.companies with (security_barrier = true) as
select c.id, c.title as name, c.industry, c.source_id, c.responsible_id, c.custom, c.created_at, c.last_activity_at
from weiche.company c where c.account_id = bi.account() and c.deleted_at is null;

create view bi.deal_contacts with (security_barrier = true) as
select b.deal_id, b.contact_id, b.is_primary
from weiche.deal_contact b
join weiche.deal d on d.account_id = b.account_id and d.id = b.deal_id and d.deleted_at is null
join weiche.contact c on c.account_id = b.account_id and c.id = b.contact_id and c.deleted_at is null
where b.account_id = bi.account();

create view bi.activities with (security_barrier = true) as
select y.id, y.type, y.title, y.status, y.deadline_at, y.responsible_id, y.completed_at, y.completed_by_id,
    y.created_by_id, y.created_at
from weiche.activity y where y.account_id = bi.account();

create view bi.stage_steps with (security_barrier = true) as
select h.id, case h.kind when 1 then 'LEAD' else 'DEAL' end as kind, h.record_id, h.pipeline_id, h.stage_id,
    case h.semantics when 'S' then 'SUCCESS' when 'F' then 'FAILURE' else 'PROGRESS' end as stage_kind,
    h.changed_by_id, h.changed_at
from weiche.stage_history h where h.account_id = bi.account() and h.kind in (1, 2);

create view bi.pipelines with (security_barrier = true) as
select p.id, p.name, p.sort, p.is_default from weiche.pipeline p where p.account_id = bi.account();

create view bi.stages with (security_barrier = true) as
select s.id, case s.kind when 1 then 'LEAD' else 'DEAL' end as kind, s.pipeline_id, s.name,
    case s.semantics when 'S' then 'SUCCESS' when 'F' then 'FAILURE' else 'PROGRESS' end as stage_kind, s.sort
from weiche.stage s where s.account_id = bi.account();

create view bi.sources with (security_barrier = true) as
select s.id, s.name, s.sort from weiche.source s where s.account_id = bi.account();

create view bi.loss_reasons with (security_barrier = true) as
select r.id, case r.kind when 1 then 'LEAD' else 'DEAL' end as kind, r.name, r.sort
from weiche.loss_reason r where r.account_id = bi.account();

create view bi.people with (security_barrier = true) as
select u.id, concat_ws(' ', u.first_name, u.last_name) as name, u.active
from weiche.app_user u where u.account_id = bi.account();

create view bi.departments with (security_barrier = true) as
select d.id, d.parent_id, d.name from weiche.department d where d.account_id = bi.account();

create view bi.department_people with (security_barrier = true) as
select m.department_id, m.user_id from weiche.department_member m where m.account_id = bi.account();

grant select on all tables in schema bi to weiche_bi, weiche_app;
