-- Now and then a kept month is counted once more and compared (decision record 66). What was found to be wrong is kept no
-- longer; that it was is not forgotten for a while.

alter table report_month add recounted_at timestamptz not null default now();

create or replace view report_month_valid with (security_invoker = true) as
select m.account_id, m.recipe, m.month, m.recounted_at from report_month m
where not exists (
    select from report_change c
    where c.account_id = m.account_id and c.kind = any(m.kinds) and c.month = m.month
        and not pg_visible_in_snapshot(c.changed_in, m.made_in));

create sequence report_month_wrong_id_seq;
create table report_month_wrong (
    account_id bigint      not null references account,
    id         bigint      not null default nextval('report_month_wrong_id_seq'),
    month      date        not null,
    found_at   timestamptz not null default now(),
    primary key (account_id, id)
);
call fence('report_month_wrong');
