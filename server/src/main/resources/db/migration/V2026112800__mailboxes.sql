-- Mailboxes of an account, what came in through them, and what goes out (records 51, 52).

-- Which accounts have mailboxes, and when the next of them has something to do. Holds nothing but numbers and is read
-- before it is known which accounts have work, so it stands outside the fences, see CatalogueTest.
create table mailbox_account (
    account_id bigint      primary key references account,
    look_at    timestamptz not null default clock_timestamp()
);
grant select, insert, update, delete on mailbox_account to weiche_app;

create sequence mailbox_id_seq;
create table mailbox (
    account_id      bigint      not null references account,
    id              bigint      not null default nextval('mailbox_id_seq'),
    address         text        not null,
    from_name       text,
    signature       text,
    imap_host       text        not null,
    imap_port       integer     not null,
    imap_security   text        not null check (imap_security in ('TLS', 'STARTTLS', 'NONE')),
    smtp_host       text        not null,
    smtp_port       integer     not null,
    smtp_security   text        not null check (smtp_security in ('TLS', 'STARTTLS', 'NONE')),
    login           text        not null,
    -- sealed
    password        bytea       not null,
    -- mail of people who write for the first time becomes inquiries
    takes_inquiries boolean     not null default true,
    state           text        not null default 'ACTIVE' check (state in ('ACTIVE', 'PAUSED')),
    owner_id        bigint      not null,
    created_at      timestamptz not null default clock_timestamp(),
    deleted_at      timestamptz,
    -- how far it has been read: the numbers of messages hold as long as the first one stays the same
    uid_validity    bigint,
    last_uid        bigint      not null default 0,
    looked_at       timestamptz,
    failures        integer     not null default 0,
    failing_since   timestamptz,
    failure         text,
    next_look_at    timestamptz not null default clock_timestamp(),
    -- some node is reading; after this moment it is taken for dead
    busy_until      timestamptz,
    version         integer     not null default 0,
    primary key (account_id, id),
    foreign key (account_id, owner_id) references app_user (account_id, id)
);
call fence('mailbox');

-- Messages that answer each other, and the record they belong to.
create sequence email_thread_id_seq;
create table email_thread (
    account_id  bigint   not null,
    id          bigint   not null default nextval('email_thread_id_seq'),
    -- stands in the addresses and names of what we send, so that answers are recognised
    token       text     not null,
    kind        smallint,
    record_id   bigint,
    -- asks somebody to answer
    activity_id bigint,
    primary key (account_id, id),
    foreign key (account_id, kind, record_id) references record_identity (account_id, kind, id)
        on delete set null (kind, record_id)
);
create unique index email_thread_token on email_thread (account_id, token);
create index email_thread_of_record on email_thread (account_id, kind, record_id);
call fence('email_thread');

create sequence email_message_id_seq;
create table email_message (
    account_id   bigint      not null,
    id           bigint      not null default nextval('email_message_id_seq'),
    mailbox_id   bigint      not null,
    thread_id    bigint,
    direction    text        not null check (direction in ('IN', 'OUT')),
    -- Message-ID without its brackets
    message_id   text        not null,
    -- what makes it one message of the mailbox, however often it is fetched
    message_key  text        not null,
    refs         text[]      not null default '{}',
    from_name    text,
    from_address text        not null,
    reply_to     text,
    to_addresses text[]      not null default '{}',
    cc_addresses text[]      not null default '{}',
    subject      text,
    body         text        not null,
    -- cleaned
    html         text,
    -- why no person wrote it; null: one did
    automatic    text,
    inquiry_id   bigint,
    -- files that came with it lie at the record
    files_kept   boolean     not null default true,
    state        text        not null check (state in ('RECEIVED', 'WAITING', 'SENT', 'REFUSED')),
    failure      text,
    tries        integer     not null default 0,
    next_try_at  timestamptz,
    author_id    bigint,
    sent_at      timestamptz not null,
    created_at   timestamptz not null default clock_timestamp(),
    primary key (account_id, id),
    foreign key (account_id, mailbox_id) references mailbox (account_id, id),
    foreign key (account_id, thread_id) references email_thread (account_id, id)
);
create unique index email_message_once on email_message (account_id, mailbox_id, message_key);
create index email_message_by_name on email_message (account_id, message_id);
create index email_message_waiting on email_message (account_id, next_try_at) where state = 'WAITING';
create index email_message_of_sender on email_message (account_id, from_address, created_at);
create index email_message_of_thread on email_message (account_id, thread_id);
call fence('email_message');

-- In whose timelines a message stands.
create table email_record (
    account_id bigint   not null,
    email_id   bigint   not null,
    kind       smallint not null,
    record_id  bigint   not null,
    primary key (account_id, kind, record_id, email_id),
    foreign key (account_id, email_id) references email_message (account_id, id) on delete cascade,
    foreign key (account_id, kind, record_id) references record_identity (account_id, kind, id) on delete cascade
);
create index email_record_of_email on email_record (account_id, email_id);
call fence('email_record');

create table email_file (
    account_id bigint  not null,
    email_id   bigint  not null,
    position   integer not null,
    -- null: it could not be kept
    file_id    bigint,
    name       text    not null,
    size       bigint  not null,
    -- what a business card says about somebody
    card       jsonb,
    primary key (account_id, email_id, position),
    foreign key (account_id, email_id) references email_message (account_id, id) on delete cascade,
    foreign key (account_id, file_id) references record_file (account_id, id) on delete set null (file_id)
);
create index email_file_of_file on email_file (account_id, file_id) where file_id is not null;
call fence('email_file');

-- Messages that could not be read. They hold nothing up.
create sequence mail_quarantine_id_seq;
create table mail_quarantine (
    account_id   bigint      not null,
    id           bigint      not null default nextval('mail_quarantine_id_seq'),
    mailbox_id   bigint      not null,
    uid_validity bigint      not null,
    uid          bigint      not null,
    reason       text        not null,
    -- as it came; null: larger than what is kept
    raw          bytea,
    size         bigint      not null,
    received_at  timestamptz not null,
    tries        integer     not null default 1,
    created_at   timestamptz not null default clock_timestamp(),
    primary key (account_id, id),
    foreign key (account_id, mailbox_id) references mailbox (account_id, id)
);
create unique index mail_quarantine_once on mail_quarantine (account_id, mailbox_id, uid_validity, uid);
call fence('mail_quarantine');

create sequence mail_template_id_seq;
create table mail_template (
    account_id bigint  not null references account,
    id         bigint  not null default nextval('mail_template_id_seq'),
    name       text    not null,
    subject    text,
    body       text    not null,
    version    integer not null default 0,
    primary key (account_id, id)
);
call fence('mail_template');
