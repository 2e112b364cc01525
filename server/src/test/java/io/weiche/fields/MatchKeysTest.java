package io.weiche.fields;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Phone numbers and addresses that mean the same are found as the same (reliability 8.3, crm.md 12.3).
class MatchKeysTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "+49 30 1234567",
                "0049301234567",
                "030 1234567",
                "030/123-45 67",
                "+49 (0)30 1234567",
                "(030) 1234567",
                "+49-30-1234567",
                "tel:+49-30-1234567",
                "030 1234567 ext. 12",
                "030 1234567;ext=12",
                "+49 30 1234567 x12",
                "\uff0b\uff14\uff19\u3000\uff13\uff10 \uff11\uff12\uff13\uff14\uff15\uff16\uff17",
                "+٤٩ ٣٠ ١٢٣٤٥٦٧",
                " +49 30 1234567 "
            })
    void aNumberInAnySpellingIsTheSame(String typed) {
        assertThat(MatchKeys.phone(typed, "DE")).isEqualTo("+49301234567");
    }

    @Test
    void theCountryOfTheAccountReadsNumbersWithoutACode() {
        assertThat(MatchKeys.phone("030 1234567", "DE")).isEqualTo("+49301234567");
        assertThat(MatchKeys.phone("044 668 18 00", "CH")).isEqualTo("+41446681800");
        assertThat(MatchKeys.phone("+41 44 668 18 00", "DE")).isEqualTo("+41446681800");
        assertThat(MatchKeys.phone("1-800-FLOWERS", "US")).isEqualTo("+18003569377");
    }

    @ParameterizedTest
    @CsvSource({"110, DE", "+, DE", "abc, DE", "'', DE", "-----, DE", "12 34, DE"})
    void whatHoldsHardlyANumberIsComparedWithNothing(String typed, String country) {
        assertThat(MatchKeys.phone(typed, country)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"*12345, IL", "1234567890123456789012, DE"})
    void whatCannotBeReadIsComparedByItsDigits(String typed, String country) {
        assertThat(MatchKeys.phone(typed, country)).startsWith("d:").doesNotContain("*");
        assertThat(MatchKeys.isNormalisedPhone(MatchKeys.phone(typed, country))).isFalse();
    }

    @Test
    void aTextOfAnyLengthIsNoDanger() {
        assertThat(MatchKeys.phone("1".repeat(500), "DE")).isNull();
        assertThat(MatchKeys.email("a@" + "b".repeat(500) + ".example")).isNull();
        assertThat(MatchKeys.phone("=+49301234567", "DE")).isEqualTo("+49301234567");
    }

    @ParameterizedTest
    @CsvSource({
        "Max@Example.org, max@example.org",
        "MAX@EXAMPLE.ORG, max@example.org",
        "' max@example.org ', max@example.org",
        "ma\u200bx@example.org, max@example.org",
        "max@example.org, ｍａｘ＠ｅｘａｍｐｌｅ．ｏｒｇ",
        "müller@example.org, mu\u0308ller@example.org",
        "straße@example.org, STRASSE@EXAMPLE.ORG",
        "info@bücher.example, info@xn--bcher-kva.example",
        "TITLE@EXAMPLE.ORG, title@example.org"
    })
    void addressesThatReadTheSameAreTheSame(String one, String other) {
        assertThat(MatchKeys.email(one)).isNotNull().isEqualTo(MatchKeys.email(other));
    }

    @ParameterizedTest
    @CsvSource({"max@example.org, max@example.com", "max@example.org, m\u0430x@example.org", "a.b@x.org, ab@x.org"})
    void addressesThatOnlyLookAlikeStayApart(String one, String other) {
        assertThat(MatchKeys.email(one)).isNotEqualTo(MatchKeys.email(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "@", "a@", "@b", "keine"})
    void whatIsNoAddressIsComparedWithNothing(String typed) {
        assertThat(MatchKeys.email(typed)).isNull();
    }

    @Test
    void keysOfDifferentKindsNeverMeet() {
        assertThat(MatchKeys.of(ContactPoint.Type.MESSENGER, "+49301234567", "DE"))
                .isEqualTo("m:+49301234567");
        assertThat(MatchKeys.of(ContactPoint.Type.WEBSITE, "https://example.org", "DE"))
                .isNull();
    }
}
