-- An operator may close an account for a while: nobody gets in, and nothing in it changes.
alter table account
    add column suspended_at     timestamptz,
    add column suspended_reason text;
