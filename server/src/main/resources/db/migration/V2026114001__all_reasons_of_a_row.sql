-- What else keeps a row of a file from being taken in, besides the first reason: a line for each, field and reason.
alter table import_rejection add column others text;
