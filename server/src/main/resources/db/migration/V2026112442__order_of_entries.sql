-- A timeline is read in the order of these numbers, and so will be what other systems are told. Numbers that every
-- connection keeps in stock come out of order.
alter sequence timeline_entry_id_seq cache 1;
alter sequence stage_history_id_seq cache 1;
alter sequence outbox_id_seq cache 1;
