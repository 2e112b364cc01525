package io.weiche.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Endpoint;
import io.weiche.testing.Figures;
import io.weiche.testing.Hostile;
import io.weiche.testing.Samples;
import io.weiche.testing.Stored;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import io.weiche.testing.World;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.node.ObjectNode;

/// Every address of the running server with input nobody hopes for: what cannot be accepted is a problem that names the
/// field and the reason, never our own error, and never shows or touches anything of another account.
@WeicheTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
    private static final AtomicInteger ADDRESS = new AtomicInteger();
    private static final List<String> VERBS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND");

    /// All values in all places are some 30,000 requests. Each run tries one in twelve by chance;
    /// -Dweiche.thorough=true
    /// tries all.
    private static final int PART = Boolean.getBoolean("weiche.thorough") ? 1 : 12;
    /// Of what is the same for all addresses: methods and kinds of answers nobody knows.
    private static final int SAME_PART = Boolean.getBoolean("weiche.thorough") ? 1 : 3;

    private final long seed = Long.getLong("weiche.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final TestAccounts accounts;
    private final List<Endpoint> endpoints;
    private final World own;
    private final World foreign;
    private final Map<String, String> foreignBefore;
    private final List<String> wrong = new ArrayList<>();
    private int calls;

    BadInputTest(TestAccounts accounts, RequestMappingHandlerMapping requestMappingHandlerMapping) {
        this.accounts = accounts;
        this.endpoints = Endpoint.all(requestMappingHandlerMapping);
        this.own = World.create(accounts);
        this.foreign = World.create(accounts);
        this.foreignBefore = Stored.of(foreign.administrator.account());
    }

    @AfterAll
    void theOtherAccountIsAsItWas() {
        Figures.print(
                "S02, S19, S23 bad input to " + endpoints.size() + " routes",
                calls + " calls, none of them an error of ours");
        assertThat(Stored.of(foreign.administrator.account())).isEqualTo(foreignBefore);
    }

    @Test
    void bodiesThatAreNoObject() {
        for (var endpoint : withBody()) {
            for (var body : some(Hostile.bodies())) {
                judge(endpoint, shown(body), send(endpoint, body.getBytes(StandardCharsets.UTF_8), Map.of()));
            }
            for (var bytes : some(List.of(
                    new byte[] {'{', '"', (byte) 0xC3, 0x28, '"', ':', '1', '}'},
                    new byte[] {(byte) 0xFF, (byte) 0xFE, '{', 0, '}', 0}))) {
                judge(endpoint, "invalid bytes", send(endpoint, bytes, Map.of()));
            }
        }
        assertNothingWrong();
    }

    @Test
    void fieldsWithValuesOfEveryWrongKind() {
        for (var endpoint : endpoints) {
            if (endpoint.takes() != null) {
                for (var component : endpoint.takes().value().getRecordComponents()) {
                    for (var value : some(Hostile.values(component.getType() == String.class))) {
                        tryField(endpoint, Samples.name(component), value);
                    }
                }
            }
        }
        assertNothingWrong();
    }

    @Test
    void numbersOfAnotherAccountInBodies() {
        for (var endpoint : endpoints) {
            if (endpoint.takes() != null) {
                for (var component : endpoint.takes().value().getRecordComponents()) {
                    for (var word : some(World.WORDS)) {
                        for (var value : naming(component, foreign.id(word))) {
                            tryField(endpoint, Samples.name(component), value);
                        }
                    }
                }
            }
        }
        assertNothingWrong();
    }

    /// The ways in which a field can name something by its number.
    private static List<String> naming(RecordComponent component, long id) {
        if (component.getType() == Long.class || component.getType() == long.class) {
            return List.of(Long.toString(id));
        }
        if (component.getGenericType().getTypeName().endsWith("<java.lang.Long>")) {
            return List.of("[" + id + "]");
        }
        if (component.getType() == List.class) {
            return List.of(
                    "[{\"kind\":\"LEAD\",\"id\":" + id + "}]",
                    "[{\"kind\":\"CONTACT\",\"id\":" + id + "}]",
                    "[{\"id\":" + id + ",\"value\":\"a@b.example\"}]");
        }
        return component.getType().isRecord()
                ? List.of("{\"id\":" + id + "}", "{\"pipelineId\":" + id + "}", "{\"linkDealId\":" + id + "}")
                : List.of();
    }

    private void tryField(Endpoint endpoint, String field, String value) {
        var body = new Samples(own).of(endpoint);
        if (endpoint.path().equals("/api/v1/setup")) {
            body.put("token", accounts.setupLink());
            ((ObjectNode) body.get("administrator")).put("password", "kurz");
        }
        if (endpoint.path().equals("/api/v1/users") && !field.equals("password")) {
            // refused at last: hashing good passwords would take most of the time
            body.put("password", "kurz");
        }
        body.remove(field);
        var text = body.isEmpty()
                ? "{"
                : body.toString().substring(0, body.toString().length() - 1) + ",";
        var answer =
                send(endpoint, (text + "\"" + field + "\":" + value + "}").getBytes(StandardCharsets.UTF_8), Map.of());
        judge(endpoint, field + " = " + shown(value), answer);
    }

    @Test
    void pathsWithNumbersThatAreNone() {
        for (var endpoint : endpoints) {
            // a kind of record alone is no number
            if (endpoint.path().replaceAll("\\{\\w+:[^}]+}", "").contains("{")) {
                for (var number : some(Hostile.pathNumbers())) {
                    var body = endpoint.mayHaveBody()
                            ? new Samples(own).of(endpoint).toString()
                            : null;
                    var answer = send(endpoint.verb(), own.fill(endpoint.path(), number), bytes(body), Map.of());
                    judge(endpoint, number, answer);
                    if (endpoint.described() && !endpoint.path().endsWith("/setup/{token}")) {
                        expect(endpoint, number, answer, 400, 404, 405);
                    }
                }
            }
        }
        assertNothingWrong();
    }

    @Test
    void queriesWithParametersOfEveryWrongKind() {
        for (var endpoint : endpoints) {
            for (var parameter : endpoint.method().getParameters()) {
                if (parameter.isAnnotationPresent(RequestParam.class)) {
                    for (var value : some(Hostile.parameters())) {
                        var name = parameter.getType() == Map.class ? "utm_source" : parameter.getName();
                        var path = own.fill(endpoint) + "?" + name + "=" + Api.encoded(value);
                        var body = endpoint.mayHaveBody()
                                ? new Samples(own).of(endpoint).toString()
                                : null;
                        judge(
                                endpoint,
                                name + " = " + shown(value),
                                send(endpoint.verb(), path, bytes(body), Map.of()));
                    }
                    judge(
                            endpoint,
                            "twice",
                            send(
                                    endpoint.verb(),
                                    own.fill(endpoint) + "?" + parameter.getName() + "=1&" + parameter.getName() + "=2",
                                    bytes(endpoint.mayHaveBody() ? "{}" : null),
                                    Map.of()));
                }
            }
        }
        assertNothingWrong();
    }

    @Test
    void mediaTypesNobodyUnderstands() {
        for (var endpoint : withBody()) {
            for (var type : some(List.of(
                    "text/plain",
                    "application/xml",
                    "application/x-www-form-urlencoded",
                    "multipart/form-data",
                    "application/octet-stream",
                    "garbage"))) {
                var answer =
                        send(endpoint, bytes(new Samples(own).of(endpoint).toString()), Map.of("Content-Type", type));
                judge(endpoint, type, answer);
                if (endpoint.takes() != null) {
                    expect(endpoint, type, answer, 415);
                }
            }
            judge(
                    endpoint,
                    "utf-16",
                    send(
                            endpoint,
                            new Samples(own).of(endpoint).toString().getBytes(StandardCharsets.UTF_16),
                            Map.of("Content-Type", "application/json;charset=utf-16")));
        }
        for (var endpoint : endpoints) {
            if (random.nextInt(SAME_PART) == 0) {
                judge(endpoint, "Accept xml", send(endpoint, bytes(null), Map.of("Accept", "application/xml")));
                judge(endpoint, "Accept garbage", send(endpoint, bytes(null), Map.of("Accept", "garbage")));
            }
        }
        assertNothingWrong();
    }

    @Test
    void methodsAnAddressDoesNotKnow() {
        var paths = endpoints.stream().map(Endpoint::path).distinct().toList();
        for (var path : paths) {
            var known = endpoints.stream()
                    .filter(endpoint -> endpoint.path().equals(path))
                    .map(Endpoint::verb)
                    .toList();
            for (var verb : VERBS) {
                if (!known.contains(verb)
                        && !(verb.equals("HEAD") && known.contains("GET"))
                        && random.nextInt(SAME_PART) == 0) {
                    var endpoint = new Endpoint(verb, path, endpoints.getFirst().method());
                    var answer = send(verb, own.fill(path, null), null, Map.of());
                    judge(endpoint, verb, answer);
                    if (endpoint.described() && !verb.equals("OPTIONS") && !verb.equals("HEAD")) {
                        // what looks like a number in the place of one is refused as such
                        expect(endpoint, verb, answer, 400, 404, 405);
                    }
                }
            }
        }
        assertNothingWrong();
    }

    @Test
    void headersOfEveryWrongKind() {
        for (var endpoint : endpoints) {
            for (var version : some(List.of("x", "\"x\"", "W/\"1\"", "\"1\", \"2\"", "999999999999", "-1", "\"\""))) {
                judge(endpoint, "If-Match " + version, send(endpoint, sample(endpoint), Map.of("If-Match", version)));
            }
            for (var key : some(List.of("", " ", "x".repeat(256), "é"))) {
                judge(endpoint, "key " + shown(key), send(endpoint, sample(endpoint), Map.of("Idempotency-Key", key)));
            }
            for (var token : some(List.of(
                    "", "Bearer", "Bearer wch_", "Bearer wch_1", "Basic eDp5", "Bearer " + "z".repeat(3_000)))) {
                var answer = send(endpoint, sample(endpoint), Map.of("Authorization", token));
                judge(endpoint, "Authorization " + shown(token), answer);
                if (endpoint.described()) {
                    expect(endpoint, "Authorization " + shown(token), answer, 401);
                }
            }
        }
        assertNothingWrong();
    }

    private <T> List<T> some(List<T> values) {
        return values.stream().filter(_ -> random.nextInt(PART) == 0).toList();
    }

    private List<Endpoint> withBody() {
        return endpoints.stream()
                .filter(endpoint -> endpoint.mayHaveBody() && endpoint.described())
                .toList();
    }

    private byte[] sample(Endpoint endpoint) {
        return bytes(endpoint.mayHaveBody() ? new Samples(own).of(endpoint).toString() : null);
    }

    private static byte[] bytes(String body) {
        return body == null ? null : body.getBytes(StandardCharsets.UTF_8);
    }

    private Api.Answer send(Endpoint endpoint, byte[] body, Map<String, String> headers) {
        return send(endpoint.verb(), own.fill(endpoint), body, headers);
    }

    private Api.Answer send(String verb, String path, byte[] body, Map<String, String> headers) {
        var all = new HashMap<String, String>();
        all.put("Authorization", "Bearer " + own.administrator.token());
        all.put("If-Match", "*");
        // somebody else each time, or the limits of sign-in and forms would answer
        var number = ADDRESS.incrementAndGet();
        all.put("X-Forwarded-For", "203." + number / 65_536 + "." + number / 256 % 256 + "." + number % 256);
        if (body != null) {
            all.put("Content-Type", "application/json");
        }
        all.putAll(headers);
        calls++;
        return Api.rawBytes(verb, own.administrator.server() + path, body, all);
    }

    /// 2xx with a defined form, or 4xx that says what is wrong.
    private void judge(Endpoint endpoint, String input, Api.Answer answer) {
        var what = endpoint + " with " + input + " → " + answer.status() + " "
                + answer.body().substring(0, Math.min(300, answer.body().length()));
        if (answer.status() >= 500) {
            wrong.add(what);
        }
        if (answer.body().contains(foreign.marker)) {
            wrong.add("another account is shown: " + what);
        }
        if (answer.status() >= 400
                && endpoint.described()
                && !Set.of("HEAD", "TRACE").contains(endpoint.verb())) {
            judgeProblem(what, answer);
        }
    }

    private void judgeProblem(String what, Api.Answer answer) {
        if (!answer.headers().getOrDefault("content-type", "").startsWith("application/problem+json")
                || !answer.json().path("type").asString("").startsWith("https://weiche.io/problems/")
                || answer.json().path("status").intValue() != answer.status()) {
            wrong.add("no problem: " + what);
            return;
        }
        for (var error : answer.json().path("errors")) {
            if (error.path("field").asString().isBlank()
                    || error.path("code").asString().isBlank()
                    || error.path("message").asString().isBlank()) {
                wrong.add("no field or reason: " + what);
            }
        }
        if (answer.body().length() > 20_000) {
            wrong.add("repeats what was sent: " + what);
        }
    }

    private void expect(Endpoint endpoint, String input, Api.Answer answer, Integer... statuses) {
        if (!Set.of(statuses).contains(answer.status())) {
            wrong.add("not " + List.of(statuses) + ": " + endpoint + " with " + input + " → " + answer.status() + " "
                    + answer.body().substring(0, Math.min(200, answer.body().length())));
        }
    }

    private void assertNothingWrong() {
        assertThat(calls).isPositive();
        var found = List.copyOf(wrong);
        wrong.clear();
        assertThat(found).as("-Dweiche.seed=" + seed).isEmpty();
    }

    private static String shown(String text) {
        return text.substring(0, Math.min(60, text.length()));
    }
}
