-- Lists of a million records are read in these orders without sorting them all (docs/performance.md). Not for the time
-- of the last change and of the last stage: nearly every statement writes these.
alter table contact add column full_name text not null generated always as (
    rtrim(coalesce(first_name || ' ', '') || coalesce(middle_name || ' ', '') || coalesce(last_name, ''))) stored;

create index lead_created on lead (account_id, created_at, id) where deleted_at is null;
create index deal_created on deal (account_id, created_at, id) where deleted_at is null;
create index contact_created on contact (account_id, created_at, id) where deleted_at is null;
create index company_created on company (account_id, created_at, id) where deleted_at is null;

create index lead_active on lead (account_id, last_activity_at, id) where deleted_at is null;
create index deal_active on deal (account_id, last_activity_at, id) where deleted_at is null;
create index contact_active on contact (account_id, last_activity_at, id) where deleted_at is null;
create index company_active on company (account_id, last_activity_at, id) where deleted_at is null;

create index lead_named on lead (account_id, title, id) where deleted_at is null;
create index deal_named on deal (account_id, title, id) where deleted_at is null;
create index contact_named on contact (account_id, full_name, id) where deleted_at is null;
create index company_named on company (account_id, title, id) where deleted_at is null;
drop index company_title;
