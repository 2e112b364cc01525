package io.weiche.access.web;

import io.weiche.access.AccountKey;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/// The session cookie. Over https it carries the prefix `__Host-`, which binds it to this very host.
final class SessionCookie {
    private static final String NAME = "weiche_session";
    private static final String SECURE_NAME = "__Host-" + NAME;

    private SessionCookie() {}

    static Optional<AccountKey> read(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(request.isSecure() ? SECURE_NAME : NAME))
                .map(Cookie::getValue)
                .findFirst()
                .flatMap(AccountKey::parse);
    }

    static void set(HttpServletRequest request, HttpServletResponse response, String value) {
        write(request, response, value, Duration.ofDays(90));
    }

    static void clear(HttpServletRequest request, HttpServletResponse response) {
        write(request, response, "", Duration.ZERO);
    }

    private static void write(HttpServletRequest request, HttpServletResponse response, String value, Duration age) {
        var secure = request.isSecure();
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(secure ? SECURE_NAME : NAME, value)
                        .httpOnly(true)
                        .secure(secure)
                        .sameSite("Lax")
                        .path("/")
                        .maxAge(age)
                        .build()
                        .toString());
    }
}
