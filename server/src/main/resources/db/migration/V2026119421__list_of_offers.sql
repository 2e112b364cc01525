-- All offers in one list: what is unanswered by the day until which it holds, and all of them by that day. By number
-- the key serves.
create index offer_by_status on offer (account_id, status, valid_until, id);
create index offer_by_end on offer (account_id, valid_until, id);
