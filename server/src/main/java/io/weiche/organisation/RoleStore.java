package io.weiche.organisation;

import io.weiche.access.Action;
import io.weiche.access.Scope;
import io.weiche.kernel.CurrentAccount;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/// All SQL on roles and what they say.
@Repository
class RoleStore {
    private static final String LINES = """
            select r.id, r.version, r.code, r.name, r.administrator, r.edit_settings,
                (select count(*) from user_role u where u.account_id = :account and u.role_id = r.id) as people,
                (select count(*) from department_role d
                    where d.account_id = :account and d.role_id = r.id) as departments
            from role r
            where r.account_id = :account
            order by r.administrator desc, r.id""";

    private static final String CELLS = """
            select role_id, kind as area, cast(null as bigint) as pipeline_id, cast(null as bigint) as stage_id,
                action, scope
            from role_permission where account_id = :account
            union all
            select role_id, 2, pipeline_id, null, action, scope
            from role_pipeline_permission where account_id = :account
            union all
            select p.role_id, s.kind, s.pipeline_id, p.stage_id, p.action, p.scope
            from role_stage_permission p join stage s on s.account_id = :account and s.id = p.stage_id
            where p.account_id = :account
            order by 1, 2, 3 nulls first, 4 nulls first, 5""";

    private static final String GENERAL = """
            insert into role_permission (account_id, role_id, kind, action, scope)
            select :account, c.role_id, c.area, c.action, coalesce(c.scope, 'NONE')
            from unnest(cast(:roles as bigint[]), cast(:places as bigint[]), cast(:actions as text[]),
                cast(:scopes as text[])) c (role_id, area, action, scope)
            on conflict (account_id, role_id, kind, action) do update set scope = excluded.scope""";

    private static final String INHERIT = """
            delete from TABLE t
            using unnest(cast(:roles as bigint[]), cast(:places as bigint[]), cast(:actions as text[]),
                cast(:scopes as text[])) c (role_id, place, action, scope)
            where t.account_id = :account and t.role_id = c.role_id and t.COLUMN = c.place and t.action = c.action
                and c.scope is null""";

    private static final String DIFFER = """
            insert into TABLE (account_id, role_id, COLUMN, action, scope)
            select :account, c.role_id, c.place, c.action, c.scope
            from unnest(cast(:roles as bigint[]), cast(:places as bigint[]), cast(:actions as text[]),
                cast(:scopes as text[])) c (role_id, place, action, scope)
            where c.scope is not null
            on conflict (account_id, role_id, COLUMN, action) do update set scope = excluded.scope""";

    private static final List<String> COPIED = List.of("""
            insert into role_permission (account_id, role_id, kind, action, scope)
            select account_id, :id, kind, action, scope from role_permission
            where account_id = :account and role_id = :from""", """
            insert into role_pipeline_permission (account_id, role_id, pipeline_id, action, scope)
            select account_id, :id, pipeline_id, action, scope from role_pipeline_permission
            where account_id = :account and role_id = :from""", """
            insert into role_stage_permission (account_id, role_id, stage_id, action, scope)
            select account_id, :id, stage_id, action, scope from role_stage_permission
            where account_id = :account and role_id = :from""", """
            insert into custom_field_reader (account_id, role_id, field_id)
            select account_id, :id, field_id from custom_field_reader
            where account_id = :account and role_id = :from""");

    private final JdbcClient sql;

    RoleStore(JdbcClient sql) {
        this.sql = sql;
    }

    private JdbcClient.StatementSpec about(String statement) {
        return sql.sql(statement).param("account", CurrentAccount.require().value());
    }

    List<RoleMatrix.Line> lines() {
        return about(LINES).query(RoleMatrix.Line.class).list();
    }

    List<RoleMatrix.Cell> cells() {
        return about(CELLS)
                .query((row, _) -> new RoleMatrix.Cell(
                        row.getLong("role_id"),
                        Area.ofNumber(row.getInt("area")),
                        row.getObject("pipeline_id", Long.class),
                        row.getObject("stage_id", Long.class),
                        Action.valueOf(row.getString("action")),
                        Scope.valueOf(row.getString("scope"))))
                .list();
    }

    long insert(String name, boolean editSettings) {
        return about("""
                insert into role (account_id, name, edit_settings) values (:account, :name, :settings) returning id""")
                .param("name", name)
                .param("settings", editSettings)
                .query(Long.class)
                .single();
    }

    void copy(long from, long id) {
        COPIED.forEach(statement ->
                about(statement).param("from", from).param("id", id).update());
    }

    void update(long id, String name, boolean editSettings) {
        about("""
                update role set name = :name, edit_settings = administrator or :settings, version = version + 1
                where account_id = :account and id = :id""")
                .param("id", id)
                .param("name", name)
                .param("settings", editSettings)
                .update();
    }

    void delete(long id) {
        about("delete from role where account_id = :account and id = :id")
                .param("id", id)
                .update();
    }

    void change(List<RoleMatrix.Change> changes) {
        var general = changes.stream()
                .filter(change -> change.pipelineId() == null && change.stageId() == null)
                .toList();
        write(GENERAL, general, change -> (long) change.area().number());
        var pipelines = changes.stream()
                .filter(change -> change.pipelineId() != null && change.stageId() == null)
                .toList();
        differ("role_pipeline_permission", "pipeline_id", pipelines, RoleMatrix.Change::pipelineId);
        var stages = changes.stream().filter(change -> change.stageId() != null).toList();
        differ("role_stage_permission", "stage_id", stages, RoleMatrix.Change::stageId);
        about("update role set version = version + 1 where account_id = :account and id = any(cast(:ids as bigint[]))")
                .param(
                        "ids",
                        DepartmentStore.array(changes.stream()
                                .map(RoleMatrix.Change::roleId)
                                .distinct()
                                .toList()))
                .update();
    }

    private void differ(
            String table,
            String column,
            List<RoleMatrix.Change> changes,
            Function<RoleMatrix.Change, @Nullable Long> place) {
        write(INHERIT.replace("TABLE", table).replace("COLUMN", column), changes, place);
        write(DIFFER.replace("TABLE", table).replace("COLUMN", column), changes, place);
    }

    private void write(
            String statement, List<RoleMatrix.Change> changes, Function<RoleMatrix.Change, @Nullable Long> place) {
        if (changes.isEmpty()) {
            return;
        }
        about(statement)
                .param("roles", array("bigint", changes, RoleMatrix.Change::roleId))
                .param("places", array("bigint", changes, place))
                .param(
                        "actions",
                        array("text", changes, change -> change.action().name()))
                .param(
                        "scopes",
                        array(
                                "text",
                                changes,
                                change -> change.scope() == null
                                        ? null
                                        : change.scope().name()))
                .update();
    }

    private static SqlArrayValue array(
            String type,
            List<RoleMatrix.Change> changes,
            Function<RoleMatrix.Change, ? extends @Nullable Object> value) {
        return new SqlArrayValue(type, changes.stream().map(value).toArray());
    }
}
