-- What stood there before an import changed it, by the names of the columns, so that the import can be taken back.
alter table import_record add column before jsonb;
