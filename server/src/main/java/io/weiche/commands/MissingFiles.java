package io.weiche.commands;

import io.weiche.config.Config;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/// Files that rows name and the disk does not have. They lie where this node looks for them, so only its own data
/// directory can tell.
final class MissingFiles {
    static final String INVARIANT = "every file is on the disk";

    private MissingFiles() {}

    /// A check from a machine that has no files says nothing about them.
    static boolean canTell(Config config) {
        return config.databaseUrl() == null
                || Files.isDirectory(config.dataDir().resolve("files"));
    }

    static long count(Connection connection, Path dataDir) throws SQLException {
        var missing = 0L;
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select f.account_id, f.sha256 from stored_file f
                        where exists (select from record_file r
                                      where r.account_id = f.account_id and r.sha256 = f.sha256)""")) {
            while (rows.next()) {
                var sha256 = rows.getString(2);
                var path = dataDir.resolve("files")
                        .resolve(Long.toString(rows.getLong(1)))
                        .resolve(sha256.substring(0, 2))
                        .resolve(sha256);
                if (Files.notExists(path)) {
                    missing++;
                }
            }
        }
        return missing;
    }
}
