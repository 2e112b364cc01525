-- From where somebody changed a record: the address of the request, and how whoever asked was recognised. Nothing is
-- known of older entries, and of what the program did by itself.
alter table timeline_entry
    add column address text,
    add column way     text;
