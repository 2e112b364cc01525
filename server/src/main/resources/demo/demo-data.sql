-- Demo data, see DemoData. Parameters: account, people (numbers of users), leads (how many). Numbers are made from a
-- running number and primes, so the same size gives the same data.
create temporary table demo_word (kind text, n int, word text, primary key (kind, n)) on commit drop;

insert into demo_word
select w.kind, p.n - 1, p.word
from (values
    ('first', array['Andreas','Sabine','Thomas','Claudia','Michael','Petra','Stefan','Monika','Markus','Heike','Jürgen',
        'Birgit','Christian','Nicole','Martin','Katrin','Frank','Silke','Daniel','Julia','Tobias','Melanie','Sebastian',
        'Sandra','Florian','Ayşe','Matthias','Ines','Oliver','Renate','Emre']),
    ('last', array['Müller','Schmidt','Schneider','Fischer','Weber','Meyer','Wagner','Becker','Schulz','Hoffmann','Koch',
        'Richter','Klein','Schröder','Neumann','Zimmermann','Braun','Krüger','Hofmann','Hartmann','Lange','Werner',
        'Krause','Lehmann','Köhler','Maier','Jäger','Öztürk','Vogel','Friedrich','Nowak','Winter','Sommer','Seidel',
        'Großmann','Bergmann','Kowalski']),
    ('wish', array['Photovoltaik 10 kWp fürs Eigenheim','Wärmepumpe statt Gasheizung','Wallbox für zwei Stellplätze',
        'Heizungstausch im Mehrfamilienhaus','Stromspeicher nachrüsten','Angebot Solarthermie',
        'Wartungsvertrag Wärmepumpe','Beratung Förderung','Photovoltaik für Hallendach','Fußbodenheizung im Anbau',
        'Energieausweis und Beratung','Balkonkraftwerk mit Montage','Lüftungsanlage im Neubau']),
    ('firm', array['Bäckerei','Autohaus','Zahnarztpraxis','Gärtnerei','Tischlerei','Hotel','Pflegedienst','Druckerei',
        'Weingut','Metallbau','Hausverwaltung','Steuerkanzlei','Kindergarten','Sportverein','Spedition','Brauerei',
        'Reiterhof']),
    ('city', array['Hamburg','Köln','Leipzig','Dresden','Freiburg','Münster','Kassel','Erfurt','Rostock','Bremen',
        'Regensburg','Ulm','Bielefeld']),
    ('note', array['Bittet um Rückruf am Nachmittag.','Hat schon zwei andere Angebote.','Dach zeigt nach Süden, 9 × 6 m.',
        'Baujahr 1978, Gasheizung von 1999.','Möchte noch in diesem Jahr beginnen.','Förderantrag ist gestellt.',
        'Entscheidung fällt in der Eigentümerversammlung.']),
    ('task', array['Zurückrufen','Angebot erstellen','Vor-Ort-Termin abstimmen','Unterlagen zum Dach anfordern',
        'Fördermöglichkeiten prüfen','Nachfassen per E-Mail','Finanzierung besprechen']),
    ('source', array['WEB','WEBFORM','CALL','RECOMMENDATION','EMAIL','TRADE_SHOW','PARTNER'])
) as w (kind, words)
cross join lateral unnest(w.words) with ordinality as p (word, n);

-- companies and the people who work there
create temporary table demo_customer on commit drop as
select s.n, nextval('company_id_seq') as company_id, nextval('contact_id_seq') as contact_id,
    (cast(:people as bigint[]))[1 + n % 5] as responsible_id,
    (select word from demo_word where kind = 'first' and demo_word.n = s.n * 7 % 31) as first_name,
    (select word from demo_word where kind = 'last' and demo_word.n = s.n * 11 % 37) as last_name,
    (select word from demo_word where kind = 'firm' and demo_word.n = s.n * 5 % 17) as firm,
    (select word from demo_word where kind = 'city' and demo_word.n = s.n * 3 % 13) as city,
    now() - make_interval(days => 30 + s.n * 13 % 400, mins => s.n * 37 % 600) as at
from generate_series(1, 60) as s (n);

insert into record_identity (account_id, kind, id)
select :account, 4, company_id from demo_customer where n % 3 <> 0
union all select :account, 3, contact_id from demo_customer;

insert into company (account_id, id, title, industry, address, source_id, responsible_id, created_by_id, created_at,
    updated_at, last_activity_at, custom)
select :account, company_id, firm || ' ' || last_name || case when n % 2 = 0 then ' GmbH' else '' end, firm,
    jsonb_build_object('street', 'Hauptstraße ' || n, 'postalCode', (10000 + n * 1327 % 89999)::text, 'city', city,
        'country', 'Deutschland', 'countryCode', 'DE'),
    (select id from source where account_id = :account and code = 'PARTNER'), responsible_id, responsible_id, at, at, at,
    case when n % 2 = 0 then jsonb_build_object('kundennummer', 'K-' || 10000 + n * 37) else '{}' end
from demo_customer where n % 3 <> 0;

insert into contact (account_id, id, honorific, first_name, last_name, job_title, address, source_id, responsible_id,
    created_by_id, created_at, updated_at, last_activity_at)
select :account, contact_id, null, first_name, last_name,
    case when n % 3 <> 0 then case n % 4 when 0 then 'Inhaberin' when 1 then 'Geschäftsführer' when 2 then 'Einkauf'
        else 'Technische Leitung' end end,
    case when n % 3 = 0 then jsonb_build_object('street', 'Gartenweg ' || n, 'postalCode',
        (10000 + n * 971 % 89999)::text, 'city', city, 'country', 'Deutschland', 'countryCode', 'DE') end,
    (select id from source where account_id = :account and code = 'RECOMMENDATION'), responsible_id, responsible_id, at,
    at, at
from demo_customer;

insert into contact_company (account_id, contact_id, company_id, is_primary)
select :account, contact_id, company_id, true from demo_customer where n % 3 <> 0;

insert into contact_point (account_id, kind, record_id, type, use, value, match_key, sort)
select :account, 3, contact_id, 'PHONE', 'MOBILE', '0170 ' || lpad((4000000 + n)::text, 7, '0'),
    '+49170' || lpad((4000000 + n)::text, 7, '0'), 1 from demo_customer
union all
select :account, 3, contact_id, 'EMAIL', 'WORK', 'kunde' || n || '@kundschaft.example', 'kunde' || n || '@kundschaft.example',
    2 from demo_customer
union all
select :account, 4, company_id, 'PHONE', 'WORK', '0351 ' || lpad((40000 + n)::text, 7, '0'),
    '+49351' || lpad((40000 + n)::text, 7, '0'), 1 from demo_customer where n % 3 <> 0
union all
select :account, 4, company_id, 'WEBSITE', 'WORK', 'https://www.kundschaft' || n || '.example', null, 2
from demo_customer where n % 3 <> 0;

insert into timeline_entry (account_id, kind, record_id, type, author_id, created_at)
select :account, 3, contact_id, 'CREATED', responsible_id, at from demo_customer
union all select :account, 4, company_id, 'CREATED', responsible_id, at from demo_customer where n % 3 <> 0;

-- deals in all pipelines and stages
create temporary table demo_deal on commit drop as
select d.*, nextval('deal_id_seq') as deal_id
from (select s.n, st.id as stage_id, st.pipeline_id, st.semantics,
    c.company_id, c.contact_id, c.responsible_id, c.n % 3 <> 0 as has_company,
    (select word from demo_word where kind = 'wish' and demo_word.n = s.n * 5 % 13) as wish, c.last_name,
    greatest(c.at, now() - make_interval(days => 2 + s.n * 17 % 110, mins => s.n * 53 % 700)) as at
from generate_series(1, 140) as s (n)
join demo_customer c on c.n = 1 + s.n * 7 % 60
join lateral (
    select stage.* from stage
    where account_id = :account and kind = 2 and pipeline_id = (
        select id from pipeline where account_id = :account order by sort, id
        offset case when s.n % 10 < 6 then 0 when s.n % 10 < 8 then 1 else 2 end limit 1)
    order by case semantics when 'P' then 1 when 'S' then 2 else 3 end, sort, id
    offset (array[0,0,1,1,2,2,3,3,4,5,5,6])[1 + s.n % 12] limit 1
) st on true
order by at) d;

-- how it came there: through the stages in progress before; who is lost has come to one of them
create temporary table demo_deal_step on commit drop as
with place as (
    select pipeline_id, id, semantics, row_number() over (partition by pipeline_id, semantics order by sort, id) as place
    from stage where account_id = :account and kind = 2)
select d.deal_id, d.responsible_id, d.pipeline_id, st.id as stage_id, st.semantics, st.place,
    d.at + least((now() - d.at) / 12, make_interval(hours => 20 + d.n * d.n * 29 % 130))
        * case when st.id = d.stage_id and d.semantics <> 'P' then 2.2 * came.place
            else (array[0, 1, 3.2, 4.6, 5.1])[st.place] end as at
from demo_deal d
cross join lateral (select case d.semantics when 'F' then 1 + d.n % 4
    else (select count(*) from place p where p.pipeline_id = d.pipeline_id and p.semantics = 'P'
          and (d.semantics = 'S' or p.place <= (select place from place where id = d.stage_id))) end as place) came
join place st on st.pipeline_id = d.pipeline_id
    and (st.id = d.stage_id or st.semantics = 'P' and st.place <= came.place);

alter table demo_deal add column moved_at timestamptz;

update demo_deal d set moved_at = s.at from demo_deal_step s where s.deal_id = d.deal_id and s.stage_id = d.stage_id;

insert into record_identity (account_id, kind, id) select :account, 2, deal_id from demo_deal;

insert into deal (account_id, id, title, amount, currency, pipeline_id, stage_id, semantics, probability, close_on,
    source_id, comments, responsible_id, created_by_id, company_id, repeat, created_at, updated_at, moved_at, closed_at,
    last_activity_at, custom)
select :account, d.deal_id, d.wish || ' – ' || d.last_name, 1800 + d.n * 739 % 38000,
    (select currency from account where account_id = :account), d.pipeline_id, d.stage_id, d.semantics,
    case d.semantics when 'P' then 10 * (1 + d.n % 9) when 'S' then 100 else 0 end,
    (d.at + interval '45 days')::date,
    (select id from source where account_id = :account and code =
        (select word from demo_word where kind = 'source' and demo_word.n = d.n * 3 % 7)),
    (select word from demo_word where kind = 'note' and demo_word.n = d.n % 7),
    d.responsible_id, d.responsible_id, case when d.has_company then d.company_id end,
    case when d.n % 4 = 0 then 'REPEAT_DEAL' when d.n % 4 = 1 then 'REPEAT_INQUIRY' else 'NEW' end,
    d.at, d.moved_at, d.moved_at, case when d.semantics <> 'P' then d.moved_at end, d.moved_at,
    jsonb_strip_nulls(jsonb_build_object(
        'dachform', case when d.n % 5 <> 0 then
            (select id from demo_option where kind = 2 and code = 'dachform' and n = d.n * 7 % 4) end,
        'interesse_an', case when d.n % 3 <> 0 then
            (select jsonb_agg(id order by id) from demo_option
             where kind = 2 and code = 'interesse_an' and n in (0, d.n % 4)) end,
        'jahresverbrauch', case when d.n % 4 <> 0 then 2800 + d.n * 173 % 9000 end,
        'montage_am', case when d.semantics = 'S' or d.n % 12 in (7, 8) then (d.at + interval '60 days')::date end,
        'foerderung', case when d.n % 6 = 1 then true when d.n % 6 = 4 then false end,
        'planung', case when d.n % 7 = 3 then d.responsible_id end,
        'unterlagen', case when d.n % 9 = 4 then 'https://unterlagen.example/projekt/' || 2000 + d.n end))
from demo_deal d;

insert into deal_contact (account_id, deal_id, contact_id, is_primary)
select :account, deal_id, contact_id, true from demo_deal;

insert into stage_history (account_id, kind, record_id, type, pipeline_id, stage_id, semantics, changed_by_id, changed_at)
select :account, 2, deal_id, case when place = 1 and semantics = 'P' then 1 when semantics = 'P' then 2 else 3 end,
    pipeline_id, stage_id, semantics, responsible_id, at
from demo_deal_step order by at, deal_id;

insert into timeline_entry (account_id, kind, record_id, type, body, author_id, created_at)
select :account, 2, deal_id, 'CREATED', null, responsible_id, at from demo_deal
union all
select :account, 2, deal_id, 'COMMENT', (select word from demo_word where kind = 'note' and demo_word.n = d.n * 3 % 7),
    responsible_id, at + interval '2 hours'
from demo_deal d where d.n % 2 = 0;

create temporary table demo_deal_task on commit drop as
select n, nextval('activity_id_seq') as activity_id, deal_id, responsible_id,
    (date_trunc('day', now() at time zone (select time_zone from account where account_id = :account))
        + make_interval(days => n * 7 % 19 - 5, hours => 8 + n % 9)) at time zone (select time_zone from account
        where account_id = :account) as due, at
from demo_deal where semantics = 'P' and n % 3 <> 0;

insert into activity (account_id, id, type, title, deadline_at, length_minutes, responsible_id, created_by_id,
    created_at, updated_at)
select :account, activity_id, (array['CALL','TODO','MEETING','EMAIL','TODO','EMAIL','CALL'])[1 + n % 7],
    (select word from demo_word where kind = 'task' and demo_word.n = t.n % 7), due,
    case n % 7 when 2 then 60 + n % 3 * 30 end, responsible_id, responsible_id, at, at
from demo_deal_task t;

insert into activity_binding (account_id, activity_id, kind, record_id)
select :account, activity_id, 2, deal_id from demo_deal_task;
