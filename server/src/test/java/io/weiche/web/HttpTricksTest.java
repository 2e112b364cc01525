package io.weiche.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// However a request is written, it may no more than the plain one (reliability S19, S29). Spoken over a bare socket,
/// because clients tidy up what they send.
@WeicheTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpTricksTest {
    private static final String MARK = "Geheimnis-im-Auftrag";

    private final Api owner;
    private final Api reader;
    private final long deal;

    HttpTricksTest(TestAccounts accounts) {
        this.owner = accounts.open();
        this.reader = accounts.reader(owner);
        this.deal = owner.post("/deals", Json.of("{'title':'" + MARK + "'}"))
                .is(201)
                .id();
    }

    /// Sixty ways to write the address of a deal.
    static Stream<String> spellings() {
        return Stream.of(
                "/api/v1/deals/%d;x=1",
                "/api/v1;x=1/deals/%d",
                "/api;/v1/deals/%d",
                "/;/api/v1/deals/%d",
                "//api/v1/deals/%d",
                "/api//v1/deals/%d",
                "/api/v1//deals//%d",
                "/./api/v1/deals/%d",
                "/api/./v1/deals/%d",
                "/x/../api/v1/deals/%d",
                "/assets/../api/v1/deals/%d",
                "/assets/..;/api/v1/deals/%d",
                "/assets/%%2e%%2e/api/v1/deals/%d",
                "/assets/..%%2fapi/v1/deals/%d",
                "/health/live/../../api/v1/deals/%d",
                "/health/live;/../../api/v1/deals/%d",
                "/f/x/../../api/v1/deals/%d",
                "/API/v1/deals/%d",
                "/Api/V1/Deals/%d",
                "/api/v1/deals/%d/",
                "/api/v1/deals/%d//",
                "/api/v1/deals/%d/.",
                "/api/v1/deals/x/../%d",
                "/api/v1/deals/%d.json",
                "/api/v1/deals/%d.",
                "/api/v1/deals/%d%%20",
                "/api/v1/deals/%d%%00",
                "/api/v1/deals/%d%%09",
                "/api/v1/deals/%d%%3bx=1",
                "/api/v1/deals/%d%%3fx",
                "/api/v1/deals/%d%%23",
                "/api/v1/deals%%2f%d",
                "/api/v1%%2fdeals/%d",
                "/%%61pi/v1/deals/%d",
                "/%%2561pi/v1/deals/%d",
                "/api\\v1\\deals\\%d",
                "/api/v1\\deals/%d",
                "/api/v1/deals/0%d",
                "/api/v1/deals/+%d",
                "/api/v1/deals/%%2b%d",
                "/api/v1/deals/%d?_method=DELETE",
                "/api/v1/deals/%d?_method=DELETE&_method=GET",
                "/api/v1/deals/%d?access_token=x&token=x",
                "/api/v1/deals/%d?id=1&id=2",
                "/api/v1/session/../deals/%d",
                "/api/v1/setup/../deals/%d",
                "/api/v1/setup/x/..;/..;/deals/%d",
                "/api/v1/password-reset/../deals/%d",
                "/api/v1/%%e3%%80%%82/deals/%d",
                "/api/v1/deals/%d/../%1$d",
                "/api/v1/deals/%d#/api/v1/session",
                "/error/../api/v1/deals/%d",
                "/rest/1/x/../../../api/v1/deals/%d",
                "/oidc/../api/v1/deals/%d",
                "/api/v1/../v1/deals/%d",
                "/api/v1/deals/%d/timeline/..",
                "http://127.0.0.1/api/v1/deals/%d",
                "http://else.example/api/v1/deals/%d",
                "/api/v1/deals/%d HTTP/1.1\r\nX-Second: /",
                "*");
    }

    @Test
    void noSpellingOfAnAddressShowsOrChangesAnything() {
        assertThat(spellings()).hasSize(60);
        var turn = new AtomicInteger();
        spellings().map(spelling -> spelling.formatted(deal)).forEach(address -> {
            assertThat(spoken("GET", address, "", "")).as("nobody: " + address).doesNotContain(MARK);
            var verb = turn.getAndIncrement() % 2 == 0 ? "DELETE" : "PATCH";
            var headers =
                    "Authorization: Bearer " + reader.token() + "\r\nIf-Match: *\r\nContent-Type: application/json\r\n";
            assertThat(spoken(verb, address, headers, verb.equals("PATCH") ? "{\"title\":\"x\"}" : ""))
                    .as("a reader, " + verb + ": " + address)
                    .doesNotContain(" 200 ", " 204 ");
        });
        assertThat(owner.get("/deals/" + deal).is(200).body()).contains(MARK);
    }

    @Test
    void noHeaderTurnsAQuestionIntoAChangeOrNobodyIntoSomebody() {
        var own = "Authorization: Bearer " + reader.token() + "\r\n";
        for (var header : List.of(
                "X-HTTP-Method-Override: DELETE",
                "X-Method-Override: DELETE",
                "X-HTTP-Method: DELETE",
                "X-Original-URL: /api/v1/session",
                "X-Rewrite-URL: /api/v1/session",
                "X-User-ID: " + owner.userId(),
                "X-Forwarded-Host: else.example",
                "X-Forwarded-Prefix: /api/v1/session",
                "Authorization: Bearer " + owner.token().substring(0, 12))) {
            spoken("POST", "/api/v1/deals/" + deal, own + header + "\r\n", "");
            assertThat(spoken("GET", "/api/v1/deals/" + deal, header + "\r\n", ""))
                    .as("nobody with " + header)
                    .doesNotContain(MARK);
        }
        owner.get("/deals/" + deal).is(200);
    }

    /// A proxy in front and the server behind must agree where a request ends, or the rest becomes somebody else's.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
                "Content-Length: 5\r\nContent-Length: 90\r\n",
                "Content-Length: 5, 90\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
                "Transfer-Encoding: xchunked\r\n",
                "Transfer-Encoding : chunked\r\n",
                "Content-Length: +5\r\n",
                "Content-Length: -1\r\n"
            })
    void noRequestHidesInsideOfAnother(String lengths) {
        var hidden = "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n";
        var answer = exchanged("POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + lengths + "\r\n0\r\n\r\n" + hidden);
        assertThat(answer.split("HTTP/1\\.1 ", -1)).as(answer).hasSizeLessThanOrEqualTo(2);
        assertThat(answer).matches("(?s)HTTP/1\\.1 (4..|501) .*").doesNotContain("\"up\"");
    }

    /// Ten megabytes of zeros in ten kilobytes: bodies are taken as they come and never unpacked.
    @Test
    void aPackedBodyIsNotUnpacked() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[10 << 20]);
        }
        for (var address : List.of("/api/v1/deals", "/api/v1/imports?kind=contacts")) {
            var answer = Api.rawBytes(
                    "POST",
                    owner.server() + address,
                    packed.toByteArray(),
                    Map.of(
                            "Authorization",
                            "Bearer " + owner.token(),
                            "Content-Type",
                            "application/json",
                            "Content-Encoding",
                            "gzip"));
            assertThat(answer.status()).as(address + " " + answer.body()).isBetween(400, 499);
        }
    }

    private String spoken(String verb, String address, String headers, String body) {
        return exchanged(verb + " " + address + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + headers
                + (body.isEmpty() ? "" : "Content-Length: " + body.length() + "\r\n") + "\r\n" + body);
    }

    private String exchanged(String request) {
        var server = URI.create(owner.server());
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(1_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return read(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Until the server closes the connection, or says nothing more.
    private static String read(Socket socket) throws IOException {
        var answer = new ByteArrayOutputStream();
        var buffer = new byte[8192];
        try {
            for (int read = socket.getInputStream().read(buffer);
                    read >= 0;
                    read = socket.getInputStream().read(buffer)) {
                answer.write(buffer, 0, read);
            }
        } catch (SocketTimeoutException e) {
            // an open connection with nothing more in it
        }
        return answer.toString(StandardCharsets.UTF_8);
    }
}
