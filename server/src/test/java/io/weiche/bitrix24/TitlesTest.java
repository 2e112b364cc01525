package io.weiche.bitrix24;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// What fields and values are called.
class TitlesTest {
    @Test
    void titlesAreCompleteInBothLanguages() throws IOException {
        assertThat(titles("de")).isEqualTo(titles("en")).isNotEmpty();
    }

    private static TreeSet<String> titles(String language) throws IOException {
        var titles = new Properties();
        var resource = "/bitrix24/titles_" + language + ".properties";
        try (var stream = TitlesTest.class.getResourceAsStream(resource)) {
            titles.load(new InputStreamReader(Objects.requireNonNull(stream), StandardCharsets.UTF_8));
        }
        assertThat(titles.values()).doesNotContain("");
        return new TreeSet<>(titles.stringPropertyNames());
    }
}
