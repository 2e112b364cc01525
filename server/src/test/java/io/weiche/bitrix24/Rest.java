package io.weiche.bitrix24;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A program that speaks the compatible interface with the webhook of a user.
record Rest(Api api) {
    String address() {
        return api.server() + "/rest/" + api.userId() + "/" + api.webhook() + "/";
    }

    /// As most SDKs do.
    Api.Answer json(String method, String body) {
        return Api.raw("POST", address() + method, body, Map.of("Content-Type", "application/json"));
    }

    /// As PHP programs do.
    Api.Answer form(String method, String body) {
        return Api.raw("POST", address() + method, body, Map.of("Content-Type", "application/x-www-form-urlencoded"));
    }

    /// @param method with its query
    Api.Answer get(String method) {
        return Api.raw("GET", address() + method, null, Map.of());
    }

    /// A request whose address holds signs that no well-behaved client sends.
    ///
    /// @return status line, headers and body
    String raw(String method) {
        var uri = URI.create(address());
        try (var socket = new Socket(uri.getHost(), uri.getPort())) {
            var request = "GET " + uri.getPath() + method
                    + " HTTP/1.1\r\nHost: localhost\r\nConnection: close, Upgrade, HTTP2-Settings\r\n"
                    + "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode result(String method, String body) {
        return json(method, body).is(200).json().path("result");
    }

    /// @param fields JSON object
    /// @return the number of the new record
    long add(String kind, String fields) {
        return result("crm." + kind + ".add", "{\"fields\":" + fields + "}").longValue();
    }

    JsonNode record(String kind, long id) {
        return result("crm." + kind + ".get", "{\"id\":" + id + "}");
    }

    /// The numbers of the records that match.
    List<Long> ids(String kind, String filter) {
        return result("crm." + kind + ".list", "{\"select\":[\"ID\"],\"filter\":" + filter + "}")
                .valueStream()
                .map(row -> Long.valueOf(row.path("ID").asString()))
                .toList();
    }

    /// Codes and fields of the warnings of an answer.
    static List<String> warnings(Api.Answer answer) {
        return answer.json()
                .path("warnings")
                .valueStream()
                .map(warning -> warning.path("code").asString() + " "
                        + warning.path("field").asString(""))
                .toList();
    }

    static void isError(Api.Answer answer, int status, String code, String text) {
        answer.is(status);
        assertThat(answer.json().path("error").isString()).as(answer.body()).isTrue();
        assertThat(answer.json().path("error").stringValue()).isEqualTo(code);
        assertThat(answer.json().path("error_description").asString()).contains(text);
    }
}
