package io.weiche.imports;

import static io.weiche.imports.Files.figures;
import static io.weiche.imports.Files.problems;
import static io.weiche.imports.Files.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

/// Files as they come: other encodings and separators, damaged ones, and those made to harm.
@WeicheTest
class HostileFilesTest {
    private final TestAccounts accounts;

    HostileFilesTest(TestAccounts accounts) {
        this.accounts = accounts;
    }

    private static void refused(Api api, byte[] file, String code) {
        var answer = Files.upload(api, "contacts", file).isProblem(400, "invalid-input", "file");
        assertThat(answer.json().path("errors").get(0).path("code").asString()).isEqualTo(code);
    }

    private static byte[] with(byte[] head, byte[] rest) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(head);
        out.writeBytes(rest);
        return out.toByteArray();
    }

    @Test
    void everyEncodingAndSeparatorPeopleUseIsFoundOut() {
        var api = accounts.open();
        String[] lines = {"Vorname;Nachname", "Jürgen;Groß"};
        String[] tabs = {"Vorname\tNachname", "Jürgen\tGroß"};
        var mark = new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
        var little = new byte[] {(byte) 0xFF, (byte) 0xFE};
        var big = new byte[] {(byte) 0xFE, (byte) 0xFF};
        var files = List.of(
                text(StandardCharsets.UTF_8, lines),
                with(mark, text(StandardCharsets.UTF_8, lines)),
                text(Charset.forName("windows-1252"), lines),
                with(little, text(StandardCharsets.UTF_16LE, tabs)),
                with(big, text(StandardCharsets.UTF_16BE, tabs)),
                text(StandardCharsets.UTF_16LE, tabs),
                text(StandardCharsets.UTF_8, "Vorname,Nachname", "Jürgen,Groß"),
                text(StandardCharsets.UTF_8, "sep=|", "Vorname|Nachname", "Jürgen|Groß"),
                "Vorname;Nachname\rJürgen;Groß\r".getBytes(StandardCharsets.UTF_8));
        for (var file : files) {
            var run = Files.upload(api, "contacts", file).is(201).json();
            var preview = api.get("/imports/" + run.path("id").longValue() + "/preview")
                    .json();
            assertThat(run.path("columns").toString()).as(run.toString()).isEqualTo("[\"Vorname\",\"Nachname\"]");
            assertThat(preview.path("rows").toString()).isEqualTo("[[\"Jürgen\",\"Groß\"]]");
        }
    }

    @Test
    void anUmlautInTheLastRowDecidesTheEncoding() {
        var api = accounts.open();
        var lines = new String[3_000];
        lines[0] = "Nachname;Ort";
        for (int i = 1; i < lines.length; i++) {
            lines[i] = "Person " + i + ";Ort ohne Umlaut";
        }
        lines[2_999] = "Müller;Köln";
        var run = Files.upload(api, "contacts", text(Charset.forName("windows-1252"), lines))
                .is(201)
                .json();
        assertThat(run.path("encoding").asString()).isEqualTo("WINDOWS-1252");
    }

    @Test
    void whatIsNoTableIsRefusedWithItsReason() throws IOException {
        var api = accounts.open();
        refused(api, new byte[0], "empty-file");
        refused(api, text(StandardCharsets.UTF_8, "", "  ", ""), "empty-file");
        refused(api, text(StandardCharsets.UTF_8, "Vorname;Nachname"), "no-rows");
        refused(api, "%PDF-1.7 …".getBytes(StandardCharsets.UTF_8), "not-a-table");
        refused(
                api,
                "<!DOCTYPE html><table><tr><td>x</td></tr></table>".getBytes(StandardCharsets.UTF_8),
                "not-a-table");
        refused(api, new byte[5_000], "not-a-table");
        refused(api, text(StandardCharsets.UTF_8, ";".repeat(400) + "x", "y"), "too-many-columns");
        refused(api, ("Name;Ort\n\"offen;" + "x;".repeat(2_000_000)).getBytes(StandardCharsets.UTF_8), "row-too-long");
        var old = new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2, 3, 4};
        refused(api, old, "old-excel");
        refused(api, with(old, "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE)), "password-protected");
        refused(api, zip(Map.of("mimetype", "application/vnd.oasis".getBytes(StandardCharsets.UTF_8))), "not-a-table");
        refused(api, with(new byte[] {'P', 'K', 3, 4}, new byte[100]), "broken-file");
        assertThat(api.items("/imports").size())
                .as("nothing stays of a refused file")
                .isZero();
    }

    @Test
    void aWorkbookThatUnpacksToFarTooMuchIsRefused() throws IOException {
        var api = accounts.open();
        refused(
                api,
                zip(Map.of(
                        "xl/workbook.xml",
                        "<workbook/>".getBytes(StandardCharsets.UTF_8),
                        "xl/worksheets/sheet1.xml",
                        new byte[60_000_000])),
                "unpacks-to-too-much");
        var entities = "<!DOCTYPE x [<!ENTITY a \"aaaa\">]><workbook>&a;</workbook>";
        refused(api, zip(Map.of("xl/workbook.xml", entities.getBytes(StandardCharsets.UTF_8))), "broken-file");
        refused(api, zip(Map.of("xl/workbook.xml", "<workbook".getBytes(StandardCharsets.UTF_8))), "broken-file");
    }

    /// Each just over its limit: texts of cells, number of parts, and declarations behind a long comment or in other
    /// letters. None of them may cost more than the reading of some megabytes (reliability S19).
    @Test
    void whatIsPackedToHarmIsRefusedInASecond() throws IOException {
        var api = accounts.open();
        var book = "<workbook/>".getBytes(StandardCharsets.UTF_8);
        var many = new HashMap<String, byte[]>(Map.of("xl/workbook.xml", book));
        for (int i = 0; i < 10_000; i++) {
            many.put("xl/media/" + i, new byte[0]);
        }
        var begun = System.nanoTime();
        refused(
                api,
                zip(Map.of("xl/workbook.xml", book, "xl/sharedStrings.xml", new byte[105 << 20])),
                "unpacks-to-too-much");
        refused(api, zip(many), "unpacks-to-too-much");
        var entity = "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><workbook>&a;</workbook>";
        var behind = "<!--" + "x".repeat(100_000) + "-->" + entity;
        for (var hidden : List.of(behind.getBytes(StandardCharsets.UTF_8), entity.getBytes(StandardCharsets.UTF_16))) {
            // the guard sees neither; the reader knows no declarations
            var answer = Files.upload(api, "contacts", zip(Map.of("xl/workbook.xml", hidden)))
                    .isProblem(400, "invalid-input", "file");
            assertThat(answer.body()).doesNotContain("root:");
        }
        assertThat(System.nanoTime() - begun).as("nanoseconds for all four").isLessThan(20_000_000_000L);
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void strangeCellsAreTakenAsTheyAreOrToldAndNeverBreakTheRun() {
        var api = accounts.open();
        var broken = with(
                text(
                        StandardCharsets.UTF_8,
                        "Nachname;Kommentar",
                        "مرحبا بالعالم;rechts nach links",
                        "👩‍👩‍👧‍👦 Familie;Emoji",
                        "Zero\u200BWidth;unsichtbar",
                        "Mit \"Anführung\";x",
                        "\"Mit ; Trenner und",
                        "Umbruch\";\"und \"\"Zitat\"\"\"",
                        "NUL\u0000;x",
                        "kurz",
                        "=cmd|' /C calc'!A0;+49 30 1234567",
                        ";",
                        "Ümlaut;ÄÖÜ",
                        "Ümlaut;ÄÖÜ"),
                new byte[] {'K', (byte) 0xFC, 'r', 'z', ';', 'x', '\r', '\n'});
        var id = Files.upload(api, "contacts", broken).is(201).id();
        var run = Files.run(api, id, "");
        assertThat(figures(run)).isEqualTo(List.of(9L, 0L, 0L, 2L));
        assertThat(problems(run)).isEqualTo(Map.of("lastName:nul", 1L, "lastName:unreadable-letters", 1L));
        var names = api.items("/contacts?limit=50").toString();
        assertThat(names).contains("مرحبا", "👩‍👩‍👧‍👦 Familie", "Mit \\\"Anführung\\\"", "=cmd|", "kurz");
    }

    @Test
    void aWorkbookIsReadWithItsNumbersAndDates() throws IOException {
        var api = accounts.open();
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "test", null);
                var sheet = workbook.newWorksheet("Aufträge")) {
            var head = List.of("Titel", "Betrag", "Abschluss am", "Wahrscheinlichkeit");
            for (int i = 0; i < head.size(); i++) {
                sheet.value(0, i, head.get(i));
            }
            sheet.value(1, 0, "Dach");
            sheet.value(1, 1, 1234.5);
            sheet.value(1, 2, java.time.LocalDate.of(2026, 12, 24));
            sheet.style(1, 2).format("dd.mm.yyyy").set();
            sheet.value(1, 3, 40);
            sheet.value(3, 0, "Keller");
        }
        var id = Files.upload(api, "deals", bytes.toByteArray()).is(201).id();
        assertThat(figures(Files.run(api, id, ""))).isEqualTo(List.of(2L, 0L, 0L, 0L));
        var deal = api.items("/deals?sort=createdAt").get(0);
        assertThat(deal.path("amount").path("value").asString()).isEqualTo("1234.50");
        assertThat(deal.path("closeOn").asString()).isEqualTo("2026-12-24");
        assertThat(deal.path("probability").intValue()).isEqualTo(40);
    }

    @Test
    void threeDecimalsOfAWorkbookAreNoThousands() throws IOException {
        var api = accounts.open();
        api.post("/fields", "{\"kind\":\"DEAL\",\"label\":\"Gewicht\",\"type\":\"NUMBER\",\"decimals\":3}")
                .is(201);
        var file = workbook(List.of("Titel", "Gewicht", "Betrag"), sheet -> {
            sheet.value(1, 0, "Dach");
            sheet.value(1, 1, new BigDecimal("19.999"));
            sheet.value(2, 0, "Keller");
            sheet.value(2, 1, new BigDecimal("-1.0049999999999999"));
            sheet.value(3, 0, "Text");
            sheet.value(3, 1, "19.999");
            sheet.value(4, 0, "Zu genau");
            sheet.value(4, 2, new BigDecimal("12.345"));
        });
        var run = Files.run(api, Files.upload(api, "deals", file).is(201).id(), "");
        assertThat(problems(run)).isEqualTo(Map.of("amount:too-many-decimals", 1L));
        var weights = api.items("/deals?sort=createdAt")
                .valueStream()
                .map(deal -> deal.path("custom")
                        .valueStream()
                        .findFirst()
                        .orElseThrow()
                        .asString())
                .toList();
        assertThat(weights).containsExactlyInAnyOrder("19.999", "-1.005", "19999");
    }

    @Test
    void whatAWorkbookShowsAsPerCentIsPerCent() throws IOException {
        var api = accounts.open();
        var file = workbook(List.of("Titel", "Wahrscheinlichkeit"), sheet -> {
            percent(sheet, 1, "40", new BigDecimal("0.4"), "0%");
            percent(sheet, 2, "29", new BigDecimal("0.28999999999999998"), "0.00 %");
            percent(sheet, 3, "60", new BigDecimal("60"), "0\"%\"");
            percent(sheet, 4, "zwischen", new BigDecimal("0.125"), "0.0%");
            percent(sheet, 5, "zu viel", new BigDecimal("1.2"), "0%");
        });
        var run = Files.run(api, Files.upload(api, "deals", file).is(201).id(), "");
        assertThat(problems(run))
                .isEqualTo(Map.of("probability:too-many-decimals", 1L, "probability:out-of-range", 1L));
        var deals = api.items("/deals");
        assertThat(deals.size()).isEqualTo(3);
        deals.forEach(deal -> assertThat(deal.path("probability").asString())
                .isEqualTo(deal.path("title").asString()));
    }

    private static void percent(Worksheet sheet, int row, String title, BigDecimal value, String format) {
        sheet.value(row, 0, title);
        sheet.value(row, 1, value);
        sheet.style(row, 1).format(format).set();
    }

    private static byte[] workbook(List<String> head, Consumer<Worksheet> rows) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "test", null);
                var sheet = workbook.newWorksheet("Tabelle")) {
            for (int i = 0; i < head.size(); i++) {
                sheet.value(0, i, head.get(i));
            }
            rows.accept(sheet);
        }
        return bytes.toByteArray();
    }

    @Test
    void aSeparatorThatCanPartNothingIsRefusedOrLeftOut() {
        var api = accounts.open();
        var file = text(StandardCharsets.UTF_8, "Vorname;Nachname", "Jürgen;Groß");
        for (var separator : List.of("%22", "%0D", "%0A", ";;")) {
            Files.upload(api, "contacts", file, "&separator=" + separator).isProblem(400, "invalid-input", "separator");
        }
        Files.upload(api, "contacts", file, "&separator=tab").is(201);
        for (var first : List.of("sep=", "sep=\"", "SEP=;")) {
            var run = Files.upload(
                            api, "contacts", text(StandardCharsets.UTF_8, first, "Vorname;Nachname", "Jürgen;Groß"))
                    .is(201)
                    .json();
            assertThat(run.path("columns").toString()).as(first).isEqualTo("[\"Vorname\",\"Nachname\"]");
        }
    }

    @Test
    void aFileOverTheLimitIsRefusedBeforeItIsRead() {
        var api = accounts.open();
        var answer = Api.raw(
                "POST",
                api.server() + "/api/v1/leads",
                "x".repeat(11 * 1024 * 1024),
                Map.of("Authorization", "Bearer " + api.token(), "Content-Type", "application/json"));
        assertThat(answer.status()).as("other addresses keep their limit").isEqualTo(413);
    }
}
