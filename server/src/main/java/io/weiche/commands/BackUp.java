package io.weiche.commands;

import io.weiche.config.BadConfig;
import io.weiche.config.Config;
import io.weiche.db.Backup;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// `backup`: copies everything in the data directory, whether a server runs on it or not.
final class BackUp {
    private static final String HELP = """
            backup --to DIRECTORY     copy the whole data directory, while the server works or not, into a directory of
                                      its own in DIRECTORY, named after the moment: weiche-20261129T094500Z. It holds
                                      everything, the key for secrets too; only its owner may read it.
            backup --to DIRECTORY --keep N
                                      the same, and then delete all backups in DIRECTORY but the newest N.""";

    private BackUp() {}

    static int execute(Config config, List<String> words) {
        if (words.contains("--help")) {
            System.out.println(HELP);
            return 0;
        }
        var options = Options.of(words, Set.of("--to", "--keep"), Set.of());
        var into = Path.of(options.require("--to"));
        var keep = options.get("--keep") == null ? null : number(options.require("--keep"));
        System.out.println(Backup.take(config, into));
        if (!config.secretFile().toAbsolutePath().startsWith(config.dataDir().toAbsolutePath())) {
            System.err.println("The key in " + config.secretFile() + " is not part of it; keep a copy of it too.");
        }
        if (keep != null) {
            Backup.keepNewest(into, keep).forEach(old -> System.out.println("deleted " + old));
        }
        return 0;
    }

    private static int number(String text) {
        if (!text.matches("[1-9][0-9]{0,3}")) {
            throw new BadConfig("The option --keep needs a number from 1 to 9999.");
        }
        return Integer.parseInt(text);
    }
}
