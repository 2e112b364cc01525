package io.weiche.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.TestDatabase;
import java.net.URI;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/// Roles belong to a database server, not to a database.
class RestoredDatabaseTest {
    @Test
    void aDatabaseRestoredOnAnotherServerGetsItsNodesRoleBack() throws Exception {
        var server = server().withDatabase("restored");
        execute(server().withDatabase("postgres"), "create database restored encoding 'UTF8' template template0");
        try {
            var before = Database.open(server, null).nodeProperties("");
            execute(server, "drop role " + before.getProperty("user"));
            var after = Database.open(server, null).nodeProperties("");
            assertThat(after.getProperty("user")).isEqualTo(before.getProperty("user"));
            try (var node = DriverManager.getConnection(server.jdbcUrl(), after)) {
                assertThat(node.isValid(5)).isTrue();
            }
            execute(server, "drop role " + after.getProperty("user"));
        } finally {
            execute(server().withDatabase("postgres"), "drop database restored");
        }
    }

    private static Server server() throws Exception {
        var config = TestDatabase.config();
        if (config.databaseUrl() != null) {
            return Server.ofUrl(config.databaseUrl());
        }
        var address = URI.create(TestDatabase.get().jdbcUrl().substring("jdbc:".length()));
        var password = Files.readString(config.dataDir().resolve("postgres/superuser.password"));
        return new Server(address.getHost(), address.getPort(), "weiche", "weiche_superuser", password.strip(), "");
    }

    private static void execute(Server server, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
