-- What stands above a timeline is read with its first part, however long it is. Other entries pay nothing for it.
create index timeline_entry_pinned on timeline_entry (account_id, kind, record_id) where pinned_at is not null;
