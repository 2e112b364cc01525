-- Whoever changes a pipeline, stage, source, field or product may say which version of it they saw.
alter table pipeline add column version integer not null default 0;
alter table stage add column version integer not null default 0;
alter table source add column version integer not null default 0;
alter table custom_field add column version integer not null default 0;
alter table product add column version integer not null default 0;
