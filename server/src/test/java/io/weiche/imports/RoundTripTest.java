package io.weiche.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import io.weiche.web.Formulas;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;

/// What goes out as a file comes in again as it was, and nothing in it is a formula.
@WeicheTest
class RoundTripTest {
    private static final List<String> NAMES = List.of(
            "=HYPERLINK(\"http://x\")",
            "+49 30 1234567",
            "-5",
            "@SUM(A1)",
            "'=x",
            "''=x",
            "'harmlos",
            "＝1+1",
            "Müller; \"Dach\", Köln",
            "مرحبا 👍");

    private final TestAccounts accounts;

    RoundTripTest(TestAccounts accounts) {
        this.accounts = accounts;
    }

    @Test
    void everyTextComesBackAsItWas() {
        for (var text : List.of(
                "", "=1", "'=1", "''=1", "'", "'a", "a=1", "\t=1", "\tx", " \u200B=1", "-", "+", "@", "＠x", "\r")) {
            assertThat(Formulas.restored(Formulas.neutralised(text))).isEqualTo(text);
            assertThat(Formulas.neutralised(text)).doesNotStartWith("=").doesNotStartWith("\t");
        }
    }

    @Test
    void aListGoesOutAndComesInAgain() throws Exception {
        for (var format : List.of("csv", "xlsx")) {
            var api = accounts.open();
            for (var name : NAMES) {
                api.post(
                                "/companies",
                                tools.jackson.databind.json.JsonMapper.shared()
                                        .createObjectNode()
                                        .put("title", name)
                                        .put("comments", "zu " + name)
                                        .toString())
                        .is(201);
            }
            var file = download(
                    api, "/lists/companies/rows." + format + "?columns=title,comments,createdAt&sort=createdAt");
            var other = accounts.open();
            var id = Files.upload(other, "companies", file).is(201).id();
            Files.run(other, id, "'duplicates':'MAKE'");
            var titles = new ArrayList<String>();
            other.items("/companies?sort=createdAt&limit=50")
                    .forEach(company -> titles.add(company.path("title").asString()));
            assertThat(titles).as(format).containsExactlyInAnyOrderElementsOf(NAMES);
        }
    }

    @Test
    void aWorkbookHoldsNumbersAndDatesAsSuch() throws Exception {
        var api = accounts.open();
        api.post(
                        "/deals",
                        "{\"title\":\"=Dach\",\"amount\":{\"value\":\"1234.50\",\"currency\":\"EUR\"},\"closeOn\":\"2026-12-24\"}")
                .is(201);
        var file = download(api, "/lists/deals/rows.xlsx?columns=title,amount,closeOn,stageId,createdAt");
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            var rows = workbook.getFirstSheet().read();
            assertThat(rows.get(0).getCellText(0)).isEqualTo("Titel");
            var row = rows.get(1);
            assertThat(row.getCellText(0)).isEqualTo("'=Dach");
            assertThat(row.getCell(1).getType()).isEqualTo(CellType.NUMBER);
            assertThat(row.getCellAsNumber(1).orElseThrow()).isEqualByComparingTo("1234.50");
            assertThat(row.getCellAsDate(2).orElseThrow().toLocalDate()).isEqualTo("2026-12-24");
            assertThat(row.getCellAsDate(4)).isPresent();
        }
    }

    private static byte[] download(Api api, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(api.server() + "/api/v1" + path))
                .header("Authorization", "Bearer " + api.token())
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.body();
        }
    }
}
