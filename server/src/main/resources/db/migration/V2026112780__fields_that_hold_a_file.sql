-- A field may hold a file of its record, with its name. Among the values it stands as 0: only whether there is one is asked.
alter table custom_field drop constraint custom_field_type_check;
alter table custom_field add constraint custom_field_type_check check (type in
    ('TEXT', 'NUMBER', 'MONEY', 'DATE', 'LIST', 'MULTI_LIST', 'BOOLEAN', 'USER', 'LINK', 'FILE'));
