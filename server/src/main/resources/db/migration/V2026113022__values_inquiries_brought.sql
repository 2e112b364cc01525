-- Values of custom fields as they came: in simple mode no lead keeps those that are not mapped (crm.md 10.4).
alter table inquiry add column custom jsonb;
