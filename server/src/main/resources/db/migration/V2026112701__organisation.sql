-- Departments as a tree, roles for whole departments, and an access matrix that knows pipelines and stages.

create sequence department_id_seq;
create table department (
    account_id bigint  not null references account,
    id         bigint  not null default nextval('department_id_seq'),
    parent_id  bigint,
    name       text    not null,
    head_id    bigint,
    sort       integer not null default 500 check (sort >= 0),
    version    integer not null default 0,
    primary key (account_id, id),
    check (parent_id <> id),
    foreign key (account_id, parent_id) references department (account_id, id),
    foreign key (account_id, head_id) references app_user (account_id, id)
);
create index department_parent on department (account_id, parent_id);
create index department_head on department (account_id, head_id) where head_id is not null;
call fence('department');

-- Who works in a department. Its head belongs to it without a row.
create table department_member (
    account_id    bigint not null,
    department_id bigint not null,
    user_id       bigint not null,
    primary key (account_id, department_id, user_id),
    foreign key (account_id, department_id) references department (account_id, id) on delete cascade,
    foreign key (account_id, user_id) references app_user (account_id, id) on delete cascade
);
create index department_member_user on department_member (account_id, user_id);
call fence('department_member');

-- Roles that everybody of a department and of those below it has.
create table department_role (
    account_id    bigint not null,
    department_id bigint not null,
    role_id       bigint not null,
    primary key (account_id, department_id, role_id),
    foreign key (account_id, department_id) references department (account_id, id) on delete cascade,
    foreign key (account_id, role_id) references role (account_id, id)
);
create index department_role_role on department_role (account_id, role_id);
call fence('department_role');

create index user_role_role on user_role (account_id, role_id);
alter table role add column version integer not null default 0;

-- Kind 5 is analytics. What a new action allows follows from the one it was part of so far.
alter table role_permission drop constraint role_permission_kind_check;
alter table role_permission drop constraint role_permission_action_check;
alter table role_permission drop constraint role_permission_scope_check;
alter table role_permission add check (kind in (1, 2, 3, 4, 5));
alter table role_permission add check (action in
    ('READ', 'ADD', 'CHANGE', 'MOVE', 'DELETE', 'EXPORT', 'IMPORT', 'CONVERT'));
alter table role_permission add check (scope in ('NONE', 'OWN', 'DEPARTMENT', 'BELOW', 'OPEN', 'ALL'));

-- adding was never bound to whose the new record is
update role_permission set scope = 'ALL' where action = 'ADD' and scope = 'OWN';
insert into role_permission (account_id, role_id, kind, action, scope)
select p.account_id, p.role_id, p.kind, n.action, p.scope
from role_permission p
join (values ('READ', 'EXPORT'), ('ADD', 'IMPORT'), ('CHANGE', 'MOVE')) n (old, action) on n.old = p.action
where n.action <> 'MOVE' or p.kind in (1, 2);
insert into role_permission (account_id, role_id, kind, action, scope)
select r.account_id, r.id, 5, a.action, case when r.administrator then 'ALL' else 'OWN' end
from role r cross join (values ('READ'), ('EXPORT')) a (action);

-- What a role may do in one pipeline instead of what it may with deals in general.
create table role_pipeline_permission (
    account_id  bigint not null,
    role_id     bigint not null,
    pipeline_id bigint not null,
    action      text   not null check (action in
        ('READ', 'ADD', 'CHANGE', 'MOVE', 'DELETE', 'EXPORT', 'IMPORT')),
    scope       text   not null check (scope in ('NONE', 'OWN', 'DEPARTMENT', 'BELOW', 'OPEN', 'ALL')),
    primary key (account_id, role_id, pipeline_id, action),
    foreign key (account_id, role_id) references role (account_id, id) on delete cascade,
    foreign key (account_id, pipeline_id) references pipeline (account_id, id) on delete cascade
);
create index role_pipeline_permission_pipeline on role_pipeline_permission (account_id, pipeline_id);
call fence('role_pipeline_permission');

-- What is said of one stage; it beats what is inherited, from whichever role.
create table role_stage_permission (
    account_id bigint not null,
    role_id    bigint not null,
    stage_id   bigint not null,
    action     text   not null check (action in
        ('READ', 'ADD', 'CHANGE', 'MOVE', 'DELETE', 'EXPORT', 'IMPORT', 'CONVERT')),
    scope      text   not null check (scope in ('NONE', 'OWN', 'DEPARTMENT', 'BELOW', 'OPEN', 'ALL')),
    primary key (account_id, role_id, stage_id, action),
    foreign key (account_id, role_id) references role (account_id, id) on delete cascade,
    foreign key (account_id, stage_id) references stage (account_id, id) on delete cascade
);
create index role_stage_permission_stage on role_stage_permission (account_id, stage_id);
call fence('role_stage_permission');

-- A field that only some roles, and administrators, see. Restricted without a reader: administrators alone.
alter table custom_field add column restricted boolean not null default false;
create table custom_field_reader (
    account_id bigint not null,
    field_id   bigint not null,
    role_id    bigint not null,
    primary key (account_id, field_id, role_id),
    foreign key (account_id, field_id) references custom_field (account_id, id) on delete cascade,
    foreign key (account_id, role_id) references role (account_id, id) on delete cascade
);
create index custom_field_reader_role on custom_field_reader (account_id, role_id);
call fence('custom_field_reader');

-- Records that everybody with the scope "open" reaches, whoever is responsible.
do $$
declare
    kind text;
begin
    foreach kind in array array['lead', 'deal', 'contact', 'company'] loop
        execute format('alter table %I add column open_to_all boolean not null default false', kind);
        execute format('create index %I on %I (account_id, id) where open_to_all', kind || '_open_to_all', kind);
    end loop;
end $$;
