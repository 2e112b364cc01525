package io.weiche.offers.paper;

import io.weiche.offers.OfferSums;
import io.weiche.offers.OfferText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.jspecify.annotations.Nullable;

/// A paper as a letter on A4: the address where the window of an envelope is (DIN 5008, form B), the facts beside it,
/// the positions, their sums, and who offers it at the foot of every page. The same paper makes the same bytes.
public final class Letter {
    private static final float MM = Sheet.MM;
    private static final float ADDRESS_TOP = 50 * MM;
    private static final float ADDRESS_WIDTH = 85 * MM;
    private static final int ADDRESS_LINES = 8;
    private static final float FACTS = 125 * MM;
    private static final float TITLE = 105 * MM;
    private static final float SIZE = 10;
    private static final float LEADING = 14;
    private static final int TOGETHER = 15;

    private final Paper paper;
    private final Wording words;
    private final Sheet sheet;
    private final Face plain;
    private final Face bold;

    private Letter(PDDocument document, Paper paper) throws IOException {
        this.paper = paper;
        this.words = new Wording(text(paper).language(), paper.currency());
        this.plain = Face.load(document, "LiberationSans-Regular");
        this.bold = Face.load(document, "LiberationSans-Bold");
        this.sheet = new Sheet(document);
    }

    private static OfferText text(Paper paper) {
        return paper.content().text();
    }

    /// @return a PDF
    public static byte[] of(Paper paper) {
        try (var document = new PDDocument()) {
            document.setDocumentId(paper.id());
            var letter = new Letter(document, paper);
            try (letter.sheet) {
                letter.write();
                letter.feet(document);
            }
            letter.describe(document);
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void describe(PDDocument document) {
        var about = document.getDocumentInformation();
        about.setTitle(words.title(paper.number()));
        about.setAuthor(paper.sender().name());
        about.setCreator("Weiche");
        about.setCreationDate(GregorianCalendar.from(text(paper).offeredOn().atStartOfDay(ZoneOffset.UTC)));
        var catalog = document.getDocumentCatalog();
        catalog.setLanguage(text(paper).language().locale().toLanguageTag());
        var preferences = new PDViewerPreferences(catalog.getCOSObject());
        preferences.setDisplayDocTitle(true);
        catalog.setViewerPreferences(preferences);
    }

    private void write() throws IOException {
        head();
        address();
        facts();
        sheet.goTo(TITLE);
        sheet.text(bold, 15, Sheet.ACCENT, Sheet.LEFT, sheet.y(), bold.shown(words.title(paper.number())));
        sheet.down(10);
        paragraphs(text(paper).opening());
        sheet.down(10);
        new PositionTable(sheet, plain, bold, words, paper.content().positions()).draw();
        sums(paper.sums());
        paragraphs(text(paper).taxNote());
        sheet.down(6);
        paragraphs(text(paper).closing());
    }

    /// Short ones stay together: a page with nothing but a greeting looks lost.
    private void paragraphs(@Nullable String text) throws IOException {
        if (text != null) {
            var lines = plain.lines(text, SIZE, Sheet.WIDTH);
            if (lines.size() <= TOGETHER) {
                sheet.need(4 + LEADING * lines.size());
            }
            sheet.down(4);
            sheet.flow(plain, SIZE, Sheet.INK, lines, LEADING);
        }
    }

    private void head() throws IOException {
        var y = 20 * MM;
        for (var line : cut(bold.lines(paper.sender().name(), 16, Sheet.WIDTH), 2)) {
            sheet.text(bold, 16, Sheet.ACCENT, Sheet.LEFT, y, line);
            y += 19;
        }
        sheet.rule(Sheet.ACCENT, 1.5f, Sheet.LEFT, Sheet.RIGHT, y - 9);
    }

    private void address() throws IOException {
        var y = ADDRESS_TOP + 12;
        var back = Stream.concat(Stream.of(paper.sender().name()), paper.sender().address().stream())
                .collect(Collectors.joining(" · "));
        var line = cut(plain.lines(back, 7, ADDRESS_WIDTH), 1).getFirst();
        sheet.text(plain, 7, Sheet.GREY, Sheet.LEFT, y, line);
        sheet.rule(Sheet.RULE, 0.5f, Sheet.LEFT, Sheet.LEFT + ADDRESS_WIDTH, y + 4);
        y += 10;
        var recipient = text(paper).recipient();
        for (var one : cut(plain.lines(recipient == null ? "" : recipient, 10.5f, ADDRESS_WIDTH), ADDRESS_LINES)) {
            y += 13.5f;
            sheet.text(plain, 10.5f, Sheet.INK, Sheet.LEFT, y, one);
        }
    }

    /// What does not fit ends visibly.
    private static List<String> cut(List<String> lines, int most) {
        if (lines.size() <= most) {
            return lines;
        }
        var kept = new ArrayList<>(lines.subList(0, most));
        var last = kept.removeLast();
        kept.add(last.substring(0, last.offsetByCodePoints(0, Math.max(0, last.codePointCount(0, last.length()) - 2)))
                + "…");
        return kept;
    }

    private void facts() throws IOException {
        sheet.goTo(ADDRESS_TOP + 12);
        fact(words.number(), paper.number() == null ? words.draft() : paper.number());
        fact(words.date(), words.day(text(paper).offeredOn()));
        fact(words.validUntil(), words.day(text(paper).validUntil()));
        if (paper.replaces() != null) {
            fact(words.replaces(), paper.replaces());
        }
    }

    private void fact(String name, String value) throws IOException {
        sheet.text(plain, 8, Sheet.GREY, FACTS, sheet.y(), plain.shown(name));
        sheet.down(12);
        for (var line : cut(bold.lines(value, SIZE, Sheet.RIGHT - FACTS), 2)) {
            sheet.text(bold, SIZE, Sheet.INK, FACTS, sheet.y(), line);
            sheet.down(12);
        }
        sheet.down(5);
    }

    /// They stay together.
    private void sums(OfferSums sums) throws IOException {
        sheet.need(LEADING * (sums.taxes().size() + 2) + 22);
        sheet.down(6);
        sum(plain, words.net(), words.money(sums.net()));
        for (var tax : sums.taxes()) {
            if (tax.tax().signum() != 0) {
                sum(plain, words.taxOf(tax.rate(), tax.net()), words.money(tax.tax()));
            }
        }
        sheet.down(6);
        sheet.rule(Sheet.ACCENT, 1, FACTS - 20 * MM, Sheet.RIGHT, sheet.y());
        sheet.down(2);
        sum(bold, words.total(), words.money(sums.total()));
        sheet.down(8);
    }

    private void sum(Face face, String name, String value) throws IOException {
        sheet.down(LEADING);
        sheet.text(face, SIZE, Sheet.INK, FACTS - 20 * MM, sheet.y(), face.shown(name));
        sheet.textTo(face, SIZE, Sheet.INK, Sheet.RIGHT, sheet.y(), value);
    }

    /// When it is known how many pages there are.
    private void feet(PDDocument document) throws IOException {
        var pages = document.getNumberOfPages();
        for (int at = 0; at < pages; at++) {
            sheet.over(document.getPage(at));
            if (at > 0) {
                var y = 20 * MM;
                sheet.text(
                        plain,
                        8,
                        Sheet.GREY,
                        Sheet.LEFT,
                        y,
                        cut(plain.lines(paper.sender().name(), 8, 100 * MM), 1).getFirst());
                sheet.textTo(plain, 8, Sheet.GREY, Sheet.RIGHT, y, words.title(paper.number()));
                sheet.rule(Sheet.RULE, 0.5f, Sheet.LEFT, Sheet.RIGHT, y + 6);
            }
            foot(at + 1, pages);
        }
    }

    private void foot(int page, int pages) throws IOException {
        var top = Sheet.BOTTOM + 10 * MM;
        sheet.textTo(plain, 8, Sheet.GREY, Sheet.RIGHT, top - 6, words.page(page, pages));
        sheet.rule(Sheet.RULE, 0.5f, Sheet.LEFT, Sheet.RIGHT, top);
        var room = Sheet.WIDTH / 3;
        column(
                0,
                room,
                Stream.concat(Stream.of(paper.sender().name()), paper.sender().address().stream())
                        .toList());
        column(
                1,
                room,
                paper.sender().registered().stream()
                        .map(one -> words.registered(one.name()) + " " + one.value())
                        .toList());
        column(2, room, bank());
    }

    private List<String> bank() {
        var bank = paper.sender().bank();
        return bank == null
                ? List.of()
                : Stream.of(
                                words.bank(),
                                bank.bank(),
                                bank.holder(),
                                "IBAN " + bank.iban().replaceAll("(.{4})(?=.)", "$1 "),
                                bank.bic() == null ? null : "BIC " + bank.bic())
                        .filter(line -> line != null && !line.isBlank())
                        .toList();
    }

    private void column(int at, float room, List<String> said) throws IOException {
        var y = Sheet.BOTTOM + 10 * MM + 3;
        var lines = said.stream()
                .flatMap(line -> plain.lines(line, 7, room - 8).stream())
                .toList();
        for (var line : cut(lines, 6)) {
            y += 9;
            sheet.text(plain, 7, Sheet.GREY, Sheet.LEFT + at * room, y, line);
        }
    }
}
