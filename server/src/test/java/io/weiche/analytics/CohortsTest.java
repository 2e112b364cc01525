package io.weiche.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.kernel.CurrentAccount;
import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// Inquiries by the month they came in, and how many months later their deals were won.
@WeicheTest
class CohortsTest {
    private static final String PERIOD = "from=2026-01-01&to=2026-03-31";

    private final TestAccounts accounts;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    CohortsTest(TestAccounts accounts, JdbcClient sql, TransactionTemplate transaction) {
        this.accounts = accounts;
        this.sql = sql;
        this.transaction = transaction;
    }

    /// @param won the day its deal was won; empty: it is open
    private void came(Api api, String day, String won, long responsible) {
        var taken = api.post("/inquiries", Json.of("{'title':'Dach'}")).is(201);
        var deal = taken.number("became.dealId");
        api.patch("/deals/" + deal, "{\"responsibleId\":" + responsible + "}").is(200);
        if (!won.isEmpty()) {
            var stage = api.items("/pipelines")
                    .get(0)
                    .path("stages")
                    .valueStream()
                    .filter(one -> one.path("semantics").asString().equals("SUCCESS"))
                    .findFirst()
                    .orElseThrow();
            api.patch("/deals/" + deal, "{\"stageId\":" + stage.path("id").longValue() + "}")
                    .is(200);
            set(api, "deal", "closed_at", won, deal);
        }
        set(api, "inquiry", "received_at", day, taken.number("inquiryId"));
    }

    private void set(Api api, String table, String column, String day, long id) {
        var statement = "update %s set %s = '%s 12:00+01' where account_id = :account and id = :id"
                .formatted(table, column, day);
        CurrentAccount.runAs(
                api.account(),
                () -> transaction.executeWithoutResult(_ -> sql.sql(statement)
                        .param("account", api.account().value())
                        .param("id", id)
                        .update()));
    }

    private static List<Long> won(JsonNode row) {
        return row.path("cells")
                .valueStream()
                .map(cell -> cell.path("won").longValue())
                .toList();
    }

    @Test
    void eachMonthSaysHowManyWereWonHowManyMonthsLaterAndEveryNumberIsAsLongAsItsList() {
        var api = accounts.open();
        var colleague = accounts.manager(api);
        came(api, "2026-01-31", "2026-02-01", api.userId());
        came(api, "2026-01-02", "2026-01-30", api.userId());
        came(api, "2026-01-05", "2026-04-01", colleague.userId());
        came(api, "2026-01-06", "", colleague.userId());
        came(api, "2026-03-10", "2026-03-01", api.userId());

        var report = api.get("/reports/inquiries/cohorts?" + PERIOD).is(200).json();
        var january = report.path("rows").get(0);
        assertThat(january.path("month").asString()).isEqualTo("2026-01");
        assertThat(january.path("cases").intValue()).isEqualTo(4);
        assertThat(won(january)).startsWith(1L, 2L, 2L, 3L, 3L);
        assertThat(january.path("cells").get(1).path("share").asString()).isEqualTo("0.5000");
        assertThat(won(report.path("rows").get(1)))
                .as("won before somebody asked again")
                .startsWith(1L);
        assertThat(report.path("columns").intValue())
                .isEqualTo(january.path("cells").size())
                .isBetween(4, 13);
        assertLists(api, report);

        var theirs =
                colleague.get("/reports/inquiries/cohorts?" + PERIOD).is(200).json();
        assertThat(won(theirs.path("rows").get(0))).startsWith(0L, 0L, 0L, 1L);
        assertLists(colleague, theirs);
        var narrowed = api.get("/reports/inquiries/cohorts?RESPONSIBLE=" + colleague.userId() + "&" + PERIOD)
                .is(200)
                .json();
        assertThat(narrowed.path("rows").valueStream().map(CohortsTest::won))
                .containsExactlyElementsOf(
                        theirs.path("rows").valueStream().map(CohortsTest::won).toList());
        assertLists(api, narrowed);
    }

    private static void assertLists(Api viewer, JsonNode report) {
        for (var row : report.path("rows")) {
            for (var cell : row.path("cells")) {
                assertList(
                        viewer, cell.path("list").asString(), cell.path("won").longValue());
            }
            assertList(
                    viewer,
                    row.path("list").asString() + "&of=CASES",
                    row.path("cases").longValue());
        }
    }

    private static void assertList(Api viewer, String list, long count) {
        var found = viewer.get(list.substring("/api/v1".length())).is(200).json();
        assertThat(found.path("total").path("value").longValue()).as(list).isEqualTo(count);
        assertThat(found.path("items").size()).as(list).isEqualTo((int) count);
    }

    @Test
    void theCohortsAreAFileToo() {
        var api = accounts.open();
        came(api, "2026-01-31", "2026-02-01", api.userId());
        came(api, "2026-01-30", "", api.userId());
        var lines = api.get("/reports/inquiries/cohorts/rows.csv?" + PERIOD)
                .is(200)
                .body()
                .lines()
                .toList();
        assertThat(lines.getFirst()).contains("Monat;Anfragen;Vorgänge;Gewonnen bis heute;Gewonnen bis Monat 0;");
        assertThat(lines.get(1)).startsWith("Januar 2026;2;2;1;0;0,0;1;50,0;1;50,0");
        assertThat(api.get("/reports/inquiries/cohorts/rows.xlsx?" + PERIOD)
                        .is(200)
                        .headers()
                        .get("content-type"))
                .contains("spreadsheetml");
        accounts.reader(api).get("/reports/inquiries/cohorts/rows.csv").isProblem(403, "forbidden");
    }

    @Test
    void badInputNamesTheField() {
        var api = accounts.open();
        for (var bad : List.of(
                "cohorts?by=SOURCE | by",
                "cohorts?from=x | from",
                "list?within=2 | within",
                "list?within=-1&of=WON&by=MONTH | within",
                "list?within=2&of=LOST&by=MONTH | within")) {
            var parts = bad.split(" \\| ");
            api.get("/reports/inquiries/" + parts[0]).isProblem(400, "invalid-input", parts[1]);
        }
    }
}
