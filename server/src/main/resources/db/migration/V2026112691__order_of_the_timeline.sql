-- Open windows look at the end of the timeline (record 23). Numbers that each connection takes in blocks of fifty come
-- out of order, and the last one given says nothing about what was written.
alter sequence timeline_entry_id_seq cache 1;
