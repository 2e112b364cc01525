package io.weiche.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// How cells are read: numbers and days as people write them, and names of columns.
class CellsTest {
    @Test
    void numbersAreReadTheWayTheyAreWritten() {
        Map.ofEntries(
                        Map.entry("1.234,56", "1234.56"),
                        Map.entry("1,234.56", "1234.56"),
                        Map.entry("1'234.56", "1234.56"),
                        Map.entry("1 234,5 €", "1234.5"),
                        Map.entry("1.234", "1234"),
                        Map.entry("1,234", "1.234"),
                        Map.entry("1.234.567", "1234567"),
                        Map.entry("12,5", "12.5"),
                        Map.entry("12.5", "12.5"),
                        Map.entry("-5", "-5"),
                        Map.entry("0", "0"),
                        Map.entry("EUR 7", "7"),
                        Map.entry("40 %", "40"),
                        Map.entry("1e3", "1E+3"))
                .forEach((text, number) ->
                        assertThat(Numbers.read(text, ',')).as(text).hasToString(number));
        assertThat(Numbers.read("1.234", '.')).hasToString("1.234");
        assertThat(Numbers.read("1,234", '.')).hasToString("1234");
        for (var text : List.of("viel", "", "1-2", "--5", "NaN", "1e99999", "1".repeat(50), "0x10", "١٢")) {
            assertThatThrownBy(() -> Numbers.read(text, ',')).as(text).isInstanceOf(Unreadable.class);
        }
    }

    @Test
    void daysAreReadTheWayTheyAreWritten() {
        Map.of(
                        "2026-03-04", "2026-03-04",
                        "2026-03-04 12:30", "2026-03-04",
                        "2026-03-04T12:30:00Z", "2026-03-04",
                        "04.03.2026", "2026-03-04",
                        "4.3.26", "2026-03-04",
                        "4.3.78", "1978-03-04",
                        "04/03/2026", "2026-03-04",
                        "45000", "2023-03-15")
                .forEach((text, day) ->
                        assertThat(Dates.read(text, false)).as(text).hasToString(day));
        assertThat(Dates.read("04/03/2026", true)).hasToString("2026-04-03");
        assertThat(Dates.read("04.03.2026", true)).hasToString("2026-03-04");
        for (var text : List.of("30.02.2026", "morgen", "2026-13-01", "0000-00-00", "1.1.10000", "12", "99999999")) {
            assertThatThrownBy(() -> Dates.read(text, false)).as(text).isInstanceOf(Unreadable.class);
        }
    }

    @Test
    void namesOfColumnsAreComparedByTheirLettersOnly() {
        assertThat(Targets.key(" E-Mail-Adresse: ")).isEqualTo(Targets.key("EMail Adresse"));
        assertThat(Targets.key("Straße")).isEqualTo(Targets.key("STRASSE"));
    }

    @Test
    void keysAreMetOnceHoweverManyThereAre() {
        var seen = new SeenKeys();
        for (int i = 0; i < 100_000; i++) {
            assertThat(seen.add("p" + i + "@x.example")).isTrue();
        }
        assertThat(seen.add("p77@x.example")).isFalse();
        assertThat(seen.contains("p99999@x.example")).isTrue();
        assertThat(seen.contains("p100000@x.example")).isFalse();
    }
}
