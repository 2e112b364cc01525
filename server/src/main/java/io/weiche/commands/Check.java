package io.weiche.commands;

import io.weiche.config.BadConfig;
import io.weiche.config.Config;
import io.weiche.db.Database;
import java.sql.SQLException;
import java.util.List;

/// `check`: the invariants of the whole database, a line each. Exit code 1 when one is broken.
final class Check {
    private Check() {}

    static int execute(Config config, List<String> words) {
        if (!words.isEmpty()) {
            throw new BadConfig("check takes no options.");
        }
        try (var database = Database.open(config);
                var connection = database.openForCheck()) {
            var counts = Invariants.count(connection);
            if (MissingFiles.canTell(config)) {
                counts.put(MissingFiles.INVARIANT, MissingFiles.count(connection, config.dataDir()));
            }
            counts.forEach((invariant, count) -> System.out.printf(
                    "%s  %s%s%n", count == 0 ? "ok    " : "BROKEN", invariant, count == 0 ? "" : ": " + count));
            return counts.values().stream().allMatch(count -> count == 0) ? 0 : 1;
        } catch (SQLException e) {
            throw new BadConfig("The database cannot be checked: " + e.getMessage(), e);
        }
    }
}
