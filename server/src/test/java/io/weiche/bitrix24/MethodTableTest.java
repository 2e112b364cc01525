package io.weiche.bitrix24;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.bitrix24.call.RestMethod;
import io.weiche.testing.WeicheTest;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// What is written about the interface is what it does.
@WeicheTest
class MethodTableTest {
    private final MethodTable table;

    MethodTableTest(MethodTable table) {
        this.table = table;
    }

    @Test
    void theDocumentNamesEveryMethodWithItsParameters() throws IOException {
        var document = Files.readString(Path.of("../docs/compatibility.md"));
        var section = document.substring(document.indexOf("\n## Methods\n"), document.indexOf("\n## Deviations\n"));
        assertThat(section.lines().filter(line -> line.startsWith("| `")))
                .containsExactlyElementsOf(
                        table.all().stream().map(MethodTableTest::row).toList());
    }

    private static String row(RestMethod method) {
        var parameters = method.parameters().isEmpty() ? "" : "`" + method.parameters() + "`";
        return "| `" + method.name() + "` | " + parameters + " | " + method.summary() + " |";
    }

    @Test
    void titlesAreCompleteInBothLanguages() throws IOException {
        assertThat(titles("de")).isEqualTo(titles("en")).isNotEmpty();
    }

    private static TreeSet<String> titles(String language) throws IOException {
        var titles = new Properties();
        var resource = "/bitrix24/titles_" + language + ".properties";
        try (var stream = MethodTableTest.class.getResourceAsStream(resource)) {
            titles.load(new InputStreamReader(Objects.requireNonNull(stream), StandardCharsets.UTF_8));
        }
        assertThat(titles.values()).doesNotContain("");
        return new TreeSet<>(titles.stringPropertyNames());
    }
}
