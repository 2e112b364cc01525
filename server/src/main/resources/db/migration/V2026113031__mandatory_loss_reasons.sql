-- Where nobody loses a deal, or puts a lead aside, without naming a reason. Each row is one pipeline, or all leads.
create sequence loss_rule_id_seq;
create table loss_rule (
    account_id  bigint   not null references account,
    id          bigint   not null default nextval('loss_rule_id_seq'),
    kind        smallint not null check (kind in (1, 2)),
    pipeline_id bigint,
    primary key (account_id, id),
    -- leads have no pipelines
    check ((kind = 1) = (pipeline_id is null)),
    foreign key (account_id, pipeline_id) references pipeline (account_id, id) on delete cascade,
    unique nulls not distinct (account_id, kind, pipeline_id)
);
create index loss_rule_of_pipeline on loss_rule (account_id, pipeline_id) where pipeline_id is not null;
call fence('loss_rule');
