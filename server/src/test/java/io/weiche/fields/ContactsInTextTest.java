package io.weiche.fields;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What people write when they say how to reach them.
class ContactsInTextTest {
    private static String phone(String text) {
        return ContactsInText.find(text, "DE").of(ContactPoint.Type.PHONE).stream()
                .map(ContactPoint::matchKey)
                .findFirst()
                .orElse("");
    }

    private static String email(String text) {
        var found = ContactsInText.find(text, "DE").first(ContactPoint.Type.EMAIL);
        return found == null ? "" : found;
    }

    @Test
    void aNumberIsRecognisedInWhateverSpelling() {
        assertThat(Stream.of(
                        "Meine Nummer: 030 901820.",
                        "030/901820 bitte",
                        "an: 030 / 901 820 - Meier",
                        "0049 30 901820",
                        "+49 (0)30 901820",
                        "+49-30-901820",
                        "tel.０３０ ９０１８２０"))
                .allSatisfy(text -> assertThat(phone(text)).as(text).isEqualTo("+4930901820"));
    }

    @Test
    void figuresAreNoNumbers() {
        assertThat(Stream.of(
                        "Das Dach hat 240 m² und kostet 12.500,00 €",
                        "am 24.11.2026 um 10:30",
                        "Rechnung 4711",
                        "12345"))
                .allSatisfy(text -> assertThat(phone(text)).as(text).isEmpty());
    }

    @Test
    void anAddressIsRecognisedInTheMiddleOfASentence() {
        assertThat(email("Schreiben Sie an <Max.Muster+dach@Example.org>, danke."))
                .isEqualTo("Max.Muster+dach@Example.org");
        assertThat(email("müller@bücher.example!")).isEqualTo("müller@bücher.example");
        assertThat(email("wir treffen uns @home oder a@b")).isEmpty();
        assertThat(phone("4930901820@example.org")).isEmpty();
    }

    @Test
    void aLongTextIsReadInTime() {
        assertThat(ContactsInText.find("a@".repeat(5_000) + "1 ".repeat(2_000), "DE")
                        .all())
                .isEmpty();
    }
}
