package io.weiche.db;

import io.weiche.config.BadConfig;
import io.weiche.config.Config;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A migrated database and how a node signs in to it. Closing it stops the embedded server when nobody else uses it.
public final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /// Any number that nobody else uses: two nodes starting at once must not migrate at once.
    private static final long MIGRATION_LOCK = 0x57454943_4845L;

    private final Server server;
    private final Roles.NodeLogin login;
    private final @Nullable EmbeddedPostgres embedded;

    private Database(Server server, Roles.NodeLogin login, @Nullable EmbeddedPostgres embedded) {
        this.server = server;
        this.login = login;
        this.embedded = embedded;
    }

    /// Starts or attaches to the embedded server, or connects to the one of the operator; then migrates.
    ///
    /// @throws BadConfig when the server cannot be used; says why and what to do
    public static Database open(Config config) {
        if (config.databaseUrl() != null) {
            var server = Server.ofUrl(config.databaseUrl());
            awaitStart(server);
            return open(server, null);
        }
        var embedded = EmbeddedPostgres.start(config.dataDir().resolve("postgres"));
        try {
            return open(embedded.server(), embedded);
        } catch (RuntimeException e) {
            embedded.close();
            throw e;
        }
    }

    /// A database that starts together with us, or recovers from a crash, needs a moment. What else is wrong is said
    /// when it is used.
    private static void awaitStart(Server server) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var told = false;
        while (System.nanoTime() < deadline) {
            try (var _ = DriverManager.getConnection(server.jdbcUrl(), adminProperties(server))) {
                return;
            } catch (SQLException e) {
                var state = String.valueOf(e.getSQLState());
                // 57P03: it is starting up; class 08: nobody answers
                if (!state.equals("57P03") && !state.startsWith("08")) {
                    return;
                }
                if (!told) {
                    LOG.info("Waiting for the database at {}", server);
                    told = true;
                }
            }
            try {
                Thread.sleep(500);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    static Database open(Server server, @Nullable EmbeddedPostgres embedded) {
        try (var admin = DriverManager.getConnection(server.jdbcUrl(), adminProperties(server))) {
            var soundness = Soundness.of(admin);
            soundness.require();
            if (embedded == null) {
                soundness.advice().forEach(LOG::warn);
            }
            lock(admin);
            var login = new Roles(admin).establish(server.database());
            migrate(server);
            return new Database(server, login, embedded);
        } catch (SQLException e) {
            throw new BadConfig("The database at " + server + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static Properties adminProperties(Server server) {
        var properties = new Properties();
        properties.setProperty("user", server.user());
        if (server.password() != null) {
            properties.setProperty("password", server.password());
        }
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("ApplicationName", "weiche start");
        return properties;
    }

    /// Until the connection is closed.
    private static void lock(Connection admin) throws SQLException {
        try (var statement = admin.prepareStatement("select pg_advisory_lock(?)")) {
            statement.setLong(1, MIGRATION_LOCK);
            statement.execute();
        }
    }

    private static void migrate(Server server) {
        var owner = adminProperties(server);
        owner.setProperty("options", "-c role=weiche_owner");
        Flyway.configure()
                .dataSource(new DriverSource(server.jdbcUrl(), owner))
                .schemas("weiche")
                .createSchemas(false)
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    /// As the node itself: behind the fences.
    ///
    /// @param options run-time settings, as `-c name=value`
    Properties nodeProperties(String options) {
        var properties = new Properties();
        properties.setProperty("user", login.user());
        properties.setProperty("password", login.password());
        properties.setProperty("currentSchema", "weiche");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "60");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("ApplicationName", "weiche");
        // the detail of an error quotes whole rows, which do not belong into a log
        properties.setProperty("logServerErrorDetail", "false");
        properties.setProperty("options", options);
        return properties;
    }

    public String jdbcUrl() {
        return server.jdbcUrl();
    }

    /// A connection that sees all accounts and writes nothing. For checks of a whole database.
    ///
    /// @throws SQLException when the server does not answer
    public Connection openForCheck() throws SQLException {
        var properties = adminProperties(server);
        properties.setProperty("options", "-c role=weiche_check -c default_transaction_read_only=on");
        properties.setProperty("currentSchema", "weiche");
        return DriverManager.getConnection(server.jdbcUrl(), properties);
    }

    /// Works on database logins of accounts.
    ///
    /// @throws SQLException when the server does not answer, or refuses
    public <R> R withBiLogins(BiWork<R> work) throws SQLException {
        try (var admin = DriverManager.getConnection(server.jdbcUrl(), adminProperties(server))) {
            return work.on(new BiLogins(admin));
        }
    }

    /// Something done with database logins of accounts.
    @FunctionalInterface
    public interface BiWork<R> {
        R on(BiLogins logins) throws SQLException;
    }

    /// As the owner of the tables. For tests of the catalogue and for measurements.
    public Connection openAsOwner() throws SQLException {
        var properties = adminProperties(server);
        properties.setProperty("options", "-c role=weiche_owner");
        properties.setProperty("currentSchema", "weiche");
        return DriverManager.getConnection(server.jdbcUrl(), properties);
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }
}
