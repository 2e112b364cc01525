package io.weiche.testing;

import io.weiche.kernel.AccountId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.postgresql.PGStatement;

/// What the database holds of an account, table by table, as fingerprints: equal before and after means nothing was
/// changed.
public final class Stored {
    /// What is noted or read in the background and is no change of somebody's: when they were last seen, the words of
    /// the search, what is due, views of forms, and what leaves the outbox once other systems know it.
    private static final Set<String> NOTED = Set.of(
            "web_session",
            "api_token",
            "search_queue",
            "search_posting",
            "search_form",
            "search_ending",
            "notification_watch",
            "live_signal",
            "presence",
            "web_form_day",
            "outbox",
            "automation_account",
            "webhook_account",
            "mailbox_account",
            "chat_account");

    /// How far a mailbox has been read, which goes on beside every test that has one.
    private static final String READING_OF_MAILBOXES =
            "{uid_validity,last_uid,looked_at,failures,failing_since,failure,next_look_at,busy_until}";

    private static final Queue<Reading> IDLE = new ConcurrentLinkedQueue<>();

    private Stored() {}

    public static Map<String, String> of(AccountId account) {
        try {
            var idle = IDLE.poll();
            var reading = idle == null ? Reading.open() : idle;
            var found = reading.of(account);
            IDLE.add(reading);
            return found;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /// The one statement over all tables, planned once for each connection: planning it takes longer than reading.
    private record Reading(PreparedStatement statement, int parameters) {

        /// Stays open as long as the tests run.
        static Reading open() throws SQLException {
            var connection = TestDatabase.get().openForCheck();
            var tables = Stored.tables(connection);
            try (var setting = connection.createStatement()) {
                setting.execute("set plan_cache_mode = force_generic_plan");
            }
            var statement = connection.prepareStatement(
                    tables.stream().map(Stored::fingerprint).collect(Collectors.joining(" union all ")));
            statement.unwrap(PGStatement.class).setPrepareThreshold(1);
            return new Reading(statement, tables.size());
        }

        Map<String, String> of(AccountId account) throws SQLException {
            for (int table = 1; table <= parameters; table++) {
                statement.setLong(table, account.value());
            }
            try (var rows = statement.executeQuery()) {
                var found = new TreeMap<String, String>();
                while (rows.next()) {
                    found.put(rows.getString(1), rows.getString(2));
                }
                return found;
            }
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select table_name from information_schema.columns
                        where table_schema = 'weiche' and column_name = 'account_id' order by 1""")) {
            var tables = new ArrayList<String>();
            while (rows.next()) {
                if (!NOTED.contains(rows.getString(1))) {
                    tables.add(rows.getString(1));
                }
            }
            return tables;
        }
    }

    private static String fingerprint(String table) {
        var row = table.equals("mailbox") ? "(to_jsonb(t) - '" + READING_OF_MAILBOXES + "'::text[])::text" : "t::text";
        return "select '%1$s', count(*) || ' ' || coalesce(md5(string_agg(%2$s, '|' order by %2$s)), '')"
                        .formatted(table, row)
                + " from \"" + table + "\" t where account_id = ?";
    }
}
