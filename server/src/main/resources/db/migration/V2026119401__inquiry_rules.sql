-- Which way inquiries go in classic mode: rules by which some skip the lead and become a customer and a deal at once
-- (record 166).

create sequence inquiry_rule_id_seq;
create table inquiry_rule (
    account_id  bigint      not null references account,
    id          bigint      not null default nextval('inquiry_rule_id_seq'),
    version     integer     not null default 0,
    -- the first that fits counts
    sort        integer     not null,
    name        text        not null,
    makes       text        not null check (makes in ('LEAD', 'DEAL')),
    -- of its deals; null: as the settings of the mode say
    pipeline_id bigint,
    primary key (account_id, id),
    check (makes = 'DEAL' or pipeline_id is null),
    -- a pipeline is not deleted from under a rule, which would then make something else
    foreign key (account_id, pipeline_id) references pipeline (account_id, id)
);
create index inquiry_rule_pipeline on inquiry_rule (account_id, pipeline_id) where pipeline_id is not null;
call fence('inquiry_rule');

-- One value of one condition. What a rule names is not deleted from under it: it would fit more than was meant.
create table inquiry_rule_condition (
    account_id    bigint  not null,
    rule_id       bigint  not null,
    place         integer not null,
    channel       text    check (channel in ('FORM', 'EMAIL', 'CALL', 'CHAT', 'API', 'REST', 'IMPORT')),
    source_id     bigint,
    form_id       bigint,
    department_id bigint,
    primary key (account_id, rule_id, place),
    check (num_nonnulls(channel, source_id, form_id, department_id) = 1),
    foreign key (account_id, rule_id) references inquiry_rule (account_id, id) on delete cascade,
    foreign key (account_id, source_id) references source (account_id, id),
    foreign key (account_id, form_id) references web_form (account_id, id),
    foreign key (account_id, department_id) references department (account_id, id)
);
create index inquiry_rule_condition_source on inquiry_rule_condition (account_id, source_id) where source_id is not null;
create index inquiry_rule_condition_form on inquiry_rule_condition (account_id, form_id) where form_id is not null;
create index inquiry_rule_condition_department on inquiry_rule_condition (account_id, department_id)
    where department_id is not null;
call fence('inquiry_rule_condition');

-- Which rule decided, as it was called then; it may be gone by now. Without one the mode did.
alter table inquiry
    add column rule_id      bigint,
    add column rule_name    text,
    -- in classic mode: nobody had to qualify a lead, by the word of that rule
    add column skipped_lead boolean not null default false;
create index inquiry_skipped_lead on inquiry (account_id, lead_id) where skipped_lead;
