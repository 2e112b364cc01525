-- Web forms people build themselves: fields, display rules, consents, what was sent, and how often a form is seen.

alter table web_form
    add column language        text        check (language in ('de', 'en')),
    -- null: name, company, e-mail, phone, message
    add column definition      jsonb,
    add column redirect_url    text,
    -- DEAL: a deal at once, also where inquiries become leads
    add column creates         text        not null default 'MODE' check (creates in ('MODE', 'DEAL')),
    -- of new deals; null: as the mode says
    add column pipeline_id     bigint,
    -- whoever the rule of the channel finds; else responsible_id
    add column by_rule         boolean     not null default false,
    -- when something is open with the customer; null: as the channel says
    add column repeat          text        check (repeat in ('LOG', 'NEW')),
    -- 0: how long somebody took is not looked at
    add column minimum_seconds integer     not null default 0 check (minimum_seconds between 0 and 60),
    add column proof_of_work   boolean     not null default false,
    -- signs when a page was shown
    add column secret          uuid        not null default gen_random_uuid(),
    add column deleted_at      timestamptz,
    add foreign key (account_id, pipeline_id) references pipeline (account_id, id) on delete set null (pipeline_id);
update web_form f set language = a.language from account a where a.account_id = f.account_id;
alter table web_form alter column language set not null;

-- Every wording of a consent there ever was. Nothing of it is ever changed.
create table web_form_consent (
    account_id bigint      not null,
    form_id    bigint      not null,
    field      text        not null,
    version    integer     not null,
    text       text        not null,
    since      timestamptz not null default clock_timestamp(),
    by_id      bigint,
    primary key (account_id, form_id, field, version),
    foreign key (account_id, form_id) references web_form (account_id, id)
);
call fence('web_form_consent');

-- What was sent, in the words of the form as it was then.
create table form_submission (
    account_id    bigint      not null,
    inquiry_id    bigint      not null,
    form_id       bigint      not null,
    form_version  integer     not null,
    answers       jsonb       not null,
    trace         jsonb,
    -- files that came with it lie at the record
    files_kept    boolean     not null default true,
    submitted_at  timestamptz not null default clock_timestamp(),
    primary key (account_id, inquiry_id),
    foreign key (account_id, inquiry_id) references inquiry (account_id, id) on delete cascade,
    foreign key (account_id, form_id) references web_form (account_id, id)
);
create index form_submission_of_form on form_submission (account_id, form_id, submitted_at);
call fence('form_submission');

create table form_submission_consent (
    account_id bigint  not null,
    inquiry_id bigint  not null,
    form_id    bigint  not null,
    field      text    not null,
    version    integer not null,
    primary key (account_id, inquiry_id, field),
    foreign key (account_id, inquiry_id) references form_submission (account_id, inquiry_id) on delete cascade,
    foreign key (account_id, form_id, field, version)
        references web_form_consent (account_id, form_id, field, version)
);
call fence('form_submission_consent');

-- By day of the account. How often a form was sent is counted in form_submission.
create table web_form_day (
    account_id bigint  not null,
    form_id    bigint  not null,
    day        date    not null,
    views      integer not null default 0,
    starts     integer not null default 0,
    primary key (account_id, form_id, day),
    foreign key (account_id, form_id) references web_form (account_id, id)
);
call fence('web_form_day');
