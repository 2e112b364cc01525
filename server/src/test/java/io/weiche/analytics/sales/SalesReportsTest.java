package io.weiche.analytics.sales;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.kernel.CurrentAccount;
import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// Reports of leads, deals and people, and how they are set.
@WeicheTest
class SalesReportsTest {
    private final TestAccounts accounts;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    SalesReportsTest(TestAccounts accounts, JdbcClient sql, TransactionTemplate transaction) {
        this.accounts = accounts;
        this.sql = sql;
        this.transaction = transaction;
    }

    private static long deal(Api api, String fields) {
        return api.post("/deals", Json.of("{'title':'Dach'" + fields + "}"))
                .is(201)
                .id();
    }

    private static List<Long> stages(Api api, String semantics) {
        return api.items("/pipelines")
                .get(0)
                .path("stages")
                .valueStream()
                .filter(stage -> stage.path("semantics").asString().equals(semantics))
                .map(stage -> stage.path("id").longValue())
                .toList();
    }

    private static void move(Api api, long deal, long stage) {
        api.patch("/deals/" + deal, "{\"stageId\":" + stage + "}").is(200);
    }

    private void inAccount(Api api, String statement) {
        CurrentAccount.runAs(
                api.account(),
                () -> transaction.executeWithoutResult(_ -> sql.sql(statement)
                        .param("account", api.account().value())
                        .update()));
    }

    private static JsonNode figure(Api api, String query, String measure) {
        return api.get("/reports/sales?of=" + measure + query)
                .is(200)
                .json()
                .path("total")
                .path("figures")
                .path(measure);
    }

    private static void rate(Api api, String currency, String since, String rate) {
        api.send("PUT", "/reports/settings/rates", rateOf(currency, since, rate), Map.of())
                .is(200);
    }

    private static String rateOf(String currency, String since, String rate) {
        return Json.of("{'currency':'" + currency + "','since':'" + since + "','rate':'" + rate + "'}");
    }

    @Test
    void aFunnelSaysHowManyReachedAStageHowLongTheyStoodThereAndWhereTheyWereLost() {
        var api = accounts.open();
        var open = stages(api, "IN_PROGRESS");
        var lost = deal(api, "");
        move(api, lost, open.get(2));
        move(api, lost, stages(api, "FAILURE").getFirst());
        move(api, deal(api, ""), stages(api, "SUCCESS").getFirst());
        deal(api, "");
        inAccount(api, """
                update stage_history set changed_at = changed_at - interval '2 hours'
                where account_id = :account and type = 1""");

        var steps = api.get("/reports/funnel").is(200).json().path("stages");
        assertThat(steps.valueStream().map(step -> step.path("reached").intValue()))
                .startsWith(3, 2, 2)
                .endsWith(1);
        assertThat(steps.get(0).path("standing").intValue()).isEqualTo(1);
        assertThat(steps.get(0).path("left").intValue()).isEqualTo(2);
        assertThat(steps.get(0).path("medianSeconds").intValue()).isBetween(7200, 7260);
        assertThat(steps.get(2).path("lost").intValue()).isEqualTo(1);
        assertThat(steps.get(0).path("lost").intValue()).isZero();
        var list = api.items("/reports/funnel/list?of=LOST&stage=" + open.get(2));
        assertThat(list.valueStream().map(record -> record.path("id").longValue()))
                .containsExactly(lost);
    }

    @Test
    void theFunnelAndTheTeamAreComparedWithAsMuchOfThePeriodBefore() {
        var api = accounts.open();
        move(api, deal(api, ",'amount':{'value':'900'}"), stages(api, "SUCCESS").getFirst());
        deal(api, "");
        inAccount(api, """
                update deal set created_at = created_at - interval '1 day', closed_at = closed_at - interval '1 day'
                where account_id = :account""");
        deal(api, "");
        var today = api.get("/reports/team")
                .is(200)
                .json()
                .path("period")
                .path("to")
                .asString();
        var asked = "from=" + today + "&to=" + today;

        var funnel = api.get("/reports/funnel?compare=true&" + asked).is(200).json();
        assertThat(funnel.path("created").intValue()).isEqualTo(1);
        assertThat(funnel.path("previous").path("created").intValue()).isEqualTo(2);
        assertThat(funnel.path("previous").path("reached").valueStream().map(JsonNode::intValue))
                .hasSameSizeAs(funnel.path("stages"))
                .startsWith(2, 1)
                .endsWith(1);
        var team = api.get("/reports/team?compare=true&" + asked).is(200).json();
        assertThat(team.path("total").path("counts").path("WON").intValue()).isZero();
        var before = team.path("total").path("previous");
        assertThat(before.path("counts").path("WON").intValue()).isEqualTo(1);
        assertThat(before.path("revenue").asString()).isEqualTo("900.00");
        assertThat(before.path("counts").has("OPEN_DEALS")).isFalse();
        assertThat(team.path("rows")
                        .get(0)
                        .path("previous")
                        .path("counts")
                        .path("WON")
                        .intValue())
                .isEqualTo(1);
        assertThat(api.get("/reports/funnel?" + asked)
                        .is(200)
                        .json()
                        .path("previous")
                        .isNull())
                .isTrue();
    }

    @Test
    void everyReportIsAFileForSpreadsheetsToo() {
        var api = accounts.open();
        var source = api.post("/sources", "{\"name\":\"=Messe\"}").is(201).id();
        move(
                api,
                deal(api, ",'sourceId':" + source + ",'amount':{'value':'900'}"),
                stages(api, "SUCCESS").getFirst());
        deal(api, "");
        assertThat(lines(api, "sales/rows.csv?by=SOURCE&of=WON,DEALS"))
                .hasSize(4)
                .anyMatch(line -> line.startsWith("'=Messe;1;900,00;1;900,00;"))
                .anyMatch(line -> line.startsWith("Ohne;1;0,00;0;0,00;"))
                .last()
                .asString()
                .startsWith("Zusammen;2;900,00;1;900,00;");
        assertThat(lines(api, "funnel/rows.csv")).hasSize(7).anyMatch(line -> line.startsWith("Gewonnen;1;900,00;0;"));
        assertThat(lines(api, "team/rows.csv"))
                .hasSize(3)
                .last()
                .asString()
                .startsWith("Zusammen;0;1;0;0;0;0;1;900,00;");
        for (var report : List.of("sales", "funnel", "team")) {
            assertThat(api.get("/reports/" + report + "/rows.xlsx")
                            .is(200)
                            .headers()
                            .get("content-type"))
                    .contains("spreadsheetml");
        }
        accounts.reader(api).get("/reports/funnel/rows.csv").isProblem(403, "forbidden");
    }

    @Test
    void monthsOfAFileAreWordsAndWhatIsGoneIsNoNumber() {
        var api = accounts.open();
        var deal = deal(api, "");
        var month = YearMonth.now(ZoneId.of("Europe/Berlin"));
        assertThat(lines(api, "sales/rows.csv?by=MONTH&of=DEALS"))
                .anyMatch(line -> line.startsWith(
                        month.format(DateTimeFormatter.ofPattern("LLLL uuuu", Locale.GERMANY)) + ";1;"));
        inAccount(api, "update deal set source_id = null where account_id = :account and id = " + deal);
        assertThat(lines(api, "sales/rows.csv?by=SOURCE&of=DEALS")).anyMatch(line -> line.startsWith("Ohne;1;"));
    }

    /// Somebody writes down what a grandfather sold.
    @Test
    void aDealMayHaveTakenLongerThanALifetime() {
        var api = accounts.open();
        var deal = deal(api, "");
        move(api, deal, stages(api, "SUCCESS").getFirst());
        inAccount(api, "update deal set created_at = closed_at - interval '80 years' where account_id = :account");
        assertThat(figure(api, "", "WON").path("medianSeconds").longValue()).isGreaterThan(80L * 365 * 86_400);
    }

    private static List<String> lines(Api api, String file) {
        return api.get("/reports/" + file).is(200).body().lines().toList();
    }

    @Test
    void whatASwitchConvertsIsNoConversionOfAPerson() {
        var api = accounts.openClassic();
        var lead = api.lead("{\"title\":\"Dach\"}");
        api.lead("{\"title\":\"Keller\"}");
        api.post("/leads/" + lead + "/conversion", "{\"deal\":{},\"contact\":true}")
                .is(201);
        api.switchToSimple("");
        var total = api.get("/reports/sales?of=LEADS,CONVERTED,CONVERTED_BY_SWITCH&by=CUSTOMER")
                .is(200)
                .json();
        assertThat(total.path("mode").asString()).isEqualTo("SIMPLE");
        var figures = total.path("total").path("figures");
        assertThat(figures.path("LEADS").path("count").intValue()).isEqualTo(2);
        assertThat(figures.path("CONVERTED").path("count").intValue()).isEqualTo(1);
        assertThat(figures.path("CONVERTED_BY_SWITCH").path("count").intValue()).isEqualTo(1);
        assertThat(total.path("rows").get(0).path("key").asString()).isEqualTo("FIRST");
    }

    @Test
    void whatIsExpectedCountsByItsChanceAndTheRateOfTheDay() {
        var api = accounts.open();
        var chf = ",'amount':{'value':'100','currency':'CHF'},'closeOn':'2027-02-10'";
        deal(api, chf + ",'probability':50");
        deal(api, chf);
        deal(api, ",'amount':{'value':'10','currency':'EUR'}");
        assertThat(figure(api, "", "OPEN_DEALS").path("withoutRate").intValue()).isEqualTo(2);
        assertThat(api.items("/reports/sales/list?of=OPEN_DEALS&withoutRate=true")
                        .valueStream()
                        .map(record -> record.path("amount")))
                .hasSize(2)
                .allMatch(JsonNode::isNull);
        rate(api, "CHF", "2020-01-01", "1.5");
        rate(api, "CHF", "2020-01-01", "1.1");
        rate(api, "CHF", "2100-01-01", "9");
        assertThat(api.items("/reports/sales/list?of=OPEN_DEALS&withoutRate=true"))
                .isEmpty();
        var open = figure(api, "", "OPEN_DEALS");
        assertThat(open.path("amount").asString()).isEqualTo("230.00");
        assertThat(open.path("expected").asString()).isEqualTo("175.00");
        assertThat(figure(api, "&EXPECTED=2027-02", "OPEN_DEALS").path("count").intValue())
                .isEqualTo(2);
        assertThat(figure(api, "&EXPECTED=none", "OPEN_DEALS").path("expected").asString())
                .isEqualTo("10.00");
    }

    @Test
    void ratesHoldForTheCurrencyTheyWereEnteredFor() {
        var api = accounts.open();
        rate(api, "CHF", "2020-01-01", "1.1");
        deal(api, ",'amount':{'value':'100','currency':'CHF'}");
        api.patch("/account", "{\"currency\":\"USD\"}").is(200);
        assertThat(api.get("/reports/settings").is(200).json().path("rates")).isEmpty();
        assertThat(figure(api, "", "OPEN_DEALS").path("withoutRate").intValue()).isEqualTo(1);
        api.patch("/account", "{\"currency\":\"EUR\"}").is(200);
        assertThat(figure(api, "", "OPEN_DEALS").path("amount").asString()).isEqualTo("110.00");
        api.delete("/reports/settings/rates?currency=CHF&since=2020-01-01").is(204);
        api.delete("/reports/settings/rates?currency=CHF&since=2020-01-01").isProblem(404, "not-found");
    }

    @Test
    void anotherWindowGivesTheCreditToAnotherInquiry() {
        var api = accounts.open();
        var source = api.post("/sources", "{\"name\":\"Messe\"}").is(201).id();
        var person = "'person':{'lastName':'Auer'},'emails':['auer@fenster.example']";
        api.post("/inquiries", Json.of("{'title':'A','sourceId':" + source + "," + person + "}"))
                .is(201);
        api.post("/inquiries", Json.of("{'title':'B'," + person + "}")).is(201);
        inAccount(api, """
                update inquiry set received_at = received_at - interval '10 days'
                where account_id = :account and source_id is not null""");
        var credited = "/reports/inquiries/list?by=SOURCE&of=CASES&key=" + source;
        assertThat(api.items(credited)).hasSize(1);
        assertThat(api.patch("/reports/settings", "{\"attributionDays\":5}")
                        .is(200)
                        .number("attributionDays"))
                .isEqualTo(5);
        assertThat(api.items(credited)).isEmpty();
        api.patch("/reports/settings", "{\"attributionDays\":28}").is(200);
        assertThat(api.items(credited)).hasSize(1);
    }

    @Test
    void everyReportIsNarrowedToAPersonOrADepartmentAndItsListsAreAsLong() {
        var api = accounts.openClassic();
        var colleague = accounts.manager(api);
        var department = api.post("/departments", "{\"name\":\"Nord\",\"memberIds\":[" + colleague.userId() + "]}")
                .is(201)
                .id();
        for (var whose : List.of("", ",'responsibleId':" + colleague.userId())) {
            move(
                    api,
                    deal(api, whose + ",'amount':{'value':'900'}"),
                    stages(api, "SUCCESS").getFirst());
            var open = deal(api, whose);
            api.lead(Json.of("{'title':'Keller'" + whose + "}"));
            for (int i = 0; i < 2; i++) {
                api.post(
                                "/activities",
                                Json.of("{'title':'Anruf','deadlineAt':'2020-01-05T09:00:00Z'" + whose
                                        + ",'records':[{'kind':'DEAL','id':" + open + "}]}"))
                        .is(201);
            }
        }
        for (var only : List.of("RESPONSIBLE=" + colleague.userId(), "DEPARTMENT=" + department)) {
            var team = api.get("/reports/team?compare=true&" + only).is(200).json();
            assertThat(team.path("rows")
                            .valueStream()
                            .map(row -> row.path("key").asString()))
                    .as(only)
                    .containsExactly(Long.toString(colleague.userId()));
            var total = team.path("total");
            assertThat(total.path("counts").path("OVERDUE").intValue()).isEqualTo(2);
            assertThat(total.path("counts").path("OPEN_DEALS").intValue()).isEqualTo(1);
            assertThat(total.path("revenue").asString()).isEqualTo("900.00");
            for (var row : List.of(total, team.path("rows").get(0))) {
                for (var measure : TeamMeasure.values()) {
                    var list = row.path("lists").path(measure.name()).asString();
                    assertThat(api.get(list.substring("/api/v1".length()))
                                    .is(200)
                                    .number("total.value"))
                            .as(list)
                            .isEqualTo(row.path("counts").path(measure.name()).longValue());
                }
            }
            assertThat(figure(api, "&" + only, "WON").path("count").intValue()).isEqualTo(1);
            assertThat(figure(api, "&" + only, "OPEN_LEADS").path("count").intValue())
                    .isEqualTo(1);
            var funnel = api.get("/reports/funnel?" + only).is(200).json();
            assertThat(funnel.path("created").intValue()).isEqualTo(2);
            assertThat(api.get(funnel.path("list").asString().substring("/api/v1".length()) + "&of=REACHED")
                            .is(200)
                            .number("total.value"))
                    .isEqualTo(2);
            assertThat(lines(api, "team/rows.csv?" + only)).hasSize(3);
        }
        assertThat(api.get("/reports/team?DEPARTMENT=none")
                        .is(200)
                        .json()
                        .path("rows")
                        .size())
                .isEqualTo(1);
        assertThat(colleague
                        .get("/reports/team?RESPONSIBLE=" + api.userId())
                        .is(200)
                        .json()
                        .path("rows"))
                .as("nothing wider than what one may see")
                .isEmpty();
        api.get("/reports/activities/list?of=OVERDUE&RESPONSIBLE=1&key=2").isProblem(400, "invalid-input", "key");
    }

    @Test
    void whoJoinsADepartmentCountsThereAtOnce() {
        var api = accounts.open();
        var department = api.post("/departments", "{\"name\":\"Nord\"}").is(201).id();
        deal(api, "");
        inAccount(api, "update deal set created_at = created_at - interval '3 months' where account_id = :account");
        var asked = "&from=2020-01-01&DEPARTMENT=" + department;
        assertThat(figure(api, asked, "DEALS").path("count").intValue()).isZero();
        api.patch("/departments/" + department, "{\"memberIds\":[" + api.userId() + "]}")
                .is(200);
        assertThat(figure(api, asked, "DEALS").path("count").intValue()).isEqualTo(1);
    }

    private static final List<String> BAD_ADDRESSES = List.of(
            "sales?of=NOTHING | of",
            "sales?by=NOTHING | by",
            "sales?PIPELIN=3 | PIPELIN",
            "sales?from=2026-13-01 | from",
            "sales/list?of=NOTHING | of",
            "sales/list?cursor=x | cursor",
            "sales/list?limit=0 | limit",
            "funnel?kind=CONTACT | kind",
            "funnel?kind=LEAD&PIPELINE=1 | PIPELINE",
            "funnel?PIPELINE=x | PIPELINE",
            "funnel?PIPELINE=999999999 | PIPELINE",
            "funnel/list?stage=1 | stage",
            "funnel/list?stage=x | stage",
            "funnel/list?of=NOTHING | of",
            "team?to=x | to",
            "team?RESPONSIBLE=x | RESPONSIBLE",
            "team?DEPARTMENT=x | DEPARTMENT",
            "sales?by=DEPARTMENT | by",
            "activities/list?of=NOTHING | of",
            "activities/list?of=OVERDUE&key=x | key",
            "sales?SOURCE=%00 | SOURCE");

    @Test
    void badInputNamesTheField() {
        var api = accounts.open();
        for (var bad : BAD_ADDRESSES) {
            var parts = bad.split(" \\| ");
            api.get("/reports/" + parts[0]).isProblem(400, "invalid-input", parts[1]);
        }
    }

    private static final List<String> BAD_RATES = List.of(
            "EUR 2026-01-01 1 currency",
            "XXQ 2026-01-01 1 currency",
            "CHF 2026-13-01 1 since",
            "CHF 2026-01-01 0 rate",
            "CHF 2026-01-01 -1 rate",
            "CHF 2026-01-01 1e5 rate",
            "CHF 2026-01-01 0.123456789 rate",
            "CHF 2026-01-01 99999999999 rate");

    @Test
    void aRateThatCannotBeIsRefused() {
        var api = accounts.open();
        for (var bad : BAD_RATES) {
            var parts = bad.split(" ");
            api.send("PUT", "/reports/settings/rates", rateOf(parts[0], parts[1], parts[2]), Map.of())
                    .isProblem(400, "invalid-input", parts[3]);
        }
        assertThat(api.get("/reports/settings").json().path("rates")).isEmpty();
    }

    @Test
    void whoMaySeeNoFiguresOrEditNoSettingsIsRefused() {
        var admin = accounts.open();
        var reader = accounts.reader(admin);
        for (var report :
                List.of("sales", "sales/list", "funnel", "funnel/list", "team", "activities/list?of=OVERDUE")) {
            reader.get("/reports/" + report).isProblem(403, "forbidden");
        }
        var manager = accounts.manager(admin);
        manager.patch("/reports/settings", "{\"attributionDays\":5}").isProblem(403, "forbidden");
        manager.send("PUT", "/reports/settings/rates", rateOf("CHF", "2026-01-01", "1"), Map.of())
                .isProblem(403, "forbidden");
        admin.patch("/reports/settings", "{\"attributionDays\":0}").isProblem(400, "invalid-input", "attributionDays");
        admin.patch("/reports/settings", "{\"attributionDays\":366}")
                .isProblem(400, "invalid-input", "attributionDays");
    }
}
