-- Whose password alone is not enough. An account without a row asks nobody.
create table sign_in_rule (
    account_id    bigint      primary key references account,
    second_factor text        not null check (second_factor in ('NOBODY', 'SETTINGS', 'EVERYBODY')),
    changed_at    timestamptz not null default now()
);
call fence('sign_in_rule');
