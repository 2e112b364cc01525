package io.weiche.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Patience;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Somebody on another site, as their browser speaks with us.
final class Visitor {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final String chat;
    private final String secret = hex(32);
    /// Of their own: who begins too often from one address is stopped, and one does it all in here.
    private final String address = "198.18." + RANDOM.nextInt(256) + "." + RANDOM.nextInt(256);

    Visitor(Api api, String key) {
        this.chat = api.server() + "/chat/" + key;
    }

    static String hex(int bytes) {
        var drawn = new byte[bytes];
        RANDOM.nextBytes(drawn);
        return HexFormat.of().formatHex(drawn);
    }

    Api.Answer says(String text) {
        return says(hex(16), text);
    }

    Api.Answer says(String clientId, String text) {
        return post("/messages", "{\"clientId\":\"%s\",\"text\":\"%s\",\"language\":\"DE\"}".formatted(clientId, text));
    }

    Api.Answer post(String path, String body) {
        return Api.raw("POST", chat + path, body, headers(Map.of("Content-Type", "application/json")));
    }

    JsonNode sees() {
        return Api.raw("GET", chat + "/conversation", null, headers(Map.of()))
                .is(200)
                .json();
    }

    private Map<String, String> headers(Map<String, String> more) {
        var all = new HashMap<>(more);
        all.put("X-Chat-Visitor", secret);
        all.put("X-Forwarded-For", address);
        return all;
    }

    /// An open window: what it has heard so far, as `id event data`.
    final class Window implements AutoCloseable {
        private final List<String> heard = new CopyOnWriteArrayList<>();
        private final InputStream stream;

        Window(@Nullable String lastEvent) throws Exception {
            var request = HttpRequest.newBuilder(URI.create(chat + "/events")).header("X-Chat-Visitor", secret);
            if (lastEvent != null) {
                request.header("Last-Event-ID", lastEvent);
            }
            var response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            stream = response.body();
            Thread.ofVirtual().start(this::read);
            await(line -> line.contains("hello"));
        }

        private void read() {
            try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                var id = "";
                var event = "";
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("id:")) {
                        id = line.substring(3);
                    } else if (line.startsWith("event:")) {
                        event = line.substring(6);
                    } else if (line.startsWith("data:")) {
                        heard.add(id + " " + event + " " + line.substring(5));
                    }
                }
            } catch (IOException e) {
                // closed by us
            }
        }

        List<String> heard() {
            return heard;
        }

        String await(Predicate<String> wanted) {
            return Patience.awaitOne("heard so far", heard, wanted);
        }

        @Override
        public void close() throws IOException {
            stream.close();
        }
    }
}
