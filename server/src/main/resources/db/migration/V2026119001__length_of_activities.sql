-- How long an activity lasts; null for what only has a deadline. A length and no end, so that whatever moves the deadline
-- keeps it.
alter table activity add column length_minutes integer check (length_minutes between 1 and 44640);
