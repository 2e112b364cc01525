package io.weiche.bitrix24.moving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.weiche.outbound.Outbound;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A portal with the limits of the original is asked as often as it lets itself be asked.
class PortalTest {
    private static final String GOOD = "{\"result\":{\"result\":{\"p0\":[{\"ID\":\"1\"}]},\"result_error\":[]}}";

    private final Deque<Reply> answers = new ArrayDeque<>();
    private final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());
    private final Outbound outbound = Outbound.unguarded();
    private final HttpServer server = open();
    private Portal portal;

    private record Reply(int status, String body) {}

    private static HttpServer open() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void begin() {
        server.createContext("/", exchange -> {
            var reply = answers.size() > 1 ? answers.remove() : answers.element();
            var bytes = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        var address = "http://127.0.0.1:" + server.getAddress().getPort() + "/rest/1/secret/";
        portal = new Portal(outbound, address, _ -> {}, pauses::add);
    }

    @AfterEach
    void end() {
        server.stop(0);
        outbound.close();
    }

    private static Reply refused(int status, String code) {
        return new Reply(status, "{\"error\":\"" + code + "\",\"error_description\":\"\"}");
    }

    private static Reply batchWith(String code) {
        return new Reply(
                200,
                "{\"result\":{\"result\":{\"p0\":[]},\"result_error\":{\"p1\":{\"error\":\"" + code
                        + "\",\"error_description\":\"\"}}}}");
    }

    @Test
    void itWaitsLongerEachTimeWhenItAsksTooOften() {
        answers.addAll(
                List.of(refused(503, "QUERY_LIMIT_EXCEEDED"), batchWith("QUERY_LIMIT_EXCEEDED"), new Reply(200, GOOD)));
        assertThat(portal.batch(Map.of("p0", "crm.deal.list")).path("p0").size())
                .isEqualTo(1);
        assertThat(pauses).containsExactly(Duration.ofMillis(500), Duration.ofMillis(1_000));
    }

    @Test
    void aLimitOfWorkIsWaitedForByTheMinuteAlsoInsideABatch() {
        answers.addAll(
                List.of(refused(429, "OPERATION_TIME_LIMIT"), batchWith("OPERATION_TIME_LIMIT"), new Reply(200, GOOD)));
        assertThat(portal.batch(Map.of("p0", "crm.deal.list")).path("p0").size())
                .isEqualTo(1);
        assertThat(pauses).containsExactly(Duration.ofMinutes(1), Duration.ofMinutes(1));
    }

    @Test
    void aLimitThatNeverEndsIsSaidAndNothingTakenForAnEmptyPage() {
        answers.add(batchWith("OPERATION_TIME_LIMIT"));
        assertThatThrownBy(() -> portal.batch(Map.of("p0", "crm.deal.list")))
                .isInstanceOf(Portal.Unusable.class)
                .hasMessageContaining("OPERATION_TIME_LIMIT")
                .hasMessageContaining("nothing is lost");
        assertThat(pauses).as("more than the ten minutes of the original").hasSize(11);
    }

    @Test
    void anyTroubleOfTheMomentInsideABatchIsAskedAgain() {
        answers.addAll(List.of(batchWith("INTERNAL_SERVER_ERROR"), batchWith("OVERLOAD_LIMIT"), new Reply(200, GOOD)));
        assertThat(portal.batch(Map.of("p0", "crm.deal.list")).path("p0").size())
                .isEqualTo(1);
        assertThat(pauses).hasSize(2);
    }

    @Test
    void aPageThatFailsForGoodIsNotTakenForTheEnd() {
        answers.add(new Reply(200, failed("p0", "ACCESS_DENIED", "Access denied.")));
        assertThatThrownBy(() -> portal.after("crm.deal.list", 0, List.of("ID")))
                .isInstanceOf(Portal.Unusable.class)
                .hasMessageContaining("ACCESS_DENIED");
        assertThat(pauses).isEmpty();
    }

    @Test
    void whatPagesBehindTheLastOneSayIsNotRead() {
        answers.add(new Reply(200, failed("p1", "ERROR_CORE", "Wrong filter.")));
        assertThat(portal.after("crm.deal.list", 0, List.of("ID"))).isEmpty();
    }

    @Test
    void onlyWhatIsNotFoundIsAbsent() {
        answers.add(new Reply(200, failed("r1", "", "Not found")));
        assertThat(portal.batchOfFound(Map.of("r1", "crm.deal.contact.items.get?id=1"))
                        .path("r1")
                        .size())
                .isZero();
        answers.clear();
        answers.add(new Reply(200, failed("r1", "ERROR_METHOD_NOT_FOUND", "Method not found!")));
        assertThatThrownBy(() -> portal.batchOfFound(Map.of("r1", "crm.deal.contact.items.get?id=1")))
                .isInstanceOf(Portal.Unusable.class)
                .hasMessageContaining("ERROR_METHOD_NOT_FOUND");
    }

    @Test
    void waitingForALimitLeavesAllTriesForOtherTrouble() {
        for (int time = 0; time < 9; time++) {
            answers.add(batchWith("OPERATION_TIME_LIMIT"));
        }
        answers.addAll(List.of(refused(503, "QUERY_LIMIT_EXCEEDED"), new Reply(200, GOOD)));
        assertThat(portal.batch(Map.of("p0", "crm.deal.list")).path("p0").size())
                .isEqualTo(1);
        assertThat(pauses).hasSize(10).endsWith(Duration.ofMinutes(1), Duration.ofMillis(500));
    }

    private static String failed(String key, String code, String text) {
        return "{\"result\":{\"result\":[],\"result_error\":{\"" + key + "\":{\"error\":\"" + code
                + "\",\"error_description\":\"" + text + "\"}}}}";
    }

    @Test
    void whatIsNoTroubleOfTheMomentIsNotAskedAgain() {
        answers.add(refused(401, "insufficient_scope"));
        assertThatThrownBy(() -> portal.call("crm.deal.list", Map.of()))
                .isInstanceOf(Portal.Unusable.class)
                .hasMessageContaining("insufficient_scope");
        assertThat(pauses).isEmpty();
    }
}
