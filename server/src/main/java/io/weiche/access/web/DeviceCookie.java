package io.weiche.access.web;

import io.weiche.web.HostCookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// By this a browser is known as one somebody has signed in with before. Lets nobody in.
final class DeviceCookie {
    private static final HostCookie COOKIE = new HostCookie("weiche_device", "Strict", true);

    private DeviceCookie() {}

    static @Nullable String read(HttpServletRequest request) {
        return COOKIE.read(request).orElse(null);
    }

    static void set(HttpServletRequest request, HttpServletResponse response, String value) {
        COOKIE.write(request, response, value, Duration.ofDays(400));
    }
}
