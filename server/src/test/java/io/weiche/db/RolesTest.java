package io.weiche.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weiche.testing.TestDatabase;
import io.weiche.testing.WeicheTest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the role of a running server may do in the database, and what it may not (reliability S31).
@WeicheTest
class RolesTest {
    private final DataSource pool;

    RolesTest(DataSource pool) {
        this.pool = pool;
    }

    private static List<String> asOwner(String query) throws SQLException {
        try (var owner = TestDatabase.get().openAsOwner();
                var rows = owner.createStatement().executeQuery(query)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table weiche.own (id bigint)",
                "create table public_own (id bigint)",
                "drop table weiche.lead",
                "alter table weiche.lead disable row level security",
                "truncate weiche.outbox",
                "drop policy one_account on weiche.lead",
                "set role weiche_owner",
                "set role weiche_check",
                "select password from weiche_bootstrap.node_login",
                "select pg_read_file('/etc/passwd')",
                "copy (select 1) to program 'true'",
                "update weiche.audit_entry set action = 'x'",
                "delete from weiche.audit_entry",
                "select * from weiche.flyway_schema_history"
            })
    void theServersRoleIsRefused(String statement) throws SQLException {
        try (var node = pool.getConnection();
                var sql = node.createStatement()) {
            // within an account, so that only the right is missing
            sql.execute("select set_config('app.account_id', '1', false)");
            try {
                assertThatThrownBy(() -> sql.execute(statement))
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                refused -> assertThat(refused.getSQLState())
                                        .as(refused.getMessage())
                                        .isEqualTo("42501"));
            } finally {
                sql.execute("reset app.account_id");
            }
        }
    }

    @Test
    void theServersRoleOwnsNothing() throws SQLException {
        // but for tables that end with their session
        assertThat(asOwner("select c.relname from pg_class c join pg_roles r on r.oid = c.relowner"
                        + " where c.relpersistence <> 't'"
                        + " and (r.rolname = 'weiche_app' or r.rolname like 'weiche_node_%')"))
                .isEmpty();
        assertThat(asOwner(
                        "select rolname from pg_roles where (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)"
                                + " and (rolname = 'weiche_app' or rolname like 'weiche_node_%')"))
                .isEmpty();
    }

    @Test
    void everyFenceIsTheSameAndTheOnlyOne() throws SQLException {
        assertThat(asOwner(
                        "select distinct pg_get_expr(polqual, polrelid) from pg_policy p join pg_class c on c.oid = p.polrelid"
                                + " where c.relnamespace = 'weiche'::regnamespace"))
                .containsExactly("(account_id = (current_setting('app.account_id'::text))::bigint)");
        assertThat(asOwner("select c.relname from pg_policy p join pg_class c on c.oid = p.polrelid"
                        + " where c.relnamespace = 'weiche'::regnamespace and (polwithcheck is not null or polcmd <> '*'"
                        + " or not polpermissive) or polroles <> '{0}'"))
                .isEmpty();
        assertThat(asOwner("select c.relname from pg_policy p join pg_class c on c.oid = p.polrelid"
                        + " where c.relnamespace = 'weiche'::regnamespace group by 1 having count(*) > 1"))
                .isEmpty();
    }

    @Test
    void indexesOfAnAccountsTableBeginWithTheAccount() throws SQLException {
        assertThat(asOwner("select i.indexrelid::regclass::text from pg_index i join pg_class c on c.oid = i.indrelid"
                        + " where c.relnamespace = 'weiche'::regnamespace and c.relrowsecurity and not exists ("
                        + " select from pg_attribute a where a.attrelid = i.indrelid and a.attnum = i.indkey[0]"
                        + " and a.attname = 'account_id')"))
                .isEmpty();
    }

    @Test
    void aConnectionKeepsNoAccountFromTheWorkBefore() throws SQLException {
        for (int i = 0; i < 30; i++) {
            try (var node = pool.getConnection();
                    var row = node.createStatement().executeQuery("select current_setting('app.account_id', true)")) {
                row.next();
                assertThat(row.getString(1)).isNullOrEmpty();
            }
        }
    }
}
