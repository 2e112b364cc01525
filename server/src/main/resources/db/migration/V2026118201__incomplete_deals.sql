-- Deals a switch made without values that fields require of them, counted when they were made.
alter table mode_switch add column incomplete bigint not null default 0;
alter table mode_switch add constraint mode_switch_incomplete_check check (incomplete >= 0) not valid;
alter table mode_switch validate constraint mode_switch_incomplete_check;
