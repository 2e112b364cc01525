-- Words by their endings: "bach" is found in "offenbach" as what begins an ending of it, which an index may answer
-- behind the fence. The search for words that contain what was typed and the filter "contains" need it (record 129).
create table search_ending (
    account_id bigint             not null,
    ending     text collate "C"   not null,
    word       text collate "C"   not null,
    primary key (account_id, ending, word)
);
call fence('search_ending');

-- As SearchWords.endings.
insert into search_ending (account_id, ending, word)
select f.account_id, substr(replace(f.word, 'ς', 'σ'), n.first), f.word
from search_form f
cross join lateral generate_series(1, char_length(f.word) - 2) as n (first)
where f.form = f.word;

-- Records with texts that are not among their words as a whole get a sign for that. Which ones, only the reader knows.
insert into search_queue (account_id, kind, first_id, last_id)
select account_id, 1, min(id), max(id) from lead group by account_id, id / 2000;
insert into search_queue (account_id, kind, first_id, last_id)
select account_id, 2, min(id), max(id) from deal group by account_id, id / 2000;
insert into search_queue (account_id, kind, first_id, last_id)
select account_id, 3, min(id), max(id) from contact group by account_id, id / 2000;
insert into search_queue (account_id, kind, first_id, last_id)
select account_id, 4, min(id), max(id) from company group by account_id, id / 2000;
