package io.weiche.db;

import io.weiche.config.BadConfig;
import io.weiche.config.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Puts a [Backup] where a node looks for its data. Nothing is overwritten.
public final class Restore {
    private Restore() {}

    /// @param from one backup
    /// @throws BadConfig when it is damaged, or data lie there already
    public static void put(Config config, Path from) {
        if (config.databaseUrl() != null) {
            throw new BadConfig("A backup holds an embedded database; leave WEICHE_DATABASE_URL away.");
        }
        var target = config.dataDir().toAbsolutePath();
        try {
            requireEmpty(target);
            var files = CheckedCopy.verify(from);
            var partial = target.resolveSibling(target.getFileName() + ".restoring");
            var copy = CheckedCopy.into(partial);
            copy.tree(
                    from,
                    file -> Files.isDirectory(file)
                            || files.containsKey(from.relativize(file).toString()));
            give(partial.resolve("postgres"));
            Files.deleteIfExists(target);
            CheckedCopy.moveWhole(partial, target);
        } catch (IOException e) {
            throw new BadConfig("The backup cannot be put to " + target + ": " + e.getMessage(), e);
        }
    }

    private static void requireEmpty(Path target) throws IOException {
        if (Files.notExists(target)) {
            return;
        }
        try (var there = Files.list(target)) {
            if (there.findAny().isPresent()) {
                throw new BadConfig(target + " is not empty. Move it away first; a restore overwrites nothing.");
            }
        }
    }

    /// The server of the database runs as another user when we are root.
    private static void give(Path postgres) throws IOException {
        var user = Unprivileged.choose(postgres);
        try (var files = Files.walk(postgres)) {
            for (var file : files.toList()) {
                user.give(file);
            }
        }
    }
}
