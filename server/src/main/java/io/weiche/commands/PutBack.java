package io.weiche.commands;

import io.weiche.config.BadConfig;
import io.weiche.config.Config;
import io.weiche.db.Restore;
import java.nio.file.Path;
import java.util.List;

/// `restore`: puts a backup into an empty data directory, starts its database once and checks it.
final class PutBack {
    private static final String HELP = """
            restore BACKUP    put a backup into the data directory (WEICHE_DATA_DIR), which must be empty or missing;
                              every file is compared with its sum before, and the invariants are checked after.
                              Exit code 1 when one is broken.""";

    private PutBack() {}

    static int execute(Config config, List<String> words) {
        if (words.contains("--help")) {
            System.out.println(HELP);
            return 0;
        }
        if (words.size() != 1) {
            throw new BadConfig("restore needs one backup: the directory that backup printed.");
        }
        Restore.put(config, Path.of(words.getFirst()));
        System.out.println("Restored to " + config.dataDir() + ".");
        return Check.execute(config, List.of());
    }
}
