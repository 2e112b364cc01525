-- The address under which the calendar of a phone reads what somebody has planned: one more door that a token opens.
alter table api_token drop constraint api_token_kind_check;
alter table api_token
    add constraint api_token_kind_check check (kind in ('API', 'WEBHOOK', 'CALENDAR'));
create unique index api_token_one_calendar on api_token (account_id, user_id)
    where kind = 'CALENDAR' and revoked_at is null;
