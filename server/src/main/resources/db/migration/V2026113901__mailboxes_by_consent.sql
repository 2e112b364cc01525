-- Mailboxes whose provider takes no passwords any more (record 124): who we are to the provider, and what it gave us
-- for a mailbox.

-- One of each kind in an account.
create table mail_provider (
    account_id    bigint  not null references account,
    kind          text    not null check (kind in ('MICROSOFT', 'GOOGLE', 'OWN')),
    authorize_url text    not null,
    token_url     text    not null,
    scopes        text    not null,
    client_id     text    not null,
    -- sealed; null: the provider wants none
    client_secret bytea,
    primary key (account_id, kind)
);
call fence('mail_provider');

-- Null: a password opens it.
alter table mailbox add column provider text;
alter table mailbox add foreign key (account_id, provider) references mail_provider (account_id, kind);
create index mailbox_of_provider on mailbox (account_id, provider) where provider is not null;

-- What a person has consented to. Without a row nobody has yet.
create table mailbox_consent (
    account_id    bigint not null,
    mailbox_id    bigint not null,
    -- sealed; null: the consent has been taken back
    refresh_token bytea,
    -- sealed; null: none is at hand
    access_token  bytea,
    access_until  timestamptz,
    -- somebody is asking for another one; after this moment they are taken for dead
    renewing_until timestamptz,
    primary key (account_id, mailbox_id),
    foreign key (account_id, mailbox_id) references mailbox (account_id, id)
);
call fence('mailbox_consent');
