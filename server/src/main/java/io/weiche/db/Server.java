package io.weiche.db;

import io.weiche.config.BadConfig;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL server and the role that may create roles and tables there.
///
/// @param query parameters of the address, `sslmode=…` and the like, without the question mark
record Server(
        String host,
        int port,
        String database,
        String user,
        @Nullable String password,
        String query) {
    private static final int DEFAULT_PORT = 5432;
    private static final int LAST_PORT = 65_535;

    /// By hand: to a URI a name with an underscore, as containers have them, is no host.
    private static final Pattern URL = Pattern.compile("(?:jdbc:)?postgres(?:ql)?://"
            + "(?:(?<user>[^:@/?#]*)(?::(?<password>[^@/?#]*))?@)?"
            + "(?<host>\\[[0-9A-Fa-f:.%]+\\]|[A-Za-z0-9._-]+)(?::(?<port>[0-9]{1,5}))?"
            + "/(?<database>[^/?#]+)(?:\\?(?<query>[^#]*))?");

    /// @throws BadConfig when it cannot be read; never says what stands in it, which may be a password
    static Server ofUrl(String url) {
        var parts = URL.matcher(url.strip());
        if (!parts.matches()) {
            throw unreadable();
        }
        try {
            var user = decoded(parts.group("user"));
            var port = parts.group("port") == null ? DEFAULT_PORT : Integer.parseInt(parts.group("port"));
            if (port < 1 || port > LAST_PORT) {
                throw unreadable();
            }
            return new Server(
                    parts.group("host"),
                    port,
                    String.valueOf(decoded(parts.group("database"))),
                    user == null || user.isEmpty() ? "postgres" : user,
                    decoded(parts.group("password")),
                    parts.group("query") == null ? "" : parts.group("query"));
        } catch (IllegalArgumentException e) {
            throw unreadable();
        }
    }

    private static BadConfig unreadable() {
        return new BadConfig("WEICHE_DATABASE_URL must look like postgresql://user:password@host:5432/database, with"
                + " one host; write other signs in user and password like %40.");
    }

    String jdbcUrl() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database + (query.isEmpty() ? "" : "?" + query);
    }

    Server withDatabase(String other) {
        return new Server(host, port, other, user, password, query);
    }

    private static @Nullable String decoded(@Nullable String text) {
        return text == null ? null : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return host + ":" + port + "/" + database;
    }
}
