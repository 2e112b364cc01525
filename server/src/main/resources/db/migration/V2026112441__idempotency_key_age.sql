-- Keys are forgotten after two days, by the next request of their account.
create index idempotency_key_age on idempotency_key (account_id, created_at);
