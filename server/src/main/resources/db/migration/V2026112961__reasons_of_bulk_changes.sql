-- Why a change of many records ended before its end.
alter table bulk_run
    add column reason text;
