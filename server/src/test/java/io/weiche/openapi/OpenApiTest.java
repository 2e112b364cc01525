package io.weiche.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Endpoint;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/// The description in `api/openapi.json` is that of the running server. Renewed by `./weiche generate-api`.
@WeicheTest
class OpenApiTest {
    private static final Path SNAPSHOT = Path.of("../api/openapi.json");
    private static final JsonMapper JSON = new JsonMapper();

    private final TestAccounts accounts;
    private final List<Endpoint> endpoints;

    OpenApiTest(TestAccounts accounts, RequestMappingHandlerMapping requestMappingHandlerMapping) {
        this.accounts = accounts;
        this.endpoints = Endpoint.all(requestMappingHandlerMapping).stream()
                .filter(Endpoint::described)
                .toList();
    }

    @Test
    void theSnapshotDescribesTheServerAsItIs() throws IOException {
        var document = new OpenApi(Comments.of(Path.of("src/main/java"))).document(endpoints);
        var written = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
        if ("true".equals(System.getenv("RENEW_API"))) {
            Files.writeString(SNAPSHOT, written);
        }
        assertThat(Files.readString(SNAPSHOT)).as("run ./weiche generate-api").isEqualTo(written);
    }

    @Test
    void everyAddressWithABodyNamesItsShape() {
        assertThat(endpoints.stream()
                        .filter(endpoint -> Arrays.stream(endpoint.method().getParameters())
                                        .anyMatch(parameter -> parameter.isAnnotationPresent(RequestBody.class))
                                != (endpoint.takes() != null)))
                .isEmpty();
    }

    @Test
    void anybodyMayReadTheDescription() throws IOException {
        var answer = Api.raw("GET", accounts.open().server() + "/api/v1/openapi.json", null, Map.of())
                .is(200);
        assertThat(answer.headers().get("content-type")).startsWith("application/json");
        assertThat(answer.json()).isEqualTo(JSON.readTree(Files.readString(SNAPSHOT)));
    }
}
