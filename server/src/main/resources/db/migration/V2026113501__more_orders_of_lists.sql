-- Lists of leads and deals in the order of what changed, of what moved and of amounts were sorted anew for each page,
-- 0.6 to 1.1 s with a million of them. An amount may be missing: such records come last in either direction, so each
-- direction has an index of its own (RecordField.amount).
create index lead_changed on lead (account_id, updated_at, id) where deleted_at is null;
create index lead_moved on lead (account_id, moved_at, id) where deleted_at is null;
create index lead_amount on lead (account_id, (coalesce(amount, 9999999999999999.99)), id) where deleted_at is null;
create index lead_amount_down on lead (account_id, (coalesce(amount, -9999999999999999.99)), id) where deleted_at is null;
create index deal_changed on deal (account_id, updated_at, id) where deleted_at is null;
create index deal_moved on deal (account_id, moved_at, id) where deleted_at is null;
create index deal_amount on deal (account_id, (coalesce(amount, 9999999999999999.99)), id) where deleted_at is null;
create index deal_amount_down on deal (account_id, (coalesce(amount, -9999999999999999.99)), id) where deleted_at is null;
create index contact_changed on contact (account_id, updated_at, id) where deleted_at is null;
create index company_changed on company (account_id, updated_at, id) where deleted_at is null;

-- Whoever sees the records of some people only: a column of the board, and what came lately, are counted by these alone.
-- Few of their entries differ, so they are small.
create index lead_board_of on lead (account_id, stage_id, responsible_id) where deleted_at is null;
create index deal_board_of on deal (account_id, stage_id, responsible_id) where deleted_at is null;
create index lead_created_of on lead (account_id, responsible_id, created_at) where deleted_at is null;
create index deal_created_of on deal (account_id, responsible_id, created_at) where deleted_at is null;
