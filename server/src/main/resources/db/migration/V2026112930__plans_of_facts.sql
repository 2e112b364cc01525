-- The statement that makes facts takes ten times as long to plan as to run, and was planned anew for each inquiry: how
-- many are wanted made every plan look like another. One plan serves one inquiry and a hundred thousand alike, since
-- each fact is made from its own rows. It must not be one that reads tables as a whole because they were small once.
alter procedure renew_inquiry_facts set plan_cache_mode = force_generic_plan;
alter procedure renew_inquiry_facts set enable_seqscan = off;
alter function inquiry_facts_at_commit set plan_cache_mode = force_generic_plan;

-- Who counts activities asks which records are deleted. Those are few.
create index lead_deleted on lead (account_id, id) where deleted_at is not null;
create index deal_deleted on deal (account_id, id) where deleted_at is not null;
create index contact_deleted on contact (account_id, id) where deleted_at is not null;
create index company_deleted on company (account_id, id) where deleted_at is not null;
