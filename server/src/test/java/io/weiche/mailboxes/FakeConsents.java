package io.weiche.mailboxes;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.weiche.testing.Json;
import io.weiche.testing.TestMailServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.apache.commons.codec.digest.DigestUtils;

/// A provider of consents that keeps to the rules: a code counts once and for whoever began, a refresh token counts
/// once, and what it gives opens the mailbox until it gives something else.
final class FakeConsents implements AutoCloseable {
    static final String CLIENT = "weiche";
    static final String SECRET = "Geheimnis der Anwendung";

    private final HttpServer http;
    private final TestMailServer mail;
    private Map<String, String> asked = Map.of();
    private String refresh = "";
    private int given;

    /// What it has been asked for, and what it has given.
    final List<String> grants = new CopyOnWriteArrayList<>();
    final List<String> tokens = new CopyOnWriteArrayList<>();
    /// How long its tokens count, in seconds.
    volatile int life = 3_600;
    /// Gives nothing that lasts.
    volatile boolean fleeting;
    /// What it answers instead; 0: as it should.
    volatile int failing;

    FakeConsents(TestMailServer mail) throws IOException {
        this.mail = mail;
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/token", this::serve);
        http.start();
    }

    String address(String path) {
        return "http://127.0.0.1:" + http.getAddress().getPort() + path;
    }

    String settings() {
        return Json.of("{'authorizeUrl':'" + address("/authorize?tenant=werk") + "','tokenUrl':'" + address("/token")
                + "','scopes':'IMAP SMTP offline_access','clientId':'" + CLIENT + "','clientSecret':'" + SECRET + "'}");
    }

    /// A person who is sent here consents.
    ///
    /// @return what the browser brings back
    synchronized String consent(URI page) {
        asked = form(page.getRawQuery());
        return "code=einmal&state=" + asked.get("state");
    }

    synchronized String asked(String name) {
        return asked.getOrDefault(name, "");
    }

    /// The person takes the consent back.
    synchronized void takeBack() {
        refresh = "";
        mail.open("nichts mehr");
    }

    private synchronized void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            grants.add(form.getOrDefault("grant_type", ""));
            var known = isKnown(exchange.getRequestHeaders().getFirst("Authorization"));
            var status = failing > 0 ? failing : !known ? 401 : counts(form) ? 200 : 400;
            var text = switch (status) {
                case 200 -> give();
                case 400 -> Json.of("{'error':'invalid_grant','error_description':'expired'}");
                default -> Json.of("{'error':'invalid_client'}");
            };
            var body = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static boolean isKnown(String authorization) {
        var pair = "weiche:Geheimnis+der+Anwendung";
        return ("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                .equals(authorization);
    }

    private boolean counts(Map<String, String> form) {
        if ("refresh_token".equals(form.get("grant_type"))) {
            return !refresh.isEmpty() && refresh.equals(form.get("refresh_token"));
        }
        var challenge = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(DigestUtils.sha256(form.getOrDefault("code_verifier", "")));
        return "einmal".equals(form.get("code"))
                && challenge.equals(asked.get("code_challenge"))
                && asked("redirect_uri").equals(form.get("redirect_uri"));
    }

    private String give() {
        given++;
        refresh = "dauerhaft-" + given;
        var access = "zugang-" + given + "-" + "x".repeat(1_500);
        tokens.addAll(List.of(refresh, access));
        mail.open(access);
        return Json.of("{'access_token':'" + access + "','token_type':'Bearer','expires_in':" + life
                + (fleeting ? "" : ",'refresh_token':'" + refresh + "'") + "}");
    }

    private static Map<String, String> form(String text) {
        var form = new HashMap<String, String>();
        Arrays.stream(text.split("&"))
                .map(part -> part.split("=", 2))
                .forEach(part ->
                        form.put(part[0], part.length < 2 ? "" : URLDecoder.decode(part[1], StandardCharsets.UTF_8)));
        return form;
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
