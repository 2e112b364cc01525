-- Whether browsers of the account may keep what they have shown, to be read without the server.
alter table account
    add column keeps_offline boolean not null default true;
