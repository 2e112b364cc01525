-- What a contact is in a deal or a company: buyer, technician, invoice.
alter table deal_contact add column role text;
alter table contact_company add column role text;
