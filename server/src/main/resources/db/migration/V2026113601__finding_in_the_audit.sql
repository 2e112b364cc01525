-- What kind of thing an entry is about: the word before the number of its subject. A column, because behind row level
-- security no index serves an expression.
alter table audit_entry
    add column kind text generated always as (lower(split_part(subject, ':', 1) collate "C")) stored;

-- Each question of the audit reads its newest entries first, within any span of time.
create index audit_entry_time on audit_entry (account_id, at, id);
create index audit_entry_actor on audit_entry (account_id, actor_id, at, id);
create index audit_entry_action on audit_entry (account_id, action, at, id);
create index audit_entry_kind on audit_entry (account_id, kind, at, id);
