package io.weiche.commands;

import io.weiche.WeicheServer;
import io.weiche.config.Config;
import io.weiche.db.Database;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.beans.factory.BeanFactory;

/// Work on the data by a command, whether a server runs on them or not: no address is opened, and jobs are left to the
/// server. What a command prints is read by programs, so nothing is logged between; what fails is said at the end.
final class BesideServer {
    private BesideServer() {}

    static void run(Config config, Consumer<BeanFactory> work) {
        try (var database = Database.open(config)) {
            Run.requireKey(config, database);
            run(config, database, work);
        }
    }

    private static void run(Config config, Database database, Consumer<BeanFactory> work) {
        try (var context = WeicheServer.start(
                config,
                database,
                Map.of(
                        "spring.main.web-application-type", "none",
                        // a command needs few of all beans, and people wait for it
                        "spring.main.lazy-initialization", "true",
                        "weiche.jobs", "off",
                        "logging.threshold.console", "off"))) {
            work.accept(context.getBeanFactory());
        }
    }
}
