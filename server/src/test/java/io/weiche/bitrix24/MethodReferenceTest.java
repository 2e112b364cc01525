package io.weiche.bitrix24;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.bitrix24.call.RestMethod;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The reference page and the OpenAPI description come from the table of methods, so they cannot say anything else.
/// `./weiche generate-api` writes them anew.
@WeicheTest
class MethodReferenceTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Path PAGE = Path.of("../docs/compatibility-methods.md");
    private static final Path OPEN_API = Path.of("../api/bitrix24.openapi.json");

    private final MethodTable table;
    private final TestAccounts accounts;

    MethodReferenceTest(MethodTable table, TestAccounts accounts) {
        this.table = table;
        this.accounts = accounts;
    }

    @Test
    void theReferencePageNamesEveryMethodAsItIs() throws IOException {
        same(PAGE, page());
    }

    @Test
    void theOpenApiDescriptionNamesEveryMethodAsItIs() throws IOException {
        same(OPEN_API, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(openApi()) + "\n");
    }

    private static void same(Path file, String now) throws IOException {
        if ("true".equals(System.getenv("RENEW_API"))) {
            Files.writeString(file, now);
        }
        assertThat(Files.readString(file)).as("run ./weiche generate-api").isEqualTo(now);
    }

    private String page() {
        var lines = new ArrayList<String>();
        lines.add("# Methods of the Bitrix24-compatible REST");
        lines.add("");
        lines.add("All " + table.all().size()
                + " methods, from the table in the code; `./weiche generate-api` writes this"
                + " page anew. An asterisk marks a");
        lines.add(
                "required parameter. What is the same for all of them stands in [compatibility.md](compatibility.md).");
        var family = "";
        for (var method : table.all()) {
            var own = family(method);
            if (!own.equals(family)) {
                family = own;
                lines.add("");
                lines.add("## " + family);
                lines.add("");
                lines.add("| Method | Scope | Parameters | What it does | Example |");
                lines.add("|---|---|---|---|---|");
            }
            lines.add("| `" + method.name() + "` | " + method.scope().word() + " | "
                    + (method.parameters().isEmpty() ? "" : "`" + method.parameters() + "`") + " | " + method.summary()
                    + " | `" + method.example().replace("|", "\\|") + "` |");
        }
        return String.join("\n", lines) + "\n";
    }

    private static String family(RestMethod method) {
        var parts = method.name().split("\\.");
        return parts.length == 1 ? "system" : parts.length == 2 ? parts[0] : parts[0] + "." + parts[1];
    }

    private ObjectNode openApi() {
        var document = JSON.createObjectNode();
        document.put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Weiche, the Bitrix24-compatible REST")
                .put("version", "1")
                .put("description", "Every method answers to GET and POST. See docs/compatibility.md.");
        var variables = document.putArray("servers")
                .addObject()
                .put("url", "https://crm.example/rest/{userId}/{secret}")
                .putObject("variables");
        variables.putObject("userId").put("default", "1");
        variables.putObject("secret").put("default", "secret");
        var paths = document.putObject("paths");
        table.all()
                .forEach(method -> describe(paths.putObject("/" + method.name()).putObject("post"), method));
        return document;
    }

    private static void describe(ObjectNode operation, RestMethod method) {
        operation.put("operationId", method.name());
        operation.put("summary", method.summary());
        operation.putArray("tags").add(family(method));
        var content = operation.putObject("requestBody").putObject("content").putObject("application/json");
        var schema = content.putObject("schema").put("type", "object");
        var properties = schema.putObject("properties");
        var required = new ArrayList<String>();
        for (var parameter : method.parameters().split(",\\s*")) {
            var name = parameter.replace("*", "");
            if (!name.isEmpty()) {
                properties.putObject(name);
            }
            if (parameter.endsWith("*")) {
                required.add(name);
            }
        }
        if (!required.isEmpty()) {
            var array = schema.putArray("required");
            required.forEach(array::add);
        }
        content.set("example", JSON.readTree(method.example()));
        var responses = operation.putObject("responses");
        responses.putObject("200").put("description", "result, time; total and next of lists; warnings");
        responses.putObject("default").put("description", "error, error_description");
    }

    /// Records of other numbers than the examples have: what counts is that nothing is unknown and nothing breaks.
    @Test
    void everyExampleIsUnderstood() {
        var rest = new Rest(accounts.open());
        var wrong = new TreeMap<String, String>();
        for (var method : table.all()) {
            var answer = rest.json(method.name(), method.example());
            var understood = answer.status() == 200
                    || answer.status() == 400
                    || !method.available()
                    || method.name().equals("batch");
            if (!understood
                    || answer.body().contains("Parameter '")
                    || answer.body().contains("find value for")) {
                wrong.put(method.name(), answer.status() + " " + answer.body());
            }
        }
        assertThat(wrong).isEmpty();
    }

    /// Whatever comes, the answer is an envelope with a fitting status.
    @Test
    void rubbishInEveryParameterOfEveryMethodIsAnErrorAndNoDefect() {
        var rest = new Rest(accounts.open());
        var rubbish = List.of(
                "-1",
                "\"x\"",
                "[]",
                "{\"a\":{\"b\":[1]}}",
                "99999999999999999999",
                "true",
                "[[[]]]",
                "\"\\u202e\"",
                "1e400");
        var wrong = new TreeMap<String, String>();
        for (var method : table.all()) {
            for (var value : rubbish) {
                var body = body(method, value);
                var answer = rest.json(method.name(), body);
                if (answer.status() >= 500
                        || !answer.json().has("error") && !answer.json().has("result")) {
                    wrong.put(method.name() + " " + body, answer.status() + " " + answer.body());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static String body(RestMethod method, String value) {
        var parts = new ArrayList<String>();
        for (var parameter : method.parameters().split(",\\s*")) {
            if (!parameter.isEmpty()) {
                parts.add("\"" + parameter.replace("*", "") + "\":" + value);
            }
        }
        return "{" + String.join(",", parts) + "}";
    }
}
