-- A visitor who left no contact detail becomes nothing, unless a channel says after how many minutes (crm.md 14.4).
-- Channels that are there keep theirs.
alter table chat_channel alter column anonymous_minutes drop not null;
alter table chat_channel alter column anonymous_minutes drop default;
