package io.weiche.access.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/// By this a browser is known as one somebody has signed in with before. Lets nobody in.
final class DeviceCookie {
    private static final String NAME = "weiche_device";
    private static final String SECURE_NAME = "__Host-" + NAME;

    private DeviceCookie() {}

    static @Nullable String read(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(request.isSecure() ? SECURE_NAME : NAME))
                .map(Cookie::getValue)
                .findFirst()
                .orElse(null);
    }

    static void set(HttpServletRequest request, HttpServletResponse response, String value) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(request.isSecure() ? SECURE_NAME : NAME, value)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Strict")
                        .path("/")
                        .maxAge(Duration.ofDays(400))
                        .build()
                        .toString());
    }
}
