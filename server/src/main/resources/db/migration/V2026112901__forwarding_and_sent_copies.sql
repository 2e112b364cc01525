-- Mail that somebody forwards to a secret address of the mailbox is of whoever wrote it first; and what is sent from
-- here lies in the mailbox's folder of sent messages too.

alter table mailbox
    -- in an address like info+f-…@example.com
    add column forward_token text not null default replace(gen_random_uuid()::text, '-', ''),
    add column keeps_sent    boolean not null default true;
alter table mailbox add constraint mailbox_forward_token check (forward_token ~ '^[0-9a-f]{32}$');

alter table email_message
    -- who sent on what somebody else had written
    add column forwarded_by text,
    -- the copy in the folder is still to be made
    add column copy_due_at  timestamptz,
    add column copy_tries   integer not null default 0;
create index email_message_copy on email_message (account_id, copy_due_at) where copy_due_at is not null;
