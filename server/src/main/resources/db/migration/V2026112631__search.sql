-- Finding any record by the words people know it by. The words stand in tables of their own and are written in the
-- background: an index on the records themselves would be paid for by every lead a switch converts (record 21).

-- Which records contain a word. The first key finds the newest records with a word, the index whether a record also
-- has another one, and what to remove when its words change.
create table search_posting (
    account_id bigint             not null,
    word       text collate "C"   not null,
    kind       smallint           not null,
    record_id  bigint             not null,
    primary key (account_id, word, kind, record_id)
);
create index search_posting_of_record on search_posting (account_id, kind, record_id, word);
call fence('search_posting');

-- Under which forms a word is found. Distance 0: itself, and "muller" for "mueller". Distance 1: without one of its
-- letters, so that a word with a letter wrong, missing, doubled or swapped meets it. Only equality and ranges, which
-- an index may answer behind the fence; the operators of pg_trgm may not.
create table search_form (
    account_id bigint             not null,
    form       text collate "C"   not null,
    word       text collate "C"   not null,
    distance   smallint           not null check (distance in (0, 1)),
    primary key (account_id, form, word)
);
create index search_form_begins on search_form (account_id, form, word) where distance = 0;
call fence('search_form');

-- Ranges of records whose words have changed. Holds nothing but numbers and is read before it is known which accounts
-- have work, so it stands outside the fences, see CatalogueTest.
create table search_queue (
    account_id bigint      not null,
    id         bigint      not null generated always as identity,
    kind       smallint    not null,
    first_id   bigint      not null,
    last_id    bigint      not null,
    noted_at   timestamptz not null default clock_timestamp(),
    primary key (account_id, id)
);
grant select, insert, delete on search_queue to weiche_app;

-- One row for a statement, however many records it makes: sets stay cheap.
create function note_for_search() returns trigger language plpgsql set search_path = weiche, pg_temp as $$
begin
    insert into search_queue (account_id, kind, first_id, last_id)
    select account_id, kind, min(id), max(id) from changed group by account_id, kind, id / 2000;
    return null;
end $$;

create function note_one_for_search() returns trigger language plpgsql set search_path = weiche, pg_temp as $$
begin
    insert into search_queue (account_id, kind, first_id, last_id) values (new.account_id, new.kind, new.id, new.id);
    return null;
end $$;

create function note_points_for_search() returns trigger language plpgsql set search_path = weiche, pg_temp as $$
begin
    insert into search_queue (account_id, kind, first_id, last_id)
    select account_id, kind, min(record_id), max(record_id) from changed where type = 'EMAIL'
    group by account_id, kind, record_id / 2000;
    return null;
end $$;

create trigger search_made after insert on lead referencing new table as changed
    for each statement execute function note_for_search();
create trigger search_made after insert on deal referencing new table as changed
    for each statement execute function note_for_search();
create trigger search_made after insert on contact referencing new table as changed
    for each statement execute function note_for_search();
create trigger search_made after insert on company referencing new table as changed
    for each statement execute function note_for_search();
create trigger search_gone after delete on lead referencing old table as changed
    for each statement execute function note_for_search();
create trigger search_gone after delete on deal referencing old table as changed
    for each statement execute function note_for_search();
create trigger search_gone after delete on contact referencing old table as changed
    for each statement execute function note_for_search();
create trigger search_gone after delete on company referencing old table as changed
    for each statement execute function note_for_search();

create trigger search_renamed after update on lead for each row
    when ((old.title, old.first_name, old.middle_name, old.last_name, old.company_title)
        is distinct from (new.title, new.first_name, new.middle_name, new.last_name, new.company_title))
    execute function note_one_for_search();
create trigger search_renamed after update on deal for each row
    when (old.title is distinct from new.title) execute function note_one_for_search();
create trigger search_renamed after update on contact for each row
    when ((old.first_name, old.middle_name, old.last_name) is distinct from (new.first_name, new.middle_name, new.last_name))
    execute function note_one_for_search();
create trigger search_renamed after update on company for each row
    when (old.title is distinct from new.title) execute function note_one_for_search();

-- E-mail addresses are words too. A phone number is found by its match key.
create trigger search_points_made after insert on contact_point referencing new table as changed
    for each statement execute function note_points_for_search();
create trigger search_points_changed after update on contact_point referencing new table as changed
    for each statement execute function note_points_for_search();
create trigger search_points_gone after delete on contact_point referencing old table as changed
    for each statement execute function note_points_for_search();

insert into search_queue (account_id, kind, first_id, last_id)
select account_id, kind, min(id), max(id) from lead group by account_id, kind, id / 2000;
insert into search_queue (account_id, kind, first_id, last_id)
select account_id, kind, min(id), max(id) from deal group by account_id, kind, id / 2000;
insert into search_queue (account_id, kind, first_id, last_id)
select account_id, kind, min(id), max(id) from contact group by account_id, kind, id / 2000;
insert into search_queue (account_id, kind, first_id, last_id)
select account_id, kind, min(id), max(id) from company group by account_id, kind, id / 2000;
