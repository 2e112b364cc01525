package io.weiche.db;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.springframework.jdbc.datasource.AbstractDataSource;

/// A new connection every time, for the few that a start needs.
final class DriverSource extends AbstractDataSource {
    private final String url;
    private final Properties properties;

    DriverSource(String url, Properties properties) {
        this.url = url;
        this.properties = properties;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return DriverManager.getConnection(url, properties);
    }

    @Override
    public Connection getConnection(String user, String password) {
        throw new UnsupportedOperationException("the role is fixed");
    }
}
