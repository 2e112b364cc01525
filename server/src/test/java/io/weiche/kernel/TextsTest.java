package io.weiche.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Text as people type it (reliability 8.1).
class TextsTest {
    @Test
    void textIsStoredComposed() {
        assertThat(Texts.line("f", "Cafe\u0301", 10)).isEqualTo("Caf\u00e9");
        assertThat(Texts.block("f", "Cafe\u0301")).isEqualTo("Caf\u00e9");
    }

    @ParameterizedTest
    @ValueSource(strings = {" x ", "\u00a0x\u00a0", "\tx\n", "\u2003x\u3000", "\ufeffx\u200b"})
    void whiteSpaceAroundIsNothing(String typed) {
        assertThat(Texts.line("f", typed, 10)).isEqualTo("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00a0", "\n\t", "\u200b"})
    void onlyWhiteSpaceIsNothingAtAll(String typed) {
        assertThat(Texts.line("f", typed, 10)).isNull();
        assertThat(Texts.block("f", typed)).isNull();
    }

    @Test
    void aLineHasNoBreaksAndABlockKeepsThem() {
        assertThat(Texts.line("f", "a\r\nb\u2028c", 10)).isEqualTo("a b c");
        assertThat(Texts.block("f", "a\r\nb\rc")).isEqualTo("a\nb\nc");
    }

    @Test
    void directionOverridesDoNotDisguiseALine() {
        assertThat(Texts.line("f", "\u202Etxt.exe\u2066", 20)).isEqualTo("txt.exe");
    }

    @ParameterizedTest
    @CsvSource({"a\0b, nul", "\ud800, lone-surrogate", "x\udc00, lone-surrogate", "\udc00\ud800, lone-surrogate"})
    void whatCannotBeStoredIsRefused(String typed, String code) {
        assertThatThrownBy(() -> Texts.line("f", typed, 10)).hasMessageContaining(code);
        assertThatThrownBy(() -> Texts.block("f", typed)).hasMessageContaining(code);
    }

    @Test
    void lengthsCountCharactersAndNotTheirHalves() {
        var family = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67\u200D\uD83D\uDC66";
        assertThat(Texts.line("f", family, 7)).isEqualTo(family);
        assertThatThrownBy(() -> Texts.line("f", family, 6)).hasMessageContaining("too-long");
        assertThat(Texts.line("f", "ä".repeat(255), 255)).hasSize(255);
        assertThatThrownBy(() -> Texts.line("f", "ä".repeat(256), 255)).hasMessageContaining("too-long");
    }

    @ParameterizedTest
    @CsvSource({
        "Straße, STRASSE",
        "Müller, MU\u0308LLER",
        "ﬁn, FIN",
        "Ａnna, anna",
        "An\u200bna, anna",
        "'Anna  Berg', 'anna\u00a0berg'",
        "İ, i\u0307",
        "TITLE, title"
    })
    void namesThatReadTheSameCompareTheSame(String one, String other) {
        assertThat(Texts.matchKey(one)).isEqualTo(Texts.matchKey(other));
    }

    @Test
    void plainTextsHaveTheSameKeyAsWithSomethingInvisibleInThem() {
        var every = new StringBuilder();
        for (char unit = 1; unit < 0x80; unit++) {
            every.append(unit);
        }
        for (var text : List.of(every.toString(), " Ada\t Lovelace\n", "ADA@X.example", "")) {
            assertThat(Texts.matchKey(text)).isEqualTo(Texts.matchKey("\u200B" + text));
        }
    }

    @ParameterizedTest
    @CsvSource({"admin, \u0430dmin", "Meier, Maier", "Ann, Anna"})
    void whatOnlyLooksTheSameStaysApart(String one, String other) {
        assertThat(Texts.matchKey(one)).isNotEqualTo(Texts.matchKey(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"O'Neill", "Null", "test", "X", "<b>", "{{7*7}}", "陈", "\uD83D\uDE00", "Ng"})
    void aNameMayLookLikeAnything(String name) {
        assertThat(Texts.line("f", name, Texts.NAME)).isEqualTo(name);
    }

    @Test
    void whatIsTooLongIsCutBetweenLetters() {
        assertThat(Texts.cut("kurz", 4)).isEqualTo("kurz");
        assertThat(Texts.cut("kürzer", 3)).isEqualTo("kür");
        // the u and its two dots are one letter of two signs
        assertThat(Texts.cut("ku\u0308rzer", 2)).isEqualTo("k");
        assertThat(Texts.cut("😀😀", 1)).isEqualTo("😀");
        // a letter that fills the line alone
        assertThat(Texts.cut("a" + "\u0308".repeat(20), 5)).hasSize(5);
    }
}
