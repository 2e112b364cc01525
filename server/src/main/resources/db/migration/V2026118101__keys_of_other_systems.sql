-- What another system calls a deal, a contact or a company, as leads have it. Programs that keep two systems alike look
-- for it before they add anything, by the key alone or with the system.

alter table deal add originator_id text, add origin_id text;
alter table contact add originator_id text, add origin_id text;
alter table company add originator_id text, add origin_id text;

create index deal_origin on deal (account_id, origin_id) where origin_id is not null;
create index contact_origin on contact (account_id, origin_id) where origin_id is not null;
create index company_origin on company (account_id, origin_id) where origin_id is not null;
create index lead_origin_key on lead (account_id, origin_id) where origin_id is not null;
