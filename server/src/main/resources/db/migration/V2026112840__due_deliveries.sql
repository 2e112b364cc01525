-- When a webhook has something to send next is asked after every round, and thousands may wait for one that rests.
create index webhook_delivery_due on webhook_delivery (account_id, webhook_id, next_try_at) where state = 'WAITING';
