package io.weiche.db;

import io.weiche.config.BadConfig;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Whether a database server keeps what it says it has kept.
///
/// @param version as the server numbers itself, 170006 for 17.6
/// @param synchronousCommit whether an answer waits for the disk
/// @param checksums whether pages that went bad on the disk are noticed
record Soundness(
        int version,
        String name,
        boolean fsync,
        boolean fullPages,
        boolean synchronousCommit,
        boolean checksums,
        String encoding) {
    private static final int OLDEST = 15;

    /// The first of their line without known holes in row level security.
    private static final Map<Integer, Integer> OLDEST_MINOR = Map.of(15, 14, 16, 10, 17, 6);

    static Soundness of(Connection admin) throws SQLException {
        try (var statement = admin.createStatement();
                var row = statement.executeQuery("""
                        select current_setting('server_version_num')::int, current_setting('server_version'),
                            current_setting('fsync') = 'on', current_setting('full_page_writes') = 'on',
                            current_setting('synchronous_commit') <> 'off',
                            current_setting('data_checksums') = 'on', pg_encoding_to_char(encoding)
                        from pg_database where datname = current_database()""")) {
            row.next();
            return new Soundness(
                    row.getInt(1),
                    row.getString(2),
                    row.getBoolean(3),
                    row.getBoolean(4),
                    row.getBoolean(5),
                    row.getBoolean(6),
                    row.getString(7));
        }
    }

    private int major() {
        return version / 10_000;
    }

    /// @throws BadConfig when it could lose what was answered
    void require() {
        if (major() < OLDEST) {
            throw new BadConfig("PostgreSQL " + OLDEST + " or later is needed; this is " + name + ".");
        }
        if (!fsync || !fullPages) {
            throw new BadConfig("The database runs with fsync or full_page_writes off and could lose data in a"
                    + " crash. Switch both on.");
        }
        if (!synchronousCommit) {
            throw new BadConfig("The database runs with synchronous_commit off and could lose in a crash what was"
                    + " answered already. Switch it on.");
        }
        if (!"UTF8".equals(encoding)) {
            throw new BadConfig("The database is not encoded in UTF8. Create one with encoding 'UTF8'.");
        }
    }

    /// What an operator should change, and can do so later.
    List<String> advice() {
        var advice = new ArrayList<String>();
        if (!checksums) {
            advice.add("The database has no checksums: pages that go bad on the disk are not noticed."
                    + " See pg_checksums.");
        }
        var minor = OLDEST_MINOR.getOrDefault(major(), 0);
        if (version % 10_000 < minor) {
            advice.add("PostgreSQL " + name + " has known holes in row level security. Update to " + major() + "."
                    + minor + " or later.");
        }
        return advice;
    }
}
