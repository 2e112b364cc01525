package io.weiche.access;

import io.weiche.access.ReferenceRights.Role;
import io.weiche.access.ReferenceRights.Unit;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/// Writes an organisation that was made up as rows, one statement for each table, past all doors: what the editor
/// writes has tests of its own.
final class RandomRightsRows {
    private static final List<String> GONE = List.of(
            "delete from department_role where account_id = :account",
            "delete from department_member where account_id = :account",
            "update department set parent_id = null where account_id = :account",
            "delete from department where account_id = :account",
            "delete from user_role where account_id = :account and user_id = any(:people)",
            "delete from role where account_id = :account and code is null",
            "delete from record_observer where account_id = :account");

    private final JdbcClient sql;
    private final List<Long> people;

    RandomRightsRows(JdbcClient sql, List<Long> people) {
        this.sql = sql;
        this.people = people;
    }

    void write(ReferenceRights reference) {
        GONE.forEach(statement -> {
            var filled = sql.sql(statement).param("account", account());
            (statement.contains(":people") ? filled.param("people", longs(people)) : filled).update();
        });
        var roles = numbered(reference.roles.keySet(), "role");
        insert("role (account_id, id, name)", "bigint, text", List.copyOf(roles.values()), id -> id, _ -> "R");
        cells(
                "role_permission (account_id, role_id, kind, action, scope)",
                "smallint",
                reference,
                roles,
                Role::general);
        cells(
                "role_pipeline_permission (account_id, role_id, pipeline_id, action, scope)",
                "bigint",
                reference,
                roles,
                Role::pipelines);
        cells(
                "role_stage_permission (account_id, role_id, stage_id, action, scope)",
                "bigint",
                reference,
                roles,
                Role::stages);
        departments(reference, roles);
        var own = new ArrayList<long[]>();
        reference.ownRoles.forEach((user, held) -> held.forEach(role -> own.add(new long[] {user, roles.get(role)})));
        pairs("user_role (account_id, user_id, role_id)", own);
        observers(reference);
    }

    private void observers(ReferenceRights reference) {
        var rows = new ArrayList<long[]>();
        reference.observers.forEach((thing, users) ->
                users.forEach(user -> rows.add(new long[] {user, thing.kind().typeId(), thing.id()})));
        insert(
                "record_observer (account_id, user_id, kind, record_id)",
                "bigint, smallint, bigint",
                rows,
                row -> row[0],
                row -> row[1],
                row -> row[2]);
    }

    private void departments(ReferenceRights reference, Map<Long, Long> roles) {
        var units = numbered(reference.units.keySet(), "department");
        insert(
                "department (account_id, id, name, parent_id, head_id)",
                "bigint, text, bigint, bigint",
                List.copyOf(new TreeSet<>(reference.units.keySet())),
                units::get,
                _ -> "U",
                id -> units.get(reference.units.get(id).parent()),
                id -> reference.units.get(id).head());
        var members = new ArrayList<long[]>();
        var held = new ArrayList<long[]>();
        for (Unit unit : reference.units.values()) {
            unit.members().forEach(user -> members.add(new long[] {units.get(unit.id()), user}));
            unit.roles().forEach(role -> held.add(new long[] {units.get(unit.id()), roles.get(role)}));
        }
        pairs("department_member (account_id, department_id, user_id)", members);
        pairs("department_role (account_id, department_id, role_id)", held);
    }

    /// The cells of all roles, whatever they are about: `LEAD READ`, `17 READ`.
    private void cells(
            String table,
            String type,
            ReferenceRights reference,
            Map<Long, Long> roles,
            Function<Role, Map<String, String>> cells) {
        var rows = new ArrayList<String[]>();
        reference
                .roles
                .values()
                .forEach(role -> cells.apply(role).forEach((cell, scope) -> {
                    var about = cell.split(" ");
                    var number = type.equals("smallint")
                            ? Integer.toString(RecordKind.valueOf(about[0]).typeId())
                            : about[0];
                    rows.add(new String[] {roles.get(role.id()).toString(), number, about[1], scope});
                }));
        insert(
                table,
                "bigint, " + type + ", text, text",
                rows,
                row -> row[0],
                row -> row[1],
                row -> row[2],
                row -> row[3]);
    }

    private void pairs(String table, List<long[]> rows) {
        insert(table, "bigint, bigint", rows, row -> row[0], row -> row[1]);
    }

    /// @param types of the columns after the account's
    @SafeVarargs
    private <T> void insert(String table, String types, List<T> rows, Function<T, Object>... columns) {
        var arrays = new ArrayList<String>();
        var kinds = types.split(", ");
        for (int column = 0; column < columns.length; column++) {
            arrays.add("cast(:c" + column + " as " + kinds[column] + "[])");
        }
        var statement = sql.sql(
                        "insert into " + table + " select :account, * from unnest(" + String.join(", ", arrays) + ")")
                .param("account", account());
        for (int column = 0; column < columns.length; column++) {
            var of = columns[column];
            statement = statement.param(
                    "c" + column,
                    new SqlArrayValue(
                            "text",
                            rows.stream()
                                    .map(of)
                                    .map(value -> value == null ? null : value.toString())
                                    .toArray()));
        }
        statement.update();
    }

    /// Numbers of the database for those of the reference.
    private Map<Long, Long> numbered(Iterable<Long> ids, String table) {
        var numbers = new HashMap<Long, Long>();
        for (var id : ids) {
            numbers.put(id, 0L);
        }
        var fresh = sql.sql("select nextval('" + table + "_id_seq') from generate_series(1, :count)")
                .param("count", numbers.size())
                .query(Long.class)
                .list();
        new TreeSet<>(numbers.keySet()).forEach(id -> numbers.put(id, fresh.removeFirst()));
        return numbers;
    }

    private static SqlArrayValue longs(List<Long> values) {
        return new SqlArrayValue("bigint", values.toArray());
    }

    private static long account() {
        return CurrentAccount.require().value();
    }
}
