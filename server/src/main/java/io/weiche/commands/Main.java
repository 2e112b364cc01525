package io.weiche.commands;

import ch.qos.logback.classic.Level;
import io.weiche.config.BadConfig;
import io.weiche.config.Config;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import org.slf4j.LoggerFactory;

/// Entry of the program: the first word says what to do.
public final class Main {
    /// The operator made a mistake; the sentence says which.
    private static final int USAGE = 2;

    private Main() {}

    public static void main(String[] args) {
        quietUntilConfigured();
        var words = args.length == 0 ? List.of("run") : Arrays.asList(args);
        try {
            var rest = words.subList(1, words.size());
            var config = Config.of(System.getenv());
            var code = switch (words.getFirst()) {
                case "run" -> Run.execute(config, rest);
                case "setup" -> OpenAccount.execute(config, rest);
                case "account" -> ManageAccounts.execute(config, rest);
                case "import-bitrix24" -> MoveIn.execute(config, rest);
                case "check" -> Check.execute(config, rest);
                case "backup" -> BackUp.execute(config, rest);
                case "restore" -> PutBack.execute(config, rest);
                case "rekey" -> Rekey.execute(config, rest);
                case "warm-up" -> WarmUp.execute(config);
                case "help", "--help", "-h" -> help(System.out);
                default -> throw new BadConfig("There is no command " + words.getFirst() + ". Try help.");
            };
            if (code != Run.KEEPS_RUNNING) {
                System.exit(code);
            }
        } catch (BadConfig e) {
            System.err.println(e.getMessage());
            System.exit(USAGE);
        }
    }

    /// Before Spring sets logging up, the library's default would print every step of the start.
    private static void quietUntilConfigured() {
        if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof ch.qos.logback.classic.Logger root) {
            root.setLevel(Level.WARN);
        }
    }

    private static int help(PrintStream out) {
        out.println("""
                run     start the server
                setup   create an account with its first administrator: setup --help
                account create, list, set plan, suspend: account --help
                import-bitrix24 copy what a Bitrix24 portal has: import-bitrix24 --help
                check   check the invariants of the database
                backup  copy the data directory while the server works: backup --help
                restore put a backup into an empty data directory: restore --help
                rekey   seal all secrets with a new key: rekey --help

                Settings come from the environment: WEICHE_PORT (8080), WEICHE_BIND (127.0.0.1),
                WEICHE_DATA_DIR (./data), WEICHE_DATABASE_URL (absent: embedded PostgreSQL),
                WEICHE_NODE, WEICHE_PUBLIC_URL, WEICHE_SECRET_FILE (secret.key in the data directory),
                WEICHE_SMTP_URL and WEICHE_MAIL_FROM (absent: no mail).""");
        return 0;
    }
}
