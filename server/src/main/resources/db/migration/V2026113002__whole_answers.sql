-- The answer to a repeated request has the entity tag of the first one. Where request or answer hold secrets, the hash
-- of the one and the body of the other are kept sealed, in one value.
alter table idempotency_key
    add column etag   text,
    add column sealed bytea;
