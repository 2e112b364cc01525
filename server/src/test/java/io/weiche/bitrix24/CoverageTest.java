package io.weiche.bitrix24;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.WeicheTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Every method the original documents is offered, or `docs/compatibility.md` says why it is not.
@WeicheTest
class CoverageTest {
    private static final Pattern NAME = Pattern.compile("`([a-zA-Z*][a-zA-Z0-9.*]+)`");

    private final MethodTable methods;

    CoverageTest(MethodTable methods) {
        this.methods = methods;
    }

    /// Names only, of the parts of the original that Weiche shares.
    private static List<String> documented() throws IOException {
        try (var stream =
                Objects.requireNonNull(CoverageTest.class.getResourceAsStream("/bitrix24/documented-methods"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    private static List<Pattern> notOffered() throws IOException {
        var page = Files.readString(Path.of("../docs/compatibility.md"));
        var section = page.substring(page.indexOf("\n## Not offered"), page.indexOf("\n## Adding a method"));
        return section.lines()
                .filter(line -> line.startsWith("| "))
                .map(line -> line.split("\\|")[1])
                .flatMap(cell -> NAME.matcher(cell).results())
                .map(found -> Pattern.compile(
                        found.group(1).replace(".", "\\.").replace("*", ".*"), Pattern.CASE_INSENSITIVE))
                .toList();
    }

    @Test
    void everyMethodOfTheOriginalIsOfferedOrNamedWithTheReason() throws IOException {
        var patterns = notOffered();
        assertThat(documented())
                .hasSizeGreaterThan(600)
                .allSatisfy(name -> assertThat(methods.find(name).isPresent()
                                || patterns.stream()
                                        .anyMatch(
                                                pattern -> pattern.matcher(name).matches()))
                        .as(name)
                        .isTrue());
    }

    @Test
    void nothingIsNamedAsMissingThatIsOffered() throws IOException {
        var patterns = notOffered();
        assertThat(methods.all())
                .allSatisfy(method -> assertThat(patterns.stream()
                                .filter(pattern ->
                                        pattern.matcher(method.name()).matches()))
                        .as(method.name())
                        .isEmpty());
    }
}
