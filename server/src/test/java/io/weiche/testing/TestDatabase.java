package io.weiche.testing;

import io.weiche.config.Config;
import io.weiche.config.Network;
import io.weiche.config.OutboundRules;
import io.weiche.config.RestLimits;
import io.weiche.config.TrustedProxies;
import io.weiche.db.Database;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/// The database of all tests of one run: a real embedded PostgreSQL in the build directory, or the one in
/// `WEICHE_TEST_DATABASE_URL`. Tests keep out of each other's way by opening accounts of their own.
public final class TestDatabase {
    private static final Config CONFIG = new Config(
            1,
            InetAddress.getLoopbackAddress(),
            Path.of("target/test-data").toAbsolutePath(),
            System.getenv("WEICHE_TEST_DATABASE_URL"),
            "test-node",
            "http://weiche.test",
            10L << 30,
            RestLimits.NONE,
            Path.of("target/test-data/secret.key").toAbsolutePath(),
            TestMail.server(),
            // what the tests listen on themselves
            new OutboundRules(Set.of("localhost"), List.of(Network.of("127.0.0.0/8")), Set.of()),
            TelegramStandIn.url(),
            TrustedProxies.LOOPBACK);
    private static final Database DATABASE = open();

    private TestDatabase() {}

    private static Database open() {
        var database = Database.open(CONFIG);
        Runtime.getRuntime().addShutdownHook(new Thread(database::close));
        return database;
    }

    public static Database get() {
        return DATABASE;
    }

    /// As nobody in the product works: past row level security, allowed to break anything.
    public static Connection openAsSuperuser() throws SQLException, IOException {
        if (CONFIG.databaseUrl() != null) {
            var url = URI.create(CONFIG.databaseUrl());
            var login = url.getUserInfo().split(":", 2);
            return openAs(login[0], login[1]);
        }
        var password = Files.readString(CONFIG.dataDir().resolve("postgres/superuser.password"));
        return openAs("weiche_superuser", password.strip());
    }

    private static Connection openAs(String user, String password) throws SQLException {
        var connection = DriverManager.getConnection(DATABASE.jdbcUrl(), user, password);
        connection.setSchema("weiche");
        return connection;
    }

    public static Config config() {
        return CONFIG;
    }
}
