package io.weiche.db;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
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

    static Server ofUrl(String url) {
        var uri = URI.create(url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : url);
        var userInfo = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
        int colon = userInfo.indexOf(':');
        var user = decode(colon < 0 ? userInfo : userInfo.substring(0, colon));
        return new Server(
                uri.getHost() == null ? "localhost" : uri.getHost(),
                uri.getPort() < 0 ? 5432 : uri.getPort(),
                decode(uri.getRawPath().substring(1)),
                user.isEmpty() ? "postgres" : user,
                colon < 0 ? null : decode(userInfo.substring(colon + 1)),
                uri.getRawQuery() == null ? "" : uri.getRawQuery());
    }

    String jdbcUrl() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database + (query.isEmpty() ? "" : "?" + query);
    }

    Server withDatabase(String other) {
        return new Server(host, port, other, user, password, query);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return host + ":" + port + "/" + database;
    }
}
