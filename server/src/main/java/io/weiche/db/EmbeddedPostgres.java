package io.weiche.db;

import io.weiche.config.BadConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The PostgreSQL that comes with Weiche, kept in one directory. Several processes may use it at once (a running
/// server and a command beside it): the first one starts it, the last one stops it. After a crash of ours it still
/// runs and is used again; after a crash of the machine it recovers by itself.
final class EmbeddedPostgres implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final String SUPERUSER = "weiche_superuser";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EmbeddedFiles files;
    private final Unprivileged user;
    private final UseLock use;
    private final Server server;

    private EmbeddedPostgres(EmbeddedFiles files, Unprivileged user, UseLock use, Server server) {
        this.files = files;
        this.user = user;
        this.use = use;
        this.server = server;
    }

    /// @param directory created when it does not exist
    /// @throws BadConfig when the directory cannot be used or the server does not come up
    static EmbeddedPostgres start(Path directory) {
        try {
            Files.createDirectories(directory);
            var user = Unprivileged.choose(directory);
            var files = new EmbeddedFiles(directory, user);
            var use = UseLock.open(directory);
            try (var _ = use.alone()) {
                files.unpack();
                if (!files.initialised()) {
                    initialise(files, user);
                }
                var port = runningPort(files);
                if (port.isEmpty()) {
                    launch(files, user);
                    port = runningPort(files);
                }
                var server = new Server(
                        "127.0.0.1",
                        port.orElseThrow(() -> new BadConfig(failure(files))),
                        "weiche",
                        SUPERUSER,
                        files.superuserPassword(),
                        "");
                createDatabase(server);
                use.begin();
                return new EmbeddedPostgres(files, user, use, server);
            }
        } catch (IOException | SQLException e) {
            throw new BadConfig("The embedded database in " + directory + " does not start: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BadConfig("The start of the embedded database was interrupted.", e);
        }
    }

    Server server() {
        return server;
    }

    private static void initialise(EmbeddedFiles files, Unprivileged user) throws IOException, InterruptedException {
        LOG.info("Creating the database in {}", files.data());
        var passwordFile = files.createSuperuserPassword();
        run(
                user,
                files,
                List.of(
                        files.program("initdb"),
                        "--pgdata=" + files.data(),
                        "--username=" + SUPERUSER,
                        "--pwfile=" + passwordFile,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale-provider=builtin",
                        "--locale=C.UTF-8",
                        "--data-checksums"));
    }

    private static void launch(EmbeddedFiles files, Unprivileged user) throws IOException, InterruptedException {
        files.writeSettings(freePort());
        // without a shell of its own the server would die with our process group
        run(
                user,
                files,
                List.of(
                        files.program("pg_ctl"),
                        "--pgdata=" + files.data(),
                        "--log=" + files.log(),
                        "--timeout=" + PATIENCE.toSeconds(),
                        "--wait",
                        "start"));
    }

    /// The port of a server that lives on this data, if one does.
    private static Optional<Integer> runningPort(EmbeddedFiles files) throws IOException {
        var port = files.postmasterPort();
        if (port.isEmpty()) {
            return Optional.empty();
        }
        var server = new Server(
                "127.0.0.1", port.get(), "postgres", SUPERUSER, files.superuserPassword(), "connectTimeout=2");
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (files.postmasterAlive() && System.nanoTime() < deadline) {
            try (var connection = DriverManager.getConnection(server.jdbcUrl(), SUPERUSER, server.password())) {
                return Optional.of(port.get());
            } catch (SQLException e) {
                // 57P03: it is starting up or going down; anything else: the port belongs to somebody else by now
                if (!"57P03".equals(e.getSQLState())) {
                    return Optional.empty();
                }
                pause();
            }
        }
        return Optional.empty();
    }

    /// As its superuser, to no database in particular.
    Connection connect() throws SQLException {
        return DriverManager.getConnection(server.withDatabase("postgres").jdbcUrl(), SUPERUSER, server.password());
    }

    private static void createDatabase(Server server) throws SQLException {
        var maintenance = server.withDatabase("postgres");
        try (var connection = DriverManager.getConnection(maintenance.jdbcUrl(), SUPERUSER, server.password());
                var statement = connection.createStatement()) {
            var exists = statement.executeQuery("select from pg_database where datname = 'weiche'");
            if (!exists.next()) {
                statement.execute("create database weiche");
            }
        }
    }

    private static void run(Unprivileged user, EmbeddedFiles files, List<String> command)
            throws IOException, InterruptedException {
        var whole = new ArrayList<>(user.prefix());
        whole.addAll(command);
        var builder = new ProcessBuilder(whole).directory(files.directory().toFile());
        // the locale of the caller may not exist on this machine
        builder.environment().put("LC_ALL", "C");
        var output = files.directory().resolve("last-command.log");
        builder.redirectErrorStream(true).redirectOutput(output.toFile());
        var process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(PATIENCE.toSeconds() * 2, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException(command.getFirst() + " did not end");
        }
        if (process.exitValue() != 0) {
            throw new IOException(
                    Path.of(command.getFirst()).getFileName() + " failed:\n" + tail(output) + tail(files.log()));
        }
    }

    private static String failure(EmbeddedFiles files) {
        return "The embedded database did not come up. Its log says:\n" + tail(files.log());
    }

    private static String tail(Path log) {
        try {
            var lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size())) + "\n";
        } catch (IOException e) {
            return "";
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            use.end();
            try (var _ = use.alone()) {
                if (use.nobodyElse()) {
                    run(
                            user,
                            files,
                            List.of(
                                    files.program("pg_ctl"),
                                    "--pgdata=" + files.data(),
                                    "--mode=fast",
                                    "--timeout=" + PATIENCE.toSeconds(),
                                    "--wait",
                                    "stop"));
                }
            }
            use.close();
        } catch (IOException e) {
            LOG.warn("The embedded database was not stopped: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
