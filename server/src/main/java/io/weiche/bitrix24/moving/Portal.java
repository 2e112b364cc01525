package io.weiche.bitrix24.moving;

import io.weiche.outbound.Outbound;
import io.weiche.outbound.OutboundFailure;
import io.weiche.outbound.OutboundRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The portal somebody moves out of, by the address of an incoming webhook. Only asks, and waits when it is asked to.
final class Portal {
    static final int PAGE = 50;

    private static final int PAGES_AT_ONCE = 10;
    private static final Duration LONGEST = Duration.ofSeconds(120);
    private static final int MOST_BYTES = 64 << 20;
    private static final int TRIES = 8;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final JsonMapper JSON = new JsonMapper();

    private final Outbound outbound;
    private final String webhook;
    private final Consumer<String> tell;

    /// @param webhook ends with a slash
    Portal(Outbound outbound, String webhook, Consumer<String> tell) {
        this.outbound = outbound;
        this.webhook = webhook;
        this.tell = tell;
    }

    /// The portal cannot be moved out of; the message is a sentence for people and holds no secret.
    static final class Unusable extends RuntimeException {
        Unusable(String message) {
            super(message);
        }
    }

    /// Its address without the secret.
    String name() {
        return URI.create(webhook).getAuthority();
    }

    /// The whole answer.
    ///
    /// @throws Unusable when it refuses, or does not answer in the end
    JsonNode call(String method, Map<String, ?> params) {
        var body = JSON.writeValueAsString(params).getBytes(StandardCharsets.UTF_8);
        var pause = FIRST_PAUSE;
        for (int tried = 1; ; tried++) {
            var reason = "it does not answer";
            try {
                var answer = outbound.send(OutboundRequest.post(webhook + method + ".json", "application/json", body)
                        .within(LONGEST, MOST_BYTES));
                var json = JSON.readTree(answer.body());
                if (answer.isSuccess() && !json.has("error")) {
                    return json;
                }
                var code = json.path("error").asString("");
                reason = answer.status() + " " + code + " "
                        + json.path("error_description").asString("");
                if (!isPassing(answer.status(), code)) {
                    throw new Unusable(method + ": " + reason.strip());
                }
            } catch (OutboundFailure e) {
                reason = e.why().name();
            } catch (JacksonException e) {
                reason = "it answers something else than JSON";
            }
            if (tried == TRIES) {
                throw new Unusable(method + ": " + reason);
            }
            tell.accept("The portal says: " + reason.strip() + ". Going on in " + pause.toMillis() + " ms.");
            rest(pause);
            pause = pause.multipliedBy(2);
        }
    }

    /// Limits and trouble of the moment. Asking again harms nobody.
    private static boolean isPassing(int status, String code) {
        return status == 429
                || status >= 500
                || code.equals("QUERY_LIMIT_EXCEEDED")
                || code.equals("OPERATION_TIME_LIMIT");
    }

    private static void rest(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unusable("interrupted");
        }
    }

    JsonNode result(String method, Map<String, ?> params) {
        return call(method, params).path("result");
    }

    /// How many there are.
    long total(String method, Map<String, ?> filter) {
        return MoveRecords.number(call(method, Map.of("select", List.of("ID"), "filter", filter, "start", 0))
                .path("total"));
    }

    /// The rows of a list that is short, page by page.
    List<JsonNode> all(String method, Map<String, ?> params, String within) {
        var rows = new ArrayList<JsonNode>();
        var start = 0L;
        while (start >= 0) {
            var asked = new LinkedHashMap<String, Object>(params);
            asked.put("start", start);
            var page = call(method, asked);
            var found =
                    within.isEmpty() ? page.path("result") : page.path("result").path(within);
            found.forEach(rows::add);
            start = page.has("next") ? MoveRecords.number(page.path("next")) : -1;
        }
        return rows;
    }

    /// The next rows behind a number, several pages in one request: each page begins behind the last row of the one
    /// before, and nobody counts.
    List<JsonNode> after(String method, long id, List<String> select) {
        var commands = new LinkedHashMap<String, String>();
        for (int page = 0; page < PAGES_AT_ONCE; page++) {
            var from = page == 0 ? Long.toString(id) : "$result[p" + (page - 1) + "][" + (PAGE - 1) + "][ID]";
            var query = new StringBuilder("order[ID]=ASC&start=-1&filter[>ID]=" + from);
            select.forEach(field -> query.append("&select[]=").append(field));
            commands.put("p" + page, method + "?" + query);
        }
        var rows = new ArrayList<JsonNode>();
        var answer = batch(commands);
        for (int page = 0; page < PAGES_AT_ONCE; page++) {
            var found = answer.path("p" + page);
            found.forEach(rows::add);
            if (found.size() < PAGE) {
                break;
            }
        }
        return rows;
    }

    /// The answers of several commands by their keys; what failed is absent.
    JsonNode batch(Map<String, String> commands) {
        var result = result("batch", Map.of("halt", 0, "cmd", commands));
        refuseLimits(result.path("result_error"));
        return result.path("result");
    }

    /// A command that met a limit inside of a batch would look like an empty page.
    private static void refuseLimits(JsonNode errors) {
        errors.forEach(error -> {
            var code = error.path("error").asString("");
            if (code.equals("QUERY_LIMIT_EXCEEDED") || code.equals("OPERATION_TIME_LIMIT")) {
                throw new Unusable("batch: " + code + ". Begin again later; nothing is lost.");
            }
        });
    }
}
