-- Fields the demo company has added to its records, before there are any. Parameter: account.
insert into custom_field (account_id, kind, code, label, type, decimals, prominent, sort)
select :account, k.kind, f.code, f.label, f.type, f.decimals, f.prominent, f.sort
from (values
    ('dachform', 'Dachform', 'LIST', null::smallint, true, 10),
    ('interesse_an', 'Interesse an', 'MULTI_LIST', null, false, 20),
    ('jahresverbrauch', 'Jahresverbrauch (kWh)', 'NUMBER', 0, false, 30),
    ('eigenkapital', 'Eigenkapital', 'MONEY', null, false, 40)
) f (code, label, type, decimals, prominent, sort)
cross join (values (1), (2)) k (kind)
union all
select :account, f.kind, f.code, f.label, f.type, null, f.prominent, f.sort
from (values
    (2, 'montage_am', 'Montage am', 'DATE', false, 50),
    (2, 'foerderung', 'Förderung zugesagt', 'BOOLEAN', false, 60),
    (2, 'planung', 'Planung', 'USER', false, 70),
    (2, 'unterlagen', 'Unterlagen', 'LINK', false, 80),
    (3, 'erreichbar', 'Am besten erreichbar', 'LIST', false, 10),
    (4, 'kundennummer', 'Kundennummer', 'TEXT', true, 10)
) f (kind, code, label, type, prominent, sort);

insert into custom_option (account_id, field_id, label, sort)
select :account, f.id, o.label, o.sort
from (values
    ('dachform', 'Satteldach', 0), ('dachform', 'Flachdach', 1), ('dachform', 'Pultdach', 2),
    ('dachform', 'Walmdach', 3),
    ('interesse_an', 'Photovoltaik', 0), ('interesse_an', 'Speicher', 1), ('interesse_an', 'Wallbox', 2),
    ('interesse_an', 'Wärmepumpe', 3),
    ('erreichbar', 'Vormittags', 0), ('erreichbar', 'Nachmittags', 1), ('erreichbar', 'Abends', 2)
) o (code, label, sort)
join custom_field f on f.account_id = :account and f.code = o.code
order by f.kind, f.id, o.sort;

-- what a lead knows goes on into its deal
insert into custom_field_mapping (account_id, lead_field_id, target_kind, target_field_id, type)
select :account, l.id, 2, d.id, l.type
from custom_field l join custom_field d on d.account_id = :account and d.kind = 2 and d.code = l.code
where l.account_id = :account and l.kind = 1;

-- nobody begins the work without a date for it
insert into custom_field_stage (account_id, field_id, stage_id, kind)
select :account, f.id, s.id, 2
from custom_field f
join stage s on s.account_id = :account and s.kind = 2 and s.code = 'EXECUTING'
where f.account_id = :account and f.kind = 2 and f.code = 'montage_am';

create temporary table demo_option (kind integer, code text, n integer, id bigint, primary key (kind, code, n))
on commit drop;

insert into demo_option
select f.kind, f.code, o.sort, o.id
from custom_option o join custom_field f on f.account_id = :account and f.id = o.field_id
where o.account_id = :account;
