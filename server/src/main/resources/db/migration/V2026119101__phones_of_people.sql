-- Where colleagues are reached. The extension is how a telephone system names them, so no two who work here share one.
alter table app_user
    add column extension    text check (extension ~ '^[0-9A-Za-z.*#_+-]{1,50}$'),
    add column work_phone   text,
    add column mobile_phone text;
create unique index app_user_extension on app_user (account_id, extension) where active and extension is not null;
