-- A recording that was handed in and lies here, among the files of a record the call concerns.
alter table call
    add column recording_file_id bigint,
    add foreign key (account_id, recording_file_id) references record_file (account_id, id)
        on delete set null (recording_file_id);
create index call_recording on call (account_id, recording_file_id) where recording_file_id is not null;
