package io.weiche.testing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Somebody who signs in with e-mail and password, and keeps cookies as a browser does.
public final class Browser {
    private static final AtomicInteger ADDRESS = new AtomicInteger();

    private final String server;
    private final Map<String, String> cookies = new HashMap<>();
    private String csrf = "";
    private String address = newAddress();

    public Browser(String server) {
        this.server = server;
    }

    /// One that has signed in.
    public static Browser of(Api user) {
        var browser = new Browser(user.server());
        browser.signIn(user.email(), TestAccounts.PASSWORD, null).is(200);
        return browser;
    }

    /// Of its own, so that tests use up nobody else's tries.
    public static String newAddress() {
        int number = ADDRESS.incrementAndGet();
        return "203.0." + number / 250 % 250 + "." + (1 + number % 250);
    }

    public Browser at(String from) {
        this.address = from;
        return this;
    }

    public Api.Answer signIn(String email, String password, String code) {
        return signIn(email, password, code, Map.of());
    }

    public Api.Answer signIn(String email, String password, String code, Map<String, String> headers) {
        var answer = send(
                "POST",
                "/session",
                Json.of("{'email':'" + email + "','password':'" + password + "'"
                        + (code == null ? "" : ",'code':'" + code + "'") + "}"),
                headers);
        if (answer.status() == 200) {
            csrf = answer.json().path("csrfToken").asString("");
        }
        return answer;
    }

    public Api.Answer get(String path) {
        return send("GET", path, null, Map.of());
    }

    public Api.Answer post(String path, String body) {
        return send("POST", path, body, Map.of());
    }

    public Api.Answer delete(String path) {
        return send("DELETE", path, null, Map.of());
    }

    /// A page outside the interface.
    public Api.Answer page(String path) {
        return exchange("GET", path, null, Map.of());
    }

    public Api.Answer send(String method, String path, String body, Map<String, String> more) {
        return exchange(method, "/api/v1" + path, body, more);
    }

    private Api.Answer exchange(String method, String path, String body, Map<String, String> more) {
        var headers = new HashMap<String, String>();
        headers.put("X-Forwarded-For", address);
        if (!cookies.isEmpty()) {
            headers.put(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        if (!csrf.isEmpty()) {
            headers.put("X-CSRF-Token", csrf);
        }
        if (body != null) {
            headers.put("Content-Type", "application/json");
        }
        headers.putAll(more);
        var answer = Api.raw(method, server + path, body, headers);
        keep(answer.cookies());
        return answer;
    }

    private void keep(List<String> setCookies) {
        setCookies.stream()
                .flatMap(cookie -> Stream.of(cookie.split(";")).limit(1))
                .map(cookie -> cookie.split("=", 2))
                .forEach(cookie -> {
                    if (cookie[1].isEmpty()) {
                        cookies.remove(cookie[0]);
                    } else {
                        cookies.put(cookie[0], cookie[1]);
                    }
                });
    }

    public void adopt(String csrfToken) {
        csrf = csrfToken;
    }

    public String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    public boolean signedIn() {
        return get("/session").json().path("signedIn").booleanValue();
    }
}
