-- Known customers stay with whoever takes care of them, unless a channel says otherwise (crm.md 14.3, 14.4).
alter table channel_rule add column keeps_responsible boolean not null default true;
