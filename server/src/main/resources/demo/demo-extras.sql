-- Last part of the demo data: products, what of them is sold, and tags. Parameters: account, people, leads.
insert into product (account_id, name, code, unit, price, currency, tax_rate, tax_included, active)
select :account, p.name, p.code, p.unit, p.price, a.currency, p.tax_rate, false, p.active
from (values
    ('Solarmodul 430 Wp', 'PV-430', 'Stück', 129.00, 0, true),
    ('Solarmodul 380 Wp (Auslauf)', 'PV-380', 'Stück', 99.00, 0, false),
    ('Wechselrichter 10 kW', 'WR-10', 'Stück', 1890.00, 0, true),
    ('Stromspeicher 10 kWh', 'SP-10', 'Stück', 5400.00, 0, true),
    ('Wärmepumpe Luft/Wasser 9 kW', 'WP-9', 'Stück', 11900.00, 19, true),
    ('Wallbox 11 kW', 'WB-11', 'Stück', 790.00, 19, true),
    ('Gerüst', 'GER', 'pauschal', 1450.00, 19, true),
    ('Montage', 'MON', 'Std.', 68.00, 19, true),
    ('Energieberatung vor Ort', 'EB', 'pauschal', 420.00, 19, true),
    ('Wartung', 'WA', 'Jahr', 289.00, 19, true)
) p (name, code, unit, price, tax_rate, active)
cross join (select currency from account where account_id = :account) a;

-- what belongs to a wish
create temporary table demo_offer on commit drop as
select w.word as wish, o.code, o.quantity, o.discount, o.sort
from (values
    (0, 'PV-430', 24, null::numeric, 1), (0, 'WR-10', 1, null, 2), (0, 'GER', 1, null, 3), (0, 'MON', 16, null, 4),
    (1, 'WP-9', 1, 5, 1), (1, 'MON', 22, null, 2), (1, 'EB', 1, null, 3),
    (2, 'WB-11', 2, null, 1), (2, 'MON', 6.5, null, 2),
    (3, 'WP-9', 2, 8, 1), (3, 'MON', 48, null, 2),
    (4, 'SP-10', 1, null, 1), (4, 'MON', 6, null, 2),
    (6, 'WA', 2, null, 1),
    (7, 'EB', 1, null, 1),
    (8, 'PV-430', 96, 6, 1), (8, 'WR-10', 4, null, 2), (8, 'GER', 2, null, 3), (8, 'MON', 60, null, 4),
    (10, 'EB', 1, null, 1),
    (11, 'PV-430', 2, null, 1), (11, 'MON', 2.5, null, 2)
) o (wish, code, quantity, discount, sort)
join demo_word w on w.kind = 'wish' and w.n = o.wish;

create temporary table demo_sold (kind integer, record_id bigint, wish text) on commit drop;

insert into demo_sold
select 2, deal_id, wish from demo_deal where n % 4 <> 3
union all
select 1, l.id, l.title from lead l
where l.account_id = :account and l.semantics = 'P' and l.id % 3 = 1
    and l.id <= (select min(id) + 320 from lead where account_id = :account);

insert into product_row (account_id, kind, record_id, product_id, name, unit, quantity, price, discount_percent, tax_rate,
    tax_included, net, total, sort)
select :account, s.kind, s.record_id, p.id, p.name, p.unit, o.quantity, p.price, o.discount, p.tax_rate, false,
    round(o.quantity * p.price * (100 - coalesce(o.discount, 0)) / 100, 2),
    round(o.quantity * p.price * (100 - coalesce(o.discount, 0)) / 100 * (100 + p.tax_rate) / 100, 2), o.sort
from demo_sold s
join demo_offer o on o.wish = s.wish
join product p on p.account_id = :account and p.code = o.code;

create temporary table demo_sum on commit drop as
select kind, record_id, sum(total) as total from product_row where account_id = :account group by kind, record_id;

update deal d set amount = s.total, currency = a.currency, amount_from_rows = true
from demo_sum s, account a
where d.account_id = :account and a.account_id = :account and s.kind = 2 and s.record_id = d.id;

update lead l set amount = s.total, currency = a.currency, amount_from_rows = true
from demo_sum s, account a
where l.account_id = :account and a.account_id = :account and s.kind = 1 and s.record_id = l.id;

insert into tag (account_id, name, match_key, color)
select :account, t.name, lower(t.name), t.color
from (values
    ('Eilig', '#e03131'), ('Förderung', '#2f9e44'), ('Stammkunde', '#1971c2'), ('Gewerbe', '#9c36b5'),
    ('Messe', '#e8590c')
) t (name, color);

insert into record_tag (account_id, tag_id, kind, record_id)
select :account, t.id, r.kind, r.record_id
from (
    select 2 as kind, deal_id as record_id, 'Eilig' as name from demo_deal where n % 9 = 1
    union all select 2, deal_id, 'Förderung' from demo_deal where n % 5 = 2
    union all select 2, deal_id, 'Gewerbe' from demo_deal where n % 7 = 3
    union all select 3, contact_id, 'Stammkunde' from demo_customer where n % 4 = 1
    union all select 4, company_id, 'Gewerbe' from demo_customer where n % 3 <> 0 and n % 2 = 1
    union all select 4, company_id, 'Stammkunde' from demo_customer where n % 3 <> 0 and n % 4 = 1
    union all
    select 1, l.id, case l.id % 3 when 0 then 'Förderung' when 1 then 'Messe' else 'Eilig' end from lead l
    where l.account_id = :account and l.id % 7 = 3
        and l.id <= (select min(id) + 320 from lead where account_id = :account)
) r join tag t on t.account_id = :account and t.name = r.name;
