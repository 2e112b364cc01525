package io.weiche.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// What every answer of the server has in common.
@WeicheTest
class AnswersTest {
    private final Api api;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    AnswersTest(TestAccounts accounts, JdbcClient sql, TransactionTemplate transaction) {
        this.api = accounts.open();
        this.sql = sql;
        this.transaction = transaction;
    }

    @Test
    void everyAnswerLimitsWhatABrowserDoesWithIt() {
        for (var path : new String[] {"/leads", "/leads/0", "/nothing", "/session"}) {
            assertThat(api.get(path).headers())
                    .as(path)
                    .containsEntry("x-content-type-options", "nosniff")
                    .containsEntry("x-frame-options", "DENY")
                    .containsEntry("referrer-policy", "same-origin")
                    .containsEntry("cross-origin-opener-policy", "same-origin")
                    .containsEntry("cache-control", "no-store")
                    .containsKey("content-security-policy")
                    .doesNotContainKey("server")
                    .doesNotContainKey("x-powered-by");
        }
    }

    @Test
    void everyProblemHasANumber() {
        for (var answer : List.of(
                api.get("/leads/0"),
                api.get("/nothing"),
                api.post("/deals", "{}"),
                api.asNobody().get("/deals"),
                api.post("/deals", "["),
                api.send("PATCH", "/deals/0", "{}", Map.of()))) {
            assertThat(answer.status()).isBetween(400, 499);
            assertThat(answer.json().path("instance").asString()).matches("urn:uuid:[0-9a-f]{8}-[0-9a-f-]{27}");
        }
    }

    @Test
    void aMethodThatIsNotAllowedNamesThoseThatAre() {
        var answer = api.send("PUT", "/deals", "{}", Map.of()).isProblem(405, "method-not-allowed");
        assertThat(answer.headers().get("allow")).contains("GET").contains("POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /%00 HTTP/1.1\r\nHost: x\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\r\nX: LONG\r\n\r\n"})
    void whatTheContainerRefusesItselfIsAProblemLikeOthers(String request) throws Exception {
        var server = URI.create(api.server());
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(request.replace("LONG", "x".repeat(80_000)).getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            var answer = new String(socket.getInputStream().readNBytes(400), StandardCharsets.UTF_8)
                    .toLowerCase(Locale.ROOT);
            assertThat(answer)
                    .startsWith("http/1.1 400")
                    .contains("x-content-type-options: nosniff")
                    .contains("content-security-policy: default-src 'none'");
        }
    }

    @Test
    void aBodyOverTenMegabytesIsRefusedWhetherItSaysSoOrNot() throws Exception {
        var large = ("{\"title\":\"" + "x".repeat(11 * 1024 * 1024) + "\"}").getBytes();
        Api.rawBytes(
                        "POST",
                        api.server() + "/api/v1/deals",
                        large,
                        Map.of("Authorization", "Bearer " + api.token(), "Content-Type", "application/json"))
                .isProblem(413, "payload-too-large");
        try (var client = HttpClient.newHttpClient()) {
            // of unknown length: sent in chunks
            var request = HttpRequest.newBuilder(URI.create(api.server() + "/api/v1/deals"))
                    .header("Authorization", "Bearer " + api.token())
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))
                    .build();
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(413);
        }
        assertThat(api.items("/deals").isEmpty()).isTrue();
    }

    @Test
    void justBelowTheLimitsIsAccepted() {
        api.post("/deals", Json.of("{'title':'" + "x".repeat(500) + "','comments':'" + "y".repeat(1_000_000) + "'}"))
                .is(201);
        api.post("/deals", Json.of("{'title':'" + "x".repeat(501) + "'}")).isProblem(400, "invalid-input", "title");
        api.post("/deals", Json.of("{'title':'x','comments':'" + "y".repeat(1_000_001) + "'}"))
                .isProblem(400, "invalid-input", "comments");
    }

    @Test
    void severalUnknownFieldsAreNamedAtOnce() {
        api.post("/deals", Json.of("{'title':'x','titel':'y','accountId':1,'version':7}"))
                .isProblem(400, "invalid-input", "titel", "accountId", "version");
    }

    @Test
    void whateverIsNobodysAddressIsNotFound() {
        api.get("/nothing").isProblem(404, "not-found");
        api.post("/nothing", "{}").isProblem(404, "not-found");
        Api.raw("POST", api.server() + "/error", "{}", Map.of()).isProblem(403, "forbidden");
    }

    /// A lock that somebody holds for long is no error of the request: it may be repeated.
    @Test
    void aRequestThatWaitsTooLongForSomebodyElseMayBeRepeated() throws Exception {
        var deal = api.post("/deals", Json.of("{'title':'belegt'}")).is(201).id();
        var held = new java.util.concurrent.CountDownLatch(1);
        var release = new java.util.concurrent.CountDownLatch(1);
        var holder = CompletableFuture.runAsync(() -> io.weiche.kernel.CurrentAccount.runAs(
                api.account(),
                () -> transaction.executeWithoutResult(_ -> {
                    sql.sql("select 1 from deal where id = ? for update")
                            .param(deal)
                            .query()
                            .singleRow();
                    held.countDown();
                    await(release);
                })));
        assertThat(held.await(10, TimeUnit.SECONDS)).isTrue();
        try {
            var answer = api.patch("/deals/" + deal, Json.of("{'title':'frei'}"));
            answer.isProblem(503, "unavailable");
            assertThat(answer.headers()).containsKey("retry-after");
        } finally {
            release.countDown();
            holder.get(10, TimeUnit.SECONDS);
        }
        api.patch("/deals/" + deal, Json.of("{'title':'frei'}")).is(200);
    }

    private static void await(java.util.concurrent.CountDownLatch latch) {
        try {
            latch.await(12, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
