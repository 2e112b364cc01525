package io.weiche.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Endpoint;
import io.weiche.testing.Samples;
import io.weiche.testing.Stored;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import io.weiche.testing.World;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Bodies are read field by field, and described by records. Both name the same fields: a field nobody knows is refused
/// with those that are known, and these must be the described ones, at every address and in every part of a body.
@WeicheTest
class BodyContractTest {
    private static final Pattern KNOWN = Pattern.compile("Known are (.*)\\.");
    private static final JsonMapper JSON = new JsonMapper();

    /// What comes back unread with something that was read before, and is ignored.
    private static final Set<String> SENT_BACK = Set.of("normalized");

    private final TestAccounts accounts;
    private final List<Endpoint> endpoints;
    private final World world;
    private final Samples samples;

    BodyContractTest(TestAccounts accounts, RequestMappingHandlerMapping requestMappingHandlerMapping) {
        this.accounts = accounts;
        this.endpoints = Endpoint.all(requestMappingHandlerMapping).stream()
                .filter(endpoint -> endpoint.takes() != null)
                // asks for the signature before it looks into the body; SignedCallsTest looks into it
                .filter(endpoint -> !endpoint.path().startsWith("/api/v1/call-webhooks/"))
                .toList();
        this.world = World.create(accounts);
        this.samples = new Samples(world);
    }

    @Test
    void bodiesHoldTheFieldsTheDescriptionNames() {
        var before = Stored.of(world.administrator.account());
        for (var endpoint : endpoints) {
            var body = sample(endpoint);
            body.put("zz", 1);
            assertThat(known(endpoint, body, "zz"))
                    .as(endpoint.toString())
                    .isEqualTo(names(endpoint.takes().value()));
        }
        assertThat(Stored.of(world.administrator.account())).isEqualTo(before);
    }

    @Test
    void partsOfBodiesHoldTheFieldsTheDescriptionNames() {
        for (var endpoint : endpoints) {
            for (var component : endpoint.takes().value().getRecordComponents()) {
                var part = part(component);
                if (part != null) {
                    var body = sample(endpoint);
                    var inner = samples.of(part);
                    inner.put("zz", 1);
                    var many = component.getType() == List.class;
                    body.set(
                            Samples.name(component),
                            many ? JSON.createArrayNode().add(inner) : inner);
                    var field = Samples.name(component) + (many ? "[0].zz" : ".zz");
                    assertThat(known(endpoint, body, field))
                            .as(endpoint + " " + field)
                            .isEqualTo(names(part));
                }
            }
        }
    }

    private ObjectNode sample(Endpoint endpoint) {
        var body = samples.of(endpoint);
        if (endpoint.path().equals("/api/v1/setup")) {
            body.put("token", accounts.setupLink());
        }
        return body;
    }

    /// Whenever a test beside this one opens an account, the link is closed.
    private Api.Answer sendWithLink(Endpoint endpoint, ObjectNode body) {
        var answer = send(endpoint, body);
        for (int again = 0; again < 50 && answer.status() == 404 && body.has("token"); again++) {
            answer = send(endpoint, body.put("token", accounts.setupLink()));
        }
        return answer;
    }

    private Set<String> known(Endpoint endpoint, ObjectNode body, String field) {
        var answer = sendWithLink(endpoint, body);
        assertThat(answer.status()).as(endpoint + " " + answer.body()).isEqualTo(400);
        return answer.json()
                .path("errors")
                .valueStream()
                .filter(error -> error.path("field").asString().equals(field))
                .map(error -> error.path("message").asString())
                .findFirst()
                .map(BodyContractTest::listed)
                .orElseThrow(() -> new AssertionError(endpoint + " says nothing of " + field + ": " + answer.body()));
    }

    private static Set<String> listed(String message) {
        var found = KNOWN.matcher(message);
        assertThat(found.find()).as(message).isTrue();
        return Arrays.stream(found.group(1).split(", "))
                .filter(name -> !SENT_BACK.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Api.Answer send(Endpoint endpoint, JsonNode body) {
        return Api.raw(
                endpoint.verb(),
                world.administrator.server() + world.fill(endpoint),
                body.toString(),
                Map.of(
                        "Authorization",
                        "Bearer " + world.administrator.token(),
                        "Content-Type",
                        "application/json",
                        "If-Match",
                        "*"));
    }

    private static Class<?> part(RecordComponent component) {
        var type = component.getGenericType() instanceof ParameterizedType list
                ? list.getActualTypeArguments()[0]
                : component.getType();
        return type instanceof Class<?> record && record.isRecord() ? record : null;
    }

    private static Set<String> names(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .map(Samples::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
