package io.weiche.offers.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.accounts.Language;
import io.weiche.offers.OfferContent;
import io.weiche.offers.OfferSums;
import io.weiche.offers.OfferText;
import io.weiche.offers.Sender;
import io.weiche.products.ProductRow;
import io.weiche.products.RowSum;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/// What stands on the paper of an offer.
class LetterTest {
    private static final Sender SENDER = new Sender(
            "Solarwerk Süd GmbH",
            List.of("Werkstraße 12", "70173 Stuttgart"),
            List.of(
                    new Sender.Registered("VAT_ID", "DE123456789"),
                    new Sender.Registered("REGISTER", "HRB 12345"),
                    new Sender.Registered("COURT", "Amtsgericht Stuttgart")),
            new Sender.Bank("Solarwerk Süd GmbH", "DE02120300000000202051", "BYLADEM1001", "DKB"));

    private static ProductRow row(String name, String quantity, String price, String tax, boolean included) {
        var sum = RowSum.of(
                new BigDecimal(quantity), new BigDecimal(price), null, null, new BigDecimal(tax), included, 2);
        return new ProductRow(
                null,
                name,
                "Stück",
                new BigDecimal(quantity),
                new BigDecimal(price),
                null,
                null,
                new BigDecimal(tax),
                included,
                sum.net(),
                sum.total());
    }

    private static Paper paper(Language language, String recipient, List<ProductRow> rows) {
        var on = LocalDate.of(2026, 11, 29);
        var text = new OfferText(
                language,
                on,
                on.plusDays(30),
                recipient,
                "Sehr geehrte Frau Krüger,\n\ngern bieten wir Ihnen an:",
                "Mit freundlichen Grüßen",
                null);
        return new Paper(
                7, "A-2026-0007", "A-2026-0003", SENDER, new OfferContent(text, rows), OfferSums.of(rows), "EUR");
    }

    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            var stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(document).replace('\u00A0', ' ');
        }
    }

    private static int pages(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages();
        }
    }

    @Test
    void saysEverythingInGerman() throws IOException {
        var rows = List.of(
                row("Solarmodul 440 Wp", "12", "119.90", "0", false), row("Montage", "2.5", "1000.00", "19", false));
        assertThat(text(Letter.of(paper(Language.DE, "Jana Krüger\nAhornweg 3\n04109 Leipzig", rows))))
                .contains(
                        "Angebot A-2026-0007",
                        "Jana Krüger",
                        "04109 Leipzig",
                        "29.11.2026",
                        "29.12.2026",
                        "A-2026-0003",
                        "Solarwerk Süd GmbH · Werkstraße 12",
                        "gern bieten wir Ihnen an:",
                        "12 Stück",
                        "2,5 Stück",
                        "1.438,80",
                        "USt. 19 % auf 2.500,00",
                        "475,00 EUR",
                        "4.413,80 EUR",
                        "Mit freundlichen Grüßen",
                        "USt-IdNr. DE123456789",
                        "IBAN DE02 1203 0000 0000 2020 51",
                        "Seite 1 von 1");
    }

    @Test
    void saysItInEnglish() throws IOException {
        var rows = List.of(row("Panel", "12", "119.90", "20", true));
        assertThat(text(Letter.of(paper(Language.EN, "Jane Doe", rows))))
                .contains("Offer A-2026-0007", "29 November 2026", "Gross EUR", "1,438.80", "VAT 20%", "Page 1 of 1");
    }

    @Test
    void showsAnyLanguageAndWhatItHasNoSignForAsABox() throws IOException {
        var rows = List.of(
                row("Łódź, Θεσσαλονίκη, Київ", "1", "1", "0", false), row("Rakete 🚀 東京\u202E!", "1", "1", "0", false));
        assertThat(text(Letter.of(paper(Language.DE, "Grzegorz Brzęczyszczykiewicz", rows))))
                .contains("Łódź, Θεσσαλονίκη, Київ", "Grzegorz Brzęczyszczykiewicz", "Rakete □ □□!");
    }

    @Test
    void aThousandPositionsStandOnManyPagesWithTheirHead() throws IOException {
        var rows = IntStream.rangeClosed(1, 1000)
                .mapToObj(at -> row("Position mit einem längeren Namen " + at, "3", "19.99", "19", false))
                .toList();
        var pdf = Letter.of(paper(Language.DE, "Jana Krüger", rows));
        var pages = pages(pdf);
        var text = text(pdf);
        assertThat(pages).isGreaterThan(20);
        assertThat(text.split("Bezeichnung", -1).length - 1).isBetween(pages - 1, pages);
        assertThat(text).contains("Seite " + pages + " von " + pages, "längeren Namen 1000");
    }

    @Test
    void namesOfAnyLengthStayOnThePaper() throws IOException {
        var rows = List.of(
                row("W".repeat(10_000), "1", "1", "0", false), row("Dach ".repeat(2_000), "1", "1", "0", false));
        var pdf = Letter.of(paper(Language.DE, "X".repeat(10_000) + "\n" + "Y ".repeat(5_000), rows));
        assertThat(text(pdf)).contains("…").contains("WWWWW");
        assertThat(pages(pdf)).isGreaterThan(3);
    }

    @Test
    void theSameOfferMakesTheSameBytes() {
        var rows = List.of(row("Dach", "1", "1", "19", false));
        assertThat(Letter.of(paper(Language.DE, "Jana", rows))).isEqualTo(Letter.of(paper(Language.DE, "Jana", rows)));
    }
}
