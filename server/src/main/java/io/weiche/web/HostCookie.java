package io.weiche.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/// A cookie of the whole server. Over https it carries the prefix `__Host-`, which binds it to this very host.
///
/// @param hidden from scripts of the page
public record HostCookie(String name, String sameSite, boolean hidden) {
    private static final String PREFIX = "__Host-";

    public Optional<String> read(HttpServletRequest request) {
        var sent = nameOf(request);
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(sent))
                .map(Cookie::getValue)
                .findFirst();
    }

    /// @param age negative: until the browser is closed
    public void write(HttpServletRequest request, HttpServletResponse response, String value, Duration age) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(nameOf(request), value)
                        .httpOnly(hidden)
                        .secure(request.isSecure())
                        .sameSite(sameSite)
                        .path("/")
                        .maxAge(age)
                        .build()
                        .toString());
    }

    public void clear(HttpServletRequest request, HttpServletResponse response) {
        write(request, response, "", Duration.ZERO);
    }

    private String nameOf(HttpServletRequest request) {
        return request.isSecure() ? PREFIX + name : name;
    }
}
