package io.weiche.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Every table of an account stands behind its fence. Read from the catalogue of the migrated database, so that a new
/// table cannot be forgotten; each rule is shown to have teeth by a planted violation.
class CatalogueTest {
    /// What stands outside, and why: Flyway's and the scheduler's own tables, sign-in before the account is known, the
    /// link of a first start, the door to a provider, mail about signing in, the fingerprint of the key,
    /// which accounts have webhooks or messengers, which account a database login sees.
    private static final String OUTSIDE = "array['flyway_schema_history', 'scheduled_tasks', 'login', 'login_account',"
            + " 'setup_link', 'search_queue', 'login_device', 'login_totp', 'login_recovery_code', 'login_reset', 'login_passkey',"
            + " 'login_challenge', 'oidc_door', 'mail_message', 'secret_key', 'webhook_account', 'automation_account', 'chat_account',"
            + " 'mailbox_account', 'bi_login']";

    private static final String UNFENCED = """
            select c.relname from pg_class c left join pg_attribute a on a.attrelid = c.oid and a.attnum = 1
            where c.relnamespace = 'weiche'::regnamespace and c.relkind in ('r', 'p') and c.relname <> all (%s)
              and not coalesce(a.attname = 'account_id' and a.attnotnull and c.relrowsecurity and c.relforcerowsecurity
                  and exists (select from pg_policy p where p.polrelid = c.oid)
                  and exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'p'
                              and k.conkey[1] = 1), false)""".formatted(OUTSIDE);

    private static final String LOOSE_FOREIGN_KEYS = """
            select k.conrelid::regclass || '.' || k.conname from pg_constraint k join pg_class c on c.oid = k.conrelid
            where k.connamespace = 'weiche'::regnamespace and k.contype = 'f' and c.relname <> all (%s)
              and not exists (
                select from unnest(k.conkey, k.confkey) as pair(here, there)
                join pg_attribute h on h.attrelid = k.conrelid  and h.attnum = pair.here
                join pg_attribute t on t.attrelid = k.confrelid and t.attnum = pair.there
                where h.attname = 'account_id' and t.attname = 'account_id')""".formatted(OUTSIDE);

    private static final String WIDE_UNIQUE_INDEXES = """
            select i.indexrelid::regclass::text from pg_index i join pg_class c on c.oid = i.indrelid
            where c.relnamespace = 'weiche'::regnamespace and i.indisunique and c.relname <> all (%s) and not exists (
                select from pg_attribute a where a.attrelid = i.indrelid and a.attnum = i.indkey[0]
                and a.attname = 'account_id')""".formatted(OUTSIDE);

    /// Row level security lets no index answer what the server does not trust with hidden rows, and it does not trust
    /// coalesce: such a condition reads everything the account has.
    private static final String BLIND_CONDITIONS = """
            select c.relname from pg_class c where c.relnamespace = 'weiche'::regnamespace and c.relkind = 'v'
              and pg_get_viewdef(c.oid) ~* '\\.\\w+ = coalesce\\('
            union all
            select p.proname from pg_proc p where p.pronamespace = 'weiche'::regnamespace
              and p.prosrc ~* '(and|on|where) \\w+\\.\\w+ = coalesce\\('""";

    /// The plan of a trigger is kept for the session. Made for one row, a join of the rows before and after compares
    /// each
    /// with each when many change.
    private static final String JOINED_VERSIONS = """
            select distinct p.proname from pg_trigger t join pg_proc p on p.oid = t.tgfoid
            where p.pronamespace = 'weiche'::regnamespace and t.tgoldtable is not null and t.tgnewtable is not null
              and p.prosrc ~* ('(join|,)\\s+(' || t.tgoldtable || '|' || t.tgnewtable || ')\\M')""";

    private static final String STRONG_VIEWS = """
            select c.relname from pg_class c where c.relnamespace = 'weiche'::regnamespace
              and (c.relkind = 'm' or c.relkind = 'v'
                   and not coalesce('security_invoker=true' = any (c.reloptions), false))""";

    @Test
    void everyTableOfAnAccountIsFenced() throws SQLException {
        try (var owner = TestDatabase.get().openAsOwner()) {
            assertThat(names(owner, UNFENCED)).isEmpty();
            plant(owner, "create table weiche.planted (id bigint primary key, account_id bigint not null)");
            assertThat(names(owner, UNFENCED)).containsExactly("planted");
        }
    }

    @Test
    void everyForeignKeyTiesAccountToAccount() throws SQLException {
        try (var owner = TestDatabase.get().openAsOwner()) {
            assertThat(names(owner, LOOSE_FOREIGN_KEYS)).isEmpty();
            plant(
                    owner,
                    "create table weiche.one (account_id bigint, id bigint unique, primary key (account_id, id));"
                            + " create table weiche.two (account_id bigint, one_id bigint references weiche.one (id))");
            assertThat(names(owner, LOOSE_FOREIGN_KEYS)).hasSize(1);
        }
    }

    @Test
    void uniquenessNeverReachesAcrossAccounts() throws SQLException {
        try (var owner = TestDatabase.get().openAsOwner()) {
            assertThat(names(owner, WIDE_UNIQUE_INDEXES)).isEmpty();
            plant(
                    owner,
                    "create table weiche.planted (account_id bigint, id bigint, email text, primary key (account_id, id));"
                            + " create unique index planted_email on weiche.planted (email)");
            assertThat(names(owner, WIDE_UNIQUE_INDEXES)).containsExactly("planted_email");
        }
    }

    @Test
    void noViewRunsWithItsOwnersRights() throws SQLException {
        try (var owner = TestDatabase.get().openAsOwner()) {
            assertThat(names(owner, STRONG_VIEWS)).isEmpty();
            plant(owner, "create view weiche.planted_view as select * from weiche.lead");
            assertThat(names(owner, STRONG_VIEWS)).containsExactly("planted_view");
        }
    }

    @Test
    void noConditionHidesAKeyFromItsIndex() throws SQLException {
        try (var owner = TestDatabase.get().openAsOwner()) {
            assertThat(names(owner, BLIND_CONDITIONS)).isEmpty();
            plant(
                    owner,
                    "create view weiche.planted_view with (security_invoker = true) as select l.id from weiche.inquiry i"
                            + " join weiche.lead l on l.account_id = i.account_id and l.id = coalesce(i.lead_id, 1)");
            assertThat(names(owner, BLIND_CONDITIONS)).containsExactly("planted_view");
        }
    }

    @Test
    void noTriggerJoinsTheRowsBeforeAndAfter() throws SQLException {
        try (var owner = TestDatabase.get().openAsOwner()) {
            assertThat(names(owner, JOINED_VERSIONS)).isEmpty();
            plant(
                    owner,
                    "create function weiche.planted() returns trigger language plpgsql as $$ begin perform from gone o"
                            + " join fresh n on n.id = o.id; return null; end $$");
            plant(
                    owner,
                    "create trigger planted after update on weiche.lead referencing old table as gone new table as fresh"
                            + " for each statement execute function weiche.planted()");
            assertThat(names(owner, JOINED_VERSIONS)).containsExactly("planted");
        }
    }

    /// Gone with the connection, which never commits.
    private static void plant(Connection owner, String violation) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute(violation);
        }
    }

    private static List<String> names(Connection connection, String query) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var names = new ArrayList<String>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }
}
