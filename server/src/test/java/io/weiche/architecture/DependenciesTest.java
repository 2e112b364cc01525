package io.weiche.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What comes from others is the same in each build (reliability S30): exact versions, none of them a trial, and for
/// the client's a fingerprint of each file.
class DependenciesTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern VERSION = Pattern.compile("<(?:[\\w.-]+\\.)?version>([^<$]+)</");
    private static final Pattern TRIAL = Pattern.compile("(?i).*(snapshot|alpha|beta|[.-](m|rc)\\d+).*|latest|release");
    private static final Pattern EXACT = Pattern.compile("\\d+\\.\\d+\\.\\d+");
    /// Asks for a JDK, and is no library.
    private static final String JDK = "[25,)";

    @Test
    void theServersVersionsAreExactAndNoTrials() throws IOException {
        var versions = new ArrayList<String>();
        for (var file : List.of("pom.xml", "server/pom.xml")) {
            VERSION.matcher(Files.readString(ROOT.resolve(file)))
                    .results()
                    .map(found -> found.group(1))
                    .filter(version -> !version.equals(JDK))
                    .forEach(versions::add);
        }
        assertThat(versions).hasSizeGreaterThan(20).allMatch(version -> version.matches("[0-9][\\w.-]*"));
        assertThat(versions).noneMatch(version -> TRIAL.matcher(version).matches());
    }

    @Test
    void theClientsVersionsAreExactAndEachFileHasItsFingerprint() throws IOException {
        var files = 0;
        for (var folder : List.of("client", "e2e")) {
            var wanted = JSON.readTree(Files.readString(ROOT.resolve(folder + "/package.json")));
            assertThat(Stream.of("dependencies", "devDependencies")
                            .map(wanted::path)
                            .flatMap(JsonNode::valueStream)
                            .map(JsonNode::asString))
                    .as(folder)
                    .isNotEmpty()
                    .allMatch(version -> EXACT.matcher(version).matches());
            var locked = JSON.readTree(Files.readString(ROOT.resolve(folder + "/package-lock.json")))
                    .path("packages");
            for (var one : locked.propertyNames()) {
                if (!one.isEmpty()) {
                    assertThat(locked.path(one).path("integrity").asString(""))
                            .as(folder + " " + one)
                            .startsWith("sha512-");
                    files++;
                }
            }
        }
        Figures.print("S30 files of others in the client's build", files + ", each with its fingerprint");
    }
}
