package io.weiche.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.kernel.AccountId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A user of an account who speaks HTTP with the server.
///
/// @param token for the interface
/// @param webhook secret for the compatible interface
public record Api(String server, AccountId account, long userId, String email, String token, String webhook) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final List<String> WORKING = List.of("RUNNING", "UNDOING");
    private static final Duration STANDSTILL = Duration.ofMinutes(1);

    /// An answer. Assertions say what came instead.
    public record Answer(int status, String body, Map<String, String> headers, List<String> cookies) {
        public JsonNode json() {
            return JSON.readTree(body);
        }

        public Answer is(int expected) {
            assertThat(status).as(body).isEqualTo(expected);
            return this;
        }

        /// A problem of a kind, with the fields it complains about.
        public Answer isProblem(int expected, String slug, String... fields) {
            is(expected);
            assertThat(json().path("type").asString()).endsWith("/" + slug);
            if (fields.length > 0) {
                assertThat(json().path("errors")
                                .valueStream()
                                .map(error -> error.path("field").asString()))
                        .containsExactlyInAnyOrder(fields);
            }
            return this;
        }

        public long id() {
            return json().path("id").longValue();
        }

        public long number(String path) {
            JsonNode node = json();
            for (var part : path.split("\\.")) {
                node = node.path(part);
            }
            assertThat(node.isNumber()).as(path + " in " + body).isTrue();
            return node.longValue();
        }
    }

    public Answer get(String path) {
        return send("GET", path, null, Map.of());
    }

    /// The items of a list.
    public JsonNode items(String path) {
        return get(path).is(200).json().path("items");
    }

    public Answer post(String path, String body) {
        return send("POST", path, body, Map.of());
    }

    public Answer patch(String path, String body) {
        return send("PATCH", path, body, Map.of("If-Match", "*"));
    }

    public Answer delete(String path) {
        return send("DELETE", path, null, Map.of());
    }

    public Answer send(String method, String path, String body, Map<String, String> headers) {
        var all = new HashMap<>(headers);
        if (!token.isEmpty()) {
            all.putIfAbsent("Authorization", "Bearer " + token);
        }
        if (body != null) {
            all.putIfAbsent("Content-Type", "application/json");
        }
        return raw(method, server + "/api/v1" + path, body, all);
    }

    /// Any address of the server, signed in by nothing but what the headers say.
    public static Answer raw(String method, String url, String body, Map<String, String> headers) {
        return rawBytes(method, url, body == null ? null : body.getBytes(StandardCharsets.UTF_8), headers);
    }

    public static Answer rawBytes(String method, String url, byte[] body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create(url))
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        try {
            var response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            var received = new HashMap<String, String>();
            response.headers().map().forEach((name, values) -> received.put(name, values.getFirst()));
            return new Answer(
                    response.statusCode(),
                    response.body(),
                    received,
                    response.headers().allValues("Set-Cookie"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Signed in as nobody.
    public Api asNobody() {
        return new Api(server, account, userId, email, "", webhook);
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// Opens a lead and answers its number.
    public long lead(String body) {
        return post("/leads", body).is(201).id();
    }

    public int epoch() {
        return get("/crm-mode").json().path("epoch").intValue();
    }

    /// Switches to simple mode and waits for the end of the run.
    public JsonNode switchToSimple(String options) {
        var started = post(
                "/crm-mode/switches",
                "{\"to\":\"SIMPLE\",\"expectedEpoch\":" + epoch() + (options.isEmpty() ? "" : "," + options) + "}");
        assertThat(started.status()).as(started.body()).isIn(200, 202);
        return awaitSwitch(started.id());
    }

    public JsonNode awaitSwitch(long id) {
        return awaitEnd("/crm-mode/switches/" + id);
    }

    /// Waits for the end of a change of many records, or of its undo.
    public JsonNode awaitBulkChange(long id) {
        return awaitEnd("/bulk-changes/" + id);
    }

    /// Waits as long as the run gets on, however slow the machine is: standing still for a minute is the failure.
    private JsonNode awaitEnd(String run) {
        var last = get(run).is(200).json();
        var patience = System.nanoTime() + STANDSTILL.toNanos();
        while (WORKING.contains(last.path("status").asString())) {
            if (System.nanoTime() > patience) {
                throw new AssertionError("stands still: " + last);
            }
            pause();
            var now = get(run).is(200).json();
            if (!now.equals(last)) {
                patience = System.nanoTime() + STANDSTILL.toNanos();
            }
            last = now;
        }
        return last;
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
