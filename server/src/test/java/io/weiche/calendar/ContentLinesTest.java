package io.weiche.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Lines of iCalendar files (RFC 5545, 3.1 and 3.3.11).
class ContentLinesTest {
    private static String written(String text) {
        return new String(new ContentLines().text("X", text).bytes(), UTF_8);
    }

    /// As a reader puts together what was folded.
    private static String unfolded(String lines) {
        return lines.replace("\r\n ", "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "a,b;c|a\\,b\\;c",
                "C:\\n|C:\\\\n",
                "Grüße: 5 \"Stück\"|Grüße: 5 \"Stück\"",
            })
    void signsThatMeanSomethingAreEscaped(String text, String expected) {
        assertThat(written(text)).isEqualTo("X:" + expected + "\r\n");
    }

    @Test
    void newLinesOfEveryKindAreOne() {
        assertThat(written("a\r\nb\nc\rd")).isEqualTo("X:a\\nb\\nc\\nd\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "a\u001bb", "a\u0085b", "a\u007fb", "a\ud83db", "a\udc00b"})
    void whatCannotStandInAFileIsASpace(String text) {
        assertThat(written(text)).isEqualTo("X:a b\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "ü", "€", "😀", "\\", ";"})
    void longLinesAreFoldedByOctetsAndNoCharacterIsCut(String sign) {
        for (int before = 0; before < 4; before++) {
            var text = "x".repeat(before) + sign.repeat(200);
            var lines = written(text);
            assertThat(Arrays.stream(lines.split("\r\n")).map(line -> line.getBytes(UTF_8).length))
                    .hasSizeGreaterThan(2)
                    .allMatch(octets -> octets <= 75);
            assertThat(unfolded(lines)).doesNotContain("\ufffd");
            assertThat(unfolded(lines).replaceAll("\\\\(.)", "$1")).isEqualTo("X:" + text + "\r\n");
        }
    }

    @Test
    void theLongestLineIsNotFolded() {
        assertThat(written("a".repeat(73)).split("\r\n")).hasSize(1);
        assertThat(Arrays.stream(written("a".repeat(74)).split("\r\n")).toList())
                .containsExactly("X:" + "a".repeat(73), " a");
    }
}
