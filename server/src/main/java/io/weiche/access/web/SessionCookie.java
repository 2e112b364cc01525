package io.weiche.access.web;

import io.weiche.access.AccountKey;
import io.weiche.web.HostCookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;

/// The session cookie.
final class SessionCookie {
    private static final HostCookie COOKIE = new HostCookie("weiche_session", "Lax", true);

    private SessionCookie() {}

    static Optional<AccountKey> read(HttpServletRequest request) {
        return COOKIE.read(request).flatMap(AccountKey::parse);
    }

    static void set(HttpServletRequest request, HttpServletResponse response, String value) {
        COOKIE.write(request, response, value, Duration.ofDays(90));
    }

    static void clear(HttpServletRequest request, HttpServletResponse response) {
        COOKIE.clear(request, response);
    }
}
