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
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The portal somebody moves out of, by the address of an incoming webhook. Only asks, and waits when it is asked to.
final class Portal {
    static final int PAGE = 50;

    private static final int PAGES_AT_ONCE = 10;
    private static final Duration LONGEST = Duration.ofSeconds(120);
    private static final int MOST_BYTES = 64 << 20;
    private static final String OPERATING = "OPERATION_TIME_LIMIT";
    /// Trouble of the moment, of a request or of one command of a batch.
    private static final Set<String> PASSING =
            Set.of("QUERY_LIMIT_EXCEEDED", OPERATING, "OVERLOAD_LIMIT", "INTERNAL_SERVER_ERROR");

    private static final Set<String> ABSENT = Set.of("NOT_FOUND", "ERROR_NOT_FOUND");
    private static final int TRIES = 8;
    /// What the original refuses then comes back within ten minutes.
    private static final int TRIES_AT_A_LIMIT = 12;

    private static final Duration PAUSE_AT_A_LIMIT = Duration.ofMinutes(1);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final JsonMapper JSON = new JsonMapper();

    private final Outbound outbound;
    private final String webhook;
    private final Consumer<String> tell;
    private final Consumer<Duration> rest;

    /// @param webhook ends with a slash
    Portal(Outbound outbound, String webhook, Consumer<String> tell) {
        this(outbound, webhook, tell, Portal::sleep);
    }

    /// @param rest waits so long
    Portal(Outbound outbound, String webhook, Consumer<String> tell, Consumer<Duration> rest) {
        this.outbound = outbound;
        this.webhook = webhook;
        this.tell = tell;
        this.rest = rest;
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

    /// What came of asking once.
    ///
    /// @param trouble empty when it answered
    /// @param limit of work: passes only after minutes
    private record Attempt(JsonNode answer, String trouble, boolean limit) {}

    /// Which errors of the commands of a batch count; the others look like an empty answer.
    @FunctionalInterface
    private interface Counting {
        boolean of(JsonNode results, String key, JsonNode error);
    }

    /// The whole answer.
    ///
    /// @throws Unusable when it refuses, or does not answer in the end
    JsonNode call(String method, Map<String, ?> params) {
        return call(method, params, (_, _, _) -> true);
    }

    private JsonNode call(String method, Map<String, ?> params, Counting counting) {
        var body = JSON.writeValueAsString(params).getBytes(StandardCharsets.UTF_8);
        int limited = 0;
        int disturbed = 0;
        while (true) {
            var attempt = ask(method, body, counting);
            if (attempt.trouble().isEmpty()) {
                return attempt.answer();
            }
            // waiting for a limit to pass leaves as many tries for everything else
            int tried = attempt.limit() ? ++limited : ++disturbed;
            if (tried >= (attempt.limit() ? TRIES_AT_A_LIMIT : TRIES)) {
                throw new Unusable(method + ": " + attempt.trouble() + ". Begin again later; nothing is lost.");
            }
            var pause = attempt.limit() ? PAUSE_AT_A_LIMIT : FIRST_PAUSE.multipliedBy(1L << (tried - 1));
            tell.accept("The portal says: " + attempt.trouble() + ". Going on in " + pause.toMillis() + " ms.");
            rest.accept(pause);
        }
    }

    private Attempt ask(String method, byte[] body, Counting counting) {
        try {
            var answer = outbound.send(OutboundRequest.post(webhook + method + ".json", "application/json", body)
                    .within(LONGEST, MOST_BYTES));
            var json = JSON.readTree(answer.body());
            if (answer.isSuccess() && !json.has("error")) {
                // a command that failed inside of a batch would look like an empty page
                var trouble = troubleWithin(method, json.path("result"), counting);
                return new Attempt(json, trouble, trouble.equals(OPERATING));
            }
            var code = json.path("error").asString("");
            var reason = answer.status() + " " + said(json);
            if (!isPassing(answer.status(), code)) {
                throw new Unusable(method + ": " + reason.strip());
            }
            return new Attempt(json, reason.strip(), code.equals(OPERATING));
        } catch (OutboundFailure e) {
            return new Attempt(JSON.nullNode(), e.why().name(), false);
        } catch (JacksonException e) {
            return new Attempt(JSON.nullNode(), "it answers something else than JSON", false);
        }
    }

    private static String said(JsonNode error) {
        return (error.path("error").asString("") + " "
                        + error.path("error_description").asString(""))
                .strip();
    }

    /// Asking again harms nobody.
    private static boolean isPassing(int status, String code) {
        return status == 429 || status >= 500 || PASSING.contains(code);
    }

    /// @return the code of what passes; empty when no command failed
    /// @throws Unusable when a command failed for good
    private static String troubleWithin(String method, JsonNode result, Counting counting) {
        var trouble = "";
        for (var entry : result.path("result_error").properties()) {
            var error = entry.getValue();
            if (!counting.of(result.path("result"), entry.getKey(), error)) {
                continue;
            }
            var code = error.path("error").asString("");
            if (!PASSING.contains(code)) {
                throw new Unusable(method + ", " + entry.getKey() + ": " + said(error));
            }
            trouble = trouble.isEmpty() || code.equals(OPERATING) ? code : trouble;
        }
        return trouble;
    }

    private static void sleep(Duration pause) {
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
        var answer = batch(commands, (results, key, _) -> isReached(results, Integer.parseInt(key.substring(1))));
        for (int page = 0; page < PAGES_AT_ONCE; page++) {
            var found = answer.path("p" + page);
            found.forEach(rows::add);
            if (found.size() < PAGE) {
                break;
            }
        }
        return rows;
    }

    /// Behind a page that is not full nothing is read, and what its rows would name is missing there.
    private static boolean isReached(JsonNode results, int page) {
        return IntStream.range(0, page)
                .allMatch(before -> results.path("p" + before).size() >= PAGE);
    }

    /// The answers of several commands by their keys.
    ///
    /// @throws Unusable when one of them fails in the end
    JsonNode batch(Map<String, String> commands) {
        return batch(commands, (_, _, _) -> true);
    }

    /// The same about records that may have been deleted since: what is not found is absent.
    JsonNode batchOfFound(Map<String, String> commands) {
        return batch(commands, (_, _, error) -> !isAbsent(error));
    }

    private JsonNode batch(Map<String, String> commands, Counting counting) {
        return call("batch", Map.of("halt", 0, "cmd", commands), counting)
                .path("result")
                .path("result");
    }

    /// Older methods give no code, only the words.
    private static boolean isAbsent(JsonNode error) {
        var code = error.path("error").asString("");
        return ABSENT.contains(code)
                || code.isEmpty()
                        && error.path("error_description")
                                .asString("")
                                .toLowerCase(Locale.ROOT)
                                .startsWith("not found");
    }
}
