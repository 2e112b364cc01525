package io.weiche.commands;

import io.weiche.WeicheServer;
import io.weiche.config.BadConfig;
import io.weiche.config.Config;
import io.weiche.db.Database;
import io.weiche.secrets.KeyCheck;
import io.weiche.setup.SetupLinks;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;

/// `run`: the server, until somebody stops it.
final class Run {
    /// The process lives on in the threads of the server.
    static final int KEEPS_RUNNING = -1;

    private Run() {}

    static int execute(Config config, List<String> rest) {
        if (!rest.isEmpty()) {
            throw new BadConfig("run takes no options; settings come from the environment. See help.");
        }
        var started = System.nanoTime();
        var database = Database.open(config);
        // after the server has answered its last request
        SpringApplication.getShutdownHandlers().add(database::close);
        requireKey(config, database);
        try {
            var server = WeicheServer.start(config, database, properties(config));
            var link = server.getBean(SetupLinks.class).renewIfNobodyIsThere();
            var ready = "Weiche is ready on %s (%.1f s)%n"
                    .formatted(config.publicUrl(), (System.nanoTime() - started) / 1e9);
            // in one piece: programs that wait for the first line may look for the link at once
            System.out.print(link.map(path ->
                            ready + "Set up the first account here, once: %s%s%n".formatted(config.publicUrl(), path))
                    .orElse(ready));
            System.out.flush();
            return KEEPS_RUNNING;
        } catch (PortInUseException e) {
            throw new BadConfig(
                    "Port " + config.port() + " is taken. Stop what uses it, or set WEICHE_PORT to another.", e);
        }
    }

    static void requireKey(Config config, Database database) {
        try (var connection = database.openForCheck()) {
            KeyCheck.require(connection, config.secretFile());
        } catch (SQLException e) {
            throw new BadConfig("The database cannot be read: " + e.getMessage(), e);
        }
    }

    private static Map<String, Object> properties(Config config) {
        return Map.of(
                "server.port",
                config.port(),
                "server.address",
                config.bind().getHostAddress(),
                "server.tomcat.remoteip.internal-proxies",
                config.trustedProxies().asText(),
                "logging.file.name",
                config.dataDir().resolve("logs/weiche.log").toString(),
                "logging.threshold.console",
                "warn",
                "logging.logback.rollingpolicy.max-file-size",
                "20MB",
                "logging.logback.rollingpolicy.max-history",
                "14");
    }
}
