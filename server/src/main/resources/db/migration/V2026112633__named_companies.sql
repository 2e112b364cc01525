-- A company only for leads that name one.
alter table crm_mode drop constraint crm_mode_customers_check;
alter table crm_mode add constraint crm_mode_customers_check
    check (customers in ('CONTACT', 'COMPANY', 'BOTH', 'BOTH_IF_NAMED'));
alter table mode_switch drop constraint mode_switch_customers_check;
alter table mode_switch add constraint mode_switch_customers_check
    check (customers in ('CONTACT', 'COMPANY', 'BOTH', 'BOTH_IF_NAMED'));
