-- What another system calls a product. Programs that bring a catalogue look for it before they add anything.

alter table product add xml_id text;
create index product_xml on product (account_id, xml_id) where xml_id is not null;
