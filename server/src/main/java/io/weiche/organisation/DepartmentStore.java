package io.weiche.organisation;

import io.weiche.kernel.CurrentAccount;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/// All SQL on departments.
@Repository
class DepartmentStore {
    private static final String LIST = """
            select d.id, d.version, d.parent_id, d.name, d.head_id,
                array(select m.user_id from department_member m
                    where m.account_id = :account and m.department_id = d.id order by m.user_id) as members,
                array(select r.role_id from department_role r
                    where r.account_id = :account and r.department_id = d.id order by r.role_id) as roles
            from department d
            where d.account_id = :account and (cast(:id as bigint) is null or d.id = :id)
            order by d.sort, lower(d.name), d.id""";

    /// Two who hang departments below each other at once must not make a circle.
    private static final String LOCK = """
            select count(*) from (
                select id from department where account_id = :account order by id for update
            ) locked""";

    private static final String BELOW = """
            with recursive below as (
                select id from department where account_id = :account and id = :id
                union
                select d.id from below join department d on d.account_id = :account and d.parent_id = below.id
            )
            select exists (select from below where id = :parent)""";

    private static final String INSERT = """
            insert into department (account_id, name, parent_id, head_id, sort)
            select :account, :name, cast(:parent as bigint), cast(:head as bigint), coalesce(max(sort), 0) + 10
            from department where account_id = :account
            returning id""";

    private static final String UPDATE = """
            update department set name = :name, parent_id = cast(:parent as bigint),
                head_id = cast(:head as bigint), version = version + 1
            where account_id = :account and id = :id""";

    private static final String KNOWN_USERS = """
            select count(*) from app_user where account_id = :account and id = any(cast(:ids as bigint[]))""";

    /// Roles that a department may give; being an administrator is given to people one by one.
    private static final String KNOWN_ROLES = """
            select count(*) from role
            where account_id = :account and id = any(cast(:ids as bigint[])) and not administrator""";

    private final JdbcClient sql;

    DepartmentStore(JdbcClient sql) {
        this.sql = sql;
    }

    private JdbcClient.StatementSpec about(String statement) {
        return sql.sql(statement).param("account", CurrentAccount.require().value());
    }

    static SqlArrayValue array(Collection<Long> ids) {
        return new SqlArrayValue("bigint", ids.toArray());
    }

    List<Department> list() {
        return read(null);
    }

    Optional<Department> find(long id) {
        return read(id).stream().findFirst();
    }

    private List<Department> read(@Nullable Long id) {
        return about(LIST)
                .param("id", id)
                .query((row, _) -> new Department(
                        row.getLong("id"),
                        row.getInt("version"),
                        row.getObject("parent_id", Long.class),
                        row.getString("name"),
                        row.getObject("head_id", Long.class),
                        ids(row.getArray("members")),
                        ids(row.getArray("roles"))))
                .list();
    }

    private static List<Long> ids(java.sql.Array array) throws java.sql.SQLException {
        return Arrays.asList((Long[]) array.getArray());
    }

    void lock() {
        about(LOCK).query(Long.class).single();
    }

    long count() {
        return about("select count(*) from department where account_id = :account")
                .query(Long.class)
                .single();
    }

    /// Whether one stands somewhere below the other, or is the same.
    boolean below(long id, long parent) {
        return about(BELOW)
                .param("id", id)
                .param("parent", parent)
                .query(Boolean.class)
                .single();
    }

    boolean knowsUsers(Collection<Long> ids) {
        return about(KNOWN_USERS).param("ids", array(ids)).query(Long.class).single()
                == Stream.of(ids).flatMap(Collection::stream).distinct().count();
    }

    boolean knowsRoles(Collection<Long> ids) {
        return about(KNOWN_ROLES).param("ids", array(ids)).query(Long.class).single()
                == Stream.of(ids).flatMap(Collection::stream).distinct().count();
    }

    long insert(String name, @Nullable Long parent, @Nullable Long head) {
        return about(INSERT)
                .param("name", name)
                .param("parent", parent)
                .param("head", head)
                .query(Long.class)
                .single();
    }

    void update(long id, String name, @Nullable Long parent, @Nullable Long head) {
        about(UPDATE)
                .param("id", id)
                .param("name", name)
                .param("parent", parent)
                .param("head", head)
                .update();
    }

    void replaceMembers(long id, Collection<Long> users) {
        replace("department_member", "user_id", id, users);
    }

    void replaceRoles(long id, Collection<Long> roles) {
        replace("department_role", "role_id", id, roles);
    }

    private void replace(String table, String column, long id, Collection<Long> ids) {
        about("""
                delete from TABLE where account_id = :account and department_id = :id
                    and COLUMN <> all(cast(:ids as bigint[]))""".replace("TABLE", table).replace("COLUMN", column))
                .param("id", id)
                .param("ids", array(ids))
                .update();
        about("""
                insert into TABLE (account_id, department_id, COLUMN)
                select :account, :id, n.id from unnest(cast(:ids as bigint[])) n (id)
                on conflict do nothing""".replace("TABLE", table).replace("COLUMN", column))
                .param("id", id)
                .param("ids", array(ids))
                .update();
    }

    boolean hasChildren(long id) {
        return about("select exists (select from department where account_id = :account and parent_id = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    void delete(long id) {
        about("delete from department where account_id = :account and id = :id")
                .param("id", id)
                .update();
    }
}
