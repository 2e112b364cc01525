package io.weiche.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/// Somebody who listens to events that the server sends.
public class EventStream implements AutoCloseable {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final InputStream stream;
    private volatile boolean ended;

    /// Returns when the server has begun to answer.
    ///
    /// @param path below the version
    public EventStream(Api person, String path) {
        this(person.server() + "/api/v1" + path, Map.of("Authorization", "Bearer " + person.token()));
    }

    public EventStream(String url, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create(url));
        headers.forEach(request::header);
        try {
            var response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            this.stream = response.body();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        Thread.ofVirtual().start(this::read);
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            var event = "";
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event:")) {
                    event = line.substring(6);
                } else if (line.startsWith("data:")) {
                    heard.add(event + " " + line.substring(5));
                }
            }
        } catch (IOException e) {
            // closed by us
        }
        ended = true;
    }

    /// What came so far, as `event data`.
    public List<String> heard() {
        return List.copyOf(heard);
    }

    public void forget() {
        heard.clear();
    }

    public String await(Predicate<String> wanted) {
        return Patience.awaitOne("heard so far", heard, wanted);
    }

    public void awaitEnd() {
        Patience.await("the end of the events", () -> ended);
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException e) {
            // was closed
        }
    }
}
