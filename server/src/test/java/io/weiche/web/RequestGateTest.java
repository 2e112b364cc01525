package io.weiche.web;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.weiche.testing.Api;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/// More requests at once than there are connections.
@Isolated("other tests would be refused meanwhile")
@WeicheTest
class RequestGateTest {
    private final TestAccounts accounts;
    private final DataSource pool;

    RequestGateTest(TestAccounts accounts, DataSource pool) {
        this.accounts = accounts;
        this.pool = pool;
    }

    @Test
    void jobsHaveConnectionsLeftWhateverComesInByRequests() throws Exception {
        // two workers of a switch, the scheduler, and one that an answer is followed by
        assertThat(pool.unwrap(HikariDataSource.class).getMaximumPoolSize())
                .isGreaterThanOrEqualTo(RequestGate.AT_ONCE + 4);
    }

    @Test
    @Timeout(60)
    void whoFindsNoRoomHearsItInTheWordsOfItsDoor() throws Exception {
        var api = accounts.open();
        var waiting = new ArrayList<Socket>();
        try {
            while (waiting.size() < RequestGate.AT_ONCE) {
                waiting.add(halfARequest(api));
            }
            while (Api.raw("GET", api.server() + "/api/v1/deals", null, Map.of())
                            .status()
                    != 503) {
                // not all of them have been let in yet
                Thread.onSpinWait();
            }
            var ours = meanwhile(api, "/api/v1/deals");
            var rest = meanwhile(api, "/rest/1/x/profile");
            var version3 = meanwhile(api, "/rest/api/profile");
            ours.join().isProblem(503, "unavailable");
            assertThat(ours.join().headers()).containsEntry("retry-after", "2");
            assertThat(rest.join().is(503).headers().get("content-type"))
                    .isEqualToIgnoringCase("application/json;charset=utf-8");
            assertThatJson(rest.join().body())
                    .isEqualTo("{'error':'QUERY_LIMIT_EXCEEDED','error_description':'Too many requests'}");
            assertThat(version3.join().is(503).json().path("error").path("code").asString())
                    .isEqualTo("QUERY_LIMIT_EXCEEDED");
        } finally {
            for (var socket : waiting) {
                socket.close();
            }
        }
        api.get("/deals").is(200);
    }

    private static CompletableFuture<Api.Answer> meanwhile(Api api, String path) {
        return CompletableFuture.supplyAsync(() -> Api.raw("GET", api.server() + path, null, Map.of()));
    }

    /// A request that has been let in and whose body does not come.
    private static Socket halfARequest(Api api) throws IOException {
        var server = URI.create(api.server());
        var socket = new Socket(server.getHost(), server.getPort());
        socket.getOutputStream()
                .write(("POST /api/v1/deals HTTP/1.1\r\nHost: " + server.getHost() + "\r\nAuthorization: Bearer "
                                + api.token() + "\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{")
                        .getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    @Test
    void aCrowdIsAnsweredOrToldToComeAgain() {
        var api = accounts.open();
        try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 200)
                    .mapToObj(_ -> CompletableFuture.supplyAsync(() -> api.get("/deals"), crowd))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .map(Api.Answer::status)
                    .distinct()
                    .toList();
            assertThat(List.of(200, 503)).containsAll(answers);
            assertThat(answers).contains(200);
        }
        api.get("/deals").is(200);
    }
}
