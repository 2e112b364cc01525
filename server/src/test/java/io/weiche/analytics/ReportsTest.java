package io.weiche.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.accounts.Language;
import io.weiche.intake.Channel;
import io.weiche.kernel.CurrentAccount;
import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reports of inquiries: what is counted, and that it means the same in both modes.
@WeicheTest
class ReportsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final TestAccounts accounts;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    ReportsTest(TestAccounts accounts, JdbcClient sql, TransactionTemplate transaction) {
        this.accounts = accounts;
        this.sql = sql;
        this.transaction = transaction;
    }

    private static JsonNode report(Api api, String query) {
        return api.get("/reports/inquiries?" + query).is(200).json();
    }

    private static JsonNode row(JsonNode report, String key) {
        return report.path("rows")
                .valueStream()
                .filter(row -> row.path("key").asString().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row " + key + " in " + report))
                .path("numbers");
    }

    private static long source(Api api, String name) {
        return api.post("/sources", "{\"name\":\"" + name + "\"}").is(201).id();
    }

    private static Api.Answer take(Api api, String body) {
        return api.post("/inquiries", Json.of(body)).is(201);
    }

    private static long stage(Api api, long deal, String semantics, int place) {
        var pipeline = api.get("/deals/" + deal).json().path("pipelineId").longValue();
        return api.items("/pipelines")
                .valueStream()
                .filter(one -> one.path("id").longValue() == pipeline)
                .flatMap(one -> one.path("stages").valueStream())
                .filter(stage -> stage.path("semantics").asString().equals(semantics))
                .skip(place)
                .findFirst()
                .orElseThrow()
                .path("id")
                .longValue();
    }

    private static long leadStage(Api api, String semantics) {
        return api.items("/lead-stages")
                .valueStream()
                .filter(stage -> stage.path("semantics").asString().equals(semantics))
                .findFirst()
                .orElseThrow()
                .path("id")
                .longValue();
    }

    private static void win(Api api, long deal, String amount) {
        api.patch(
                        "/deals/" + deal,
                        Json.of("{'amount':{'value':'" + amount + "','currency':'EUR'},'stageId':"
                                + stage(api, deal, "SUCCESS", 0) + "}"))
                .is(200);
    }

    private static long convert(Api api, long lead) {
        return api.post("/leads/" + lead + "/conversion", "{\"deal\":{},\"contact\":true}")
                .is(201)
                .number("dealId");
    }

    /// Without what the switch itself adds to the time axis.
    private static JsonNode figures(Api api) {
        var report = (ObjectNode) report(api, "by=SOURCE&compare=true");
        report.remove("marks");
        return report;
    }

    @Test
    void theSourceReportOfTheSameInquiriesIsTheSameBeforeAndAfterASwitchAndItsUndo() {
        var api = accounts.openClassic();
        var fair = source(api, "Messe");
        var advert = source(api, "Anzeige");
        take(api, "{'title':'A','channel':'FORM','sourceId':" + fair + ",'person':{'lastName':'Auer'}}");
        var lost = take(api, "{'title':'B','sourceId':" + fair + "}").number("became.leadId");
        var byHand = take(api, "{'title':'C','sourceId':" + advert + "}").number("became.leadId");
        var won = take(api, "{'title':'D','sourceId':" + advert + "}").number("became.leadId");
        take(api, "{'title':'E'}");
        var junk = take(api, "{'title':'F','sourceId':" + fair + "}").number("inquiryId");
        api.patch("/leads/" + lost, "{\"stageId\":" + leadStage(api, "FAILURE") + "}")
                .is(200);
        convert(api, byHand);
        win(api, convert(api, won), "1250.50");
        api.send("POST", "/inquiries/" + junk + "/junk", "{}", Map.of("If-Match", "*"))
                .is(200);

        var before = figures(api);
        assertThat(row(before, "" + fair).path("inquiries").intValue()).isEqualTo(3);
        assertThat(row(before, "" + fair).path("lost").intValue()).isEqualTo(1);
        assertThat(row(before, "" + fair).path("junk").intValue()).isEqualTo(1);
        assertThat(row(before, "" + advert).path("qualified").intValue()).isEqualTo(2);
        assertThat(row(before, "" + advert).path("won").intValue()).isEqualTo(1);
        assertThat(row(before, "" + advert).path("revenue").asString()).isEqualTo("1250.50");
        assertThat(row(before, "none").path("inquiries").intValue()).isEqualTo(1);

        var run = api.switchToSimple("");
        assertThat(figures(api)).isEqualTo(before);
        assertThat(marks(api)).containsExactly("CLASSIC today", "SIMPLE today");

        var id = run.path("id").longValue();
        api.post("/crm-mode/switches/" + id + "/undo", "{}").is(202);
        assertThat(api.awaitSwitch(id).path("status").asString()).isEqualTo("UNDONE");
        assertThat(figures(api)).isEqualTo(before);
        assertThat(marks(api)).containsExactly("CLASSIC today", "SIMPLE today undone", "CLASSIC today");
        assertThat(report(api, "").path("marks").get(2).path("switchId").longValue())
                .isEqualTo(id);
    }

    private static List<String> marks(Api api) {
        return marks(api, "");
    }

    private static List<String> marks(Api api, String query) {
        var today = LocalDate.now(BERLIN).toString();
        return report(api, query)
                .path("marks")
                .valueStream()
                .map(mark -> mark.path("to").asString() + " "
                        + mark.path("on").asString().replace(today, "today")
                        + (mark.path("undone").booleanValue() ? " undone" : ""))
                .toList();
    }

    /// The mode flips with the call; the run that is cancelled only stops to convert what is left.
    @Test
    void aSwitchThatWasCancelledHasChangedTheModeAllTheSame() {
        var api = accounts.openClassic();
        take(api, "{'title':'A'}");
        var run = api.switchToSimple("").path("id").longValue();
        change(api, "update mode_switch set status = 'CANCELLED' where account_id = :account and id = " + run);
        assertThat(api.get("/crm-mode").json().path("mode").asString()).isEqualTo("SIMPLE");
        assertThat(marks(api)).containsExactly("CLASSIC today", "SIMPLE today");
    }

    @Test
    void whoeverHadGoneBackBeforeDidNotChangeTheModeOnceMoreByTheUndo() {
        var api = accounts.openClassic();
        take(api, "{'title':'A'}");
        var run = api.switchToSimple("").path("id").longValue();
        api.post("/crm-mode/switches", "{\"to\":\"CLASSIC\",\"expectedEpoch\":" + api.epoch() + "}")
                .is(200);
        api.post("/crm-mode/switches/" + run + "/undo", "{}").is(202);
        api.awaitSwitch(run);
        assertThat(marks(api)).containsExactly("CLASSIC today", "SIMPLE today undone", "CLASSIC today");
    }

    /// However many there were since, and by the day of the account's clock.
    @Test
    void everyMarkOfThePeriodIsThere() {
        var api = accounts.openClassic();
        change(api, """
                update mode_switch set started_at = '2026-01-31 23:30:00Z' where account_id = :account""");
        change(api, """
                insert into mode_switch (account_id, from_mode, to_mode, epoch, status, total, max_lead_id, started_at)
                select :account, case g % 2 when 0 then 'SIMPLE' else 'CLASSIC' end,
                    case g % 2 when 0 then 'CLASSIC' else 'SIMPLE' end, 1 + g, 'DONE', 0, 0,
                    timestamptz '2026-03-01 12:00:00Z' + g * interval '1 minute'
                from generate_series(1, 60) g""");
        assertThat(marks(api, "from=2026-02-01&to=2026-02-28")).containsExactly("CLASSIC 2026-02-01");
        assertThat(marks(api, "from=2026-01-01&to=2026-01-31")).isEmpty();
        assertThat(marks(api, "from=2026-03-01&to=2026-03-01")).hasSize(60).startsWith("SIMPLE 2026-03-01");
    }

    private void change(Api api, String statement) {
        CurrentAccount.runAs(
                api.account(),
                () -> transaction.executeWithoutResult(_ -> assertThat(sql.sql(statement)
                                .param("account", api.account().value())
                                .update())
                        .isPositive()));
    }

    @Test
    void qualifiedMeansTheSameInSimpleModeOnceADealHasLeftItsFirstStage() {
        var api = accounts.open();
        var deal = take(api, "{'title':'Dach'}").number("became.dealId");
        assertThat(row(report(api, "by=SOURCE"), "none").path("qualified").intValue())
                .isZero();
        var first = stage(api, deal, "IN_PROGRESS", 0);
        api.patch("/deals/" + deal, "{\"stageId\":" + stage(api, deal, "IN_PROGRESS", 1) + "}")
                .is(200);
        assertThat(row(report(api, "by=SOURCE"), "none").path("qualified").intValue())
                .isEqualTo(1);
        api.patch("/deals/" + deal, "{\"stageId\":" + stage(api, deal, "FAILURE", 0) + "}")
                .is(200);
        var lost = row(report(api, "by=SOURCE"), "none");
        assertThat(lost.path("qualified").intValue()).isEqualTo(1);
        assertThat(lost.path("lost").intValue()).isEqualTo(1);
        api.patch("/deals/" + deal, "{\"stageId\":" + first + "}").is(200);
        assertThat(row(report(api, "by=SOURCE"), "none").path("qualified").intValue())
                .isZero();
    }

    @Test
    void whoeverCorrectsTheSourceOfADealCorrectsTheReport() {
        var api = accounts.open();
        var wrong = source(api, "Website");
        var right = source(api, "Empfehlung");
        var deal = take(api, "{'title':'Dach','sourceId':" + wrong + "}").number("became.dealId");
        api.patch("/deals/" + deal, "{\"sourceId\":" + right + "}").is(200);
        var report = report(api, "by=SOURCE");
        assertThat(report.path("rows")).hasSize(1);
        assertThat(row(report, "" + right).path("inquiries").intValue()).isEqualTo(1);
    }

    @Test
    void aSecondInquiryAboutTheSameIsNotWonTwice() {
        var api = accounts.open();
        var first = source(api, "Messe");
        var second = source(api, "Telefon");
        var person = ",'person':{'lastName':'Auer'},'emails':['auer@pruefstand.example']}";
        var deal = take(api, "{'title':'Dach','sourceId':" + first + person).number("became.dealId");
        var again = take(api, "{'title':'Noch einmal','sourceId':" + second + person);
        assertThat(again.number("became.dealId")).isEqualTo(deal);
        win(api, deal, "100");

        var credited = report(api, "by=SOURCE");
        assertThat(credited.path("total").path("numbers").path("inquiries").intValue())
                .isEqualTo(2);
        assertThat(credited.path("total").path("numbers").path("won").intValue())
                .isEqualTo(1);
        assertThat(row(credited, "" + first).path("revenue").asString()).isEqualTo("100.00");
        assertThat(row(credited, "" + second).path("followUps").intValue()).isEqualTo(1);
        assertThat(row(report(api, "by=SOURCE&touch=LAST"), "" + second)
                        .path("revenue")
                        .asString())
                .isEqualTo("100.00");
    }

    @Test
    void theFirstAnswerIsTheFirstCallEmailOrMeetingSomebodyHasDone() {
        var api = accounts.open();
        var deal = take(api, "{'title':'Dach'}").number("became.dealId");
        var records = ",'records':[{'kind':'DEAL','id':" + deal + "}]}";
        var todo = api.post("/activities", Json.of("{'title':'x','type':'TODO'" + records))
                .is(201)
                .id();
        api.post("/activities/" + todo + "/complete", "").is(200);
        assertThat(report(api, "by=SOURCE")
                        .path("total")
                        .path("numbers")
                        .path("answered")
                        .intValue())
                .isZero();
        var call = api.post("/activities", Json.of("{'title':'x','type':'CALL'" + records))
                .is(201)
                .id();
        api.post("/activities/" + call + "/complete", "").is(200);
        var numbers = report(api, "by=SOURCE").path("total").path("numbers");
        assertThat(numbers.path("answered").intValue()).isEqualTo(1);
        assertThat(numbers.path("answerSeconds").intValue()).isBetween(0, 60);
    }

    @Test
    void theListBehindANumberIsWhereTheRowSays() {
        var api = accounts.open();
        var fair = source(api, "Messe");
        var won = take(api, "{'title':'Gewonnen','sourceId':" + fair + "}").number("became.dealId");
        take(api, "{'title':'Offen','sourceId':" + fair + "}");
        win(api, won, "10");
        var address = report(api, "by=SOURCE")
                .path("rows")
                .get(0)
                .path("list")
                .asString()
                .substring("/api/v1".length());
        assertThat(api.items(address)).hasSize(2);
        var list = api.get(address + "&of=WON").is(200).json();
        assertThat(list.path("total").path("value").intValue()).isEqualTo(1);
        assertThat(list.path("items").get(0).path("title").asString()).isEqualTo("Gewonnen");
        assertThat(list.path("items").get(0).path("revenue").asString()).isEqualTo("10.00");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "by=NOTHING | by",
                "from=2026-13-01 | from",
                "from=2026-02-01&to=2026-01-01 | to",
                "from=1990-01-01&to=2026-01-01 | from",
                "SOURC=3 | SOURC",
                "touch=SECOND | touch",
                "compare=maybe | compare",
                "list?of=NOTHING | of",
                "list?cursor=x | cursor",
                "list?limit=0 | limit"
            })
    void badInputNamesTheField(String query, String field) {
        var api = accounts.open();
        var path = query.startsWith("list?") ? "/list?" + query.substring("list?".length()) : "?" + query;
        api.get("/reports/inquiries" + path).isProblem(400, "invalid-input", field);
    }

    @Test
    void aReportIsAFileForSpreadsheetsToo() {
        var api = accounts.open();
        take(api, "{'title':'Dach','sourceId':" + source(api, "=Messe") + "}");
        assertThat(file(api, "by=SOURCE"))
                .hasSize(3)
                .anyMatch(line -> line.equals("'=Messe;1;1;0;0;;0;0,0;0;0,0;0;1;0;0,0;0,00"));
        assertThat(api.get("/reports/inquiries/rows.xlsx?by=SOURCE")
                        .is(200)
                        .headers()
                        .get("content-type"))
                .contains("spreadsheetml");
    }

    private static List<String> file(Api api, String query) {
        return api.get("/reports/inquiries/rows.csv?" + query)
                .is(200)
                .body()
                .lines()
                .toList();
    }

    /// As people write them who work in that language: with the currency and the shares that stand on the screen.
    @Test
    void aFileIsWrittenForWhoeverReadsIt() {
        var api = accounts.open();
        win(api, take(api, "{'title':'Dach','channel':'CALL'}").number("became.dealId"), "1250.50");
        take(api, "{'title':'Dach','channel':'FORM'}");
        var junk = take(api, "{'title':'Dach','channel':'FORM'}").number("inquiryId");
        api.send("POST", "/inquiries/" + junk + "/junk", "{}", Map.of("If-Match", "*"))
                .is(200);
        assertThat(file(api, "by=CHANNEL"))
                .first()
                .asString()
                .contains(";Gewonnen in % der Vorgänge;")
                .endsWith(";Umsatz in EUR");
        assertThat(file(api, "by=CHANNEL"))
                .anyMatch(line -> line.startsWith("Formular;2;"))
                .anyMatch(line -> line.startsWith("Anruf;1;"))
                .last()
                .asString()
                .isEqualTo("Zusammen;3;3;0;0;;1;33,3;1;33,3;0;1;1;33,3;1250,50");
        assertThat(file(api, "by=CUSTOMER")).anyMatch(line -> line.startsWith("Neue Kunden;3;"));
        assertThat(file(api, "by=CAMPAIGN")).anyMatch(line -> line.startsWith("Ohne Kampagne;3;"));
        api.patch("/users/" + api.userId(), "{\"language\":\"en\"}").is(200);
        assertThat(file(api, "by=CHANNEL"))
                .anyMatch(line -> line.startsWith("Form,2,"))
                .last()
                .asString()
                .isEqualTo("Together,3,3,0,0,,1,33.3,1,33.3,0,1,1,33.3,1250.50");
    }

    @Test
    void monthsOfAFileAreInTheirOrderAndWords() {
        var api = accounts.openClassic();
        for (var month : List.of("2026-03", "2025-12", "2025-12", "2026-01")) {
            var inquiry = take(api, "{'title':'A'}").number("inquiryId");
            change(
                    api,
                    "update inquiry set received_at = '" + month
                            + "-15 12:00:00Z' where account_id = :account and id = " + inquiry);
        }
        assertThat(file(api, "by=MONTH&from=2025-12-01&to=2026-03-31").stream()
                        .map(line -> line.substring(0, line.indexOf(';'))))
                .containsExactly("\uFEFFMonat", "Dezember 2025", "Januar 2026", "März 2026", "Zusammen");
    }

    @ParameterizedTest
    @EnumSource(Channel.class)
    void everyChannelHasAWord(Channel channel) {
        var row = new Report.Row(channel.name(), null, Numbers.NONE, null, "");
        assertThat(KeyWords.of(Dimension.CHANNEL, row, Language.DE)).isNotEqualTo(channel.name());
    }

    @Test
    void whatIsNotThereAnyMoreIsNoNumber() {
        var row = new Report.Row("4711", null, Numbers.NONE, null, "");
        assertThat(KeyWords.of(Dimension.FORM, row, Language.DE)).isEqualTo("Nicht mehr vorhanden");
        assertThat(KeyWords.of(Dimension.CAMPAIGN, row, Language.DE)).isEqualTo("4711");
    }

    @Test
    void aPeriodThatIsNotOverIsComparedWithAsMuchOfTheOneBefore() {
        var api = accounts.openClassic();
        for (var earlier : List.of("20 days 3 hours", "19 days 21 hours", "1 hour")) {
            var inquiry = take(api, "{'title':'A'}").number("inquiryId");
            CurrentAccount.runAs(
                    api.account(),
                    () -> transaction.executeWithoutResult(
                            _ -> sql.sql("update inquiry set received_at = now() - cast(:earlier as interval) "
                                            + "where account_id = :account and id = :id")
                                    .param("earlier", earlier)
                                    .param("account", api.account().value())
                                    .param("id", inquiry)
                                    .update()));
        }
        var today = LocalDate.now(ZoneOffset.UTC);
        var report = report(api, "compare=true&from=" + today.minusDays(9) + "&to=" + today.plusDays(10));
        var total = report.path("total");
        assertThat(total.path("numbers").path("inquiries").intValue()).isEqualTo(1);
        assertThat(total.path("previous").path("inquiries").intValue()).isEqualTo(1);
    }

    @Test
    void theAdviserCountsTheSameInquiriesAsEitherModeWould() {
        var api = accounts.openClassic();
        convert(api, take(api, "{'title':'A'}").number("became.leadId"));
        take(api, "{'title':'B'}");
        var advice = api.get("/reports/mode-advice").is(200).json();
        assertThat(advice.path("fits").isNull()).isTrue();
        assertThat(advice.path("classic").path("leads").intValue()).isEqualTo(2);
        assertThat(advice.path("classic").path("deals").intValue()).isEqualTo(1);
        assertThat(advice.path("simple").path("deals").intValue()).isEqualTo(2);
    }

    @Test
    void theAdviserSaysWhereEitherModeWouldHaveWhatCameToNothing() {
        var api = accounts.openClassic();
        var junk = take(api, "{'title':'A'}").number("inquiryId");
        api.send("POST", "/inquiries/" + junk + "/junk", "{}", Map.of("If-Match", "*"))
                .is(200);
        var lead = take(api, "{'title':'B'}").number("became.leadId");
        api.patch("/leads/" + lead, "{\"stageId\":" + leadStage(api, "FAILURE") + "}")
                .is(200);
        var deal = convert(api, take(api, "{'title':'C'}").number("became.leadId"));
        api.patch("/deals/" + deal, "{\"stageId\":" + stage(api, deal, "FAILURE", 0) + "}")
                .is(200);
        take(api, "{'title':'D'}");
        var advice = api.get("/reports/mode-advice").is(200).json();
        assertThat(advice.path("classic").path("deals").intValue()).isEqualTo(1);
        assertThat(advice.path("classic").path("lost").intValue()).isEqualTo(1);
        assertThat(advice.path("classic").path("sortedOut").intValue()).isEqualTo(2);
        assertThat(advice.path("simple").path("deals").intValue()).isEqualTo(4);
        assertThat(advice.path("simple").path("lost").intValue()).isEqualTo(2);
        assertThat(advice.path("simple").path("sortedOut").intValue()).isEqualTo(1);
    }

    /// On the clock of the account, wherever the server stands.
    @ParameterizedTest
    @ValueSource(strings = {"Pacific/Kiritimati", "America/Los_Angeles"})
    void theAdviserLooksAtTheLastWholeQuarterOfTheAccount(String zone) {
        var api = accounts.openClassic();
        api.patch("/account", "{\"timeZone\":\"" + zone + "\"}").is(200);
        var month = LocalDate.now(ZoneId.of(zone)).withDayOfMonth(1);
        var after = month.minusMonths((month.getMonthValue() - 1) % 3);
        var begin = after.minusMonths(3).atStartOfDay(ZoneId.of(zone)).toOffsetDateTime();
        var end = after.atStartOfDay(ZoneId.of(zone)).toOffsetDateTime();
        for (var moment : List.of(begin.minusSeconds(1), begin, end.minusSeconds(1), end)) {
            var inquiry = take(api, "{'title':'A'}").number("inquiryId");
            change(
                    api,
                    "update inquiry set received_at = '" + moment.toInstant()
                            + "' where account_id = :account and id = " + inquiry);
        }
        var advice = api.get("/reports/mode-advice").is(200).json();
        assertThat(advice.path("classic").path("leads").intValue()).isEqualTo(2);
        assertThat(advice.path("period").path("from").asString())
                .isEqualTo(after.minusMonths(3).toString());
        assertThat(advice.path("period").path("to").asString())
                .isEqualTo(after.minusDays(1).toString());
    }

    @Test
    void whoMaySeeNoFiguresIsRefused() {
        var admin = accounts.open();
        var reader = accounts.reader(admin);
        reader.get("/reports/inquiries").isProblem(403, "forbidden");
        reader.get("/reports/inquiries/list").isProblem(403, "forbidden");
    }
}
