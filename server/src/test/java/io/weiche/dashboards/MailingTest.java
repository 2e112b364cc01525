package io.weiche.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.access.CurrentUser;
import io.weiche.access.SignIns;
import io.weiche.kernel.CurrentAccount;
import io.weiche.mail.Mail;
import io.weiche.mail.MailFile;
import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.TestDatabase;
import io.weiche.testing.TestMail;
import io.weiche.testing.WeicheTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.transaction.support.TransactionTemplate;

/// Dashboards by mail: when, to whom, and with whose rights.
@WeicheTest
class MailingTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @TempDir
    Path folder;

    private final TestAccounts accounts;
    private final MailingJob job;
    private final MailingText text;
    private final SignIns signIns;
    private final TransactionTemplate transaction;

    MailingTest(
            TestAccounts accounts, MailingJob job, MailingText text, SignIns signIns, TransactionTemplate transaction) {
        this.transaction = transaction;
        this.accounts = accounts;
        this.job = job;
        this.text = text;
        this.signIns = signIns;
    }

    private static long salesToday(Api api) {
        return api.items("/dashboards").get(0).path("id").longValue();
    }

    private static long open(Api api, long dashboard, String rest) {
        return api.post(
                        "/report-mailings",
                        Json.of("{'dashboardId':" + dashboard + ",'rhythm':'DAILY','hour':7" + rest + "}"))
                .is(201)
                .id();
    }

    private Optional<Duration> work(Api api, long mailing) {
        return CurrentAccount.callAs(api.account(), () -> job.work(mailing));
    }

    private static void makeDue(long mailing) throws SQLException {
        try (var owner = TestDatabase.get().openAsOwner();
                var update = owner.prepareStatement(
                        "update report_mailing set next_at = now() - interval '1 minute' where id = ?")) {
            update.setLong(1, mailing);
            update.executeUpdate();
        }
    }

    @Test
    void whatIsDueIsSentOnceAndOnlyWithWhatEachMaySee() throws SQLException {
        var api = accounts.open();
        var colleague = accounts.manager(api);
        api.post("/inquiries", Json.of("{'title':'A'}")).is(201);
        var mailing = open(api, salesToday(api), ",'people':[" + api.userId() + "," + colleague.userId() + "]");
        assertThat(work(api, mailing)).as("not yet due").isPresent();
        try (var mail = TestMail.start()) {
            makeDue(mailing);
            assertThat(work(api, mailing)).isPresent();
            assertThat(work(api, mailing)).isPresent();
            assertThat(mail.awaitTextTo(api.email())).contains("Vertrieb heute").contains("Zusammen: 1");
            assertThat(mail.awaitTextTo(colleague.email()))
                    .contains("Zusammen: 0")
                    .doesNotContain("Zusammen: 1");
            assertThat(mail.textsTo(api.email())).hasSize(1);
        }
    }

    @Test
    void whoeverMayExportGetsAWorkbookAndNothingOfAMailIsMarkup() throws IOException {
        var api = accounts.open();
        var id = api.post("/dashboards", Json.of("""
                        {'name':'<b>Quellen</b>','tiles':[{'title':'<i>x</i>','shape':'TABLE','of':'REVENUE',
                         'x':0,'y':0,'width':6,'height':4}]}""")).is(201).id();
        var mail = mailOf(api, id).orElseThrow();
        assertThat(mail.subject()).isEqualTo("<b>Quellen</b>");
        assertThat(mail.html())
                .contains("&lt;b&gt;Quellen&lt;/b&gt;")
                .contains("&lt;i&gt;x")
                .doesNotContain("<b>Quellen");
        assertThat(mail.text()).contains("/reports/dashboards/" + id + "?view=mailings");
        assertThat(words(Objects.requireNonNull(mail.file())))
                .as("amounts name their currency")
                .contains("EUR");
        assertThat(mailOf(accounts.reader(api), id)).as("who may not see it").isEmpty();
    }

    @Test
    void monthsOfAMailAreInTheirOrderAndKeysAreWords() throws SQLException {
        var api = accounts.open();
        var year = YearMonth.now(BERLIN).getYear() - 1;
        // most in the middle, and some before the period
        for (var month : List.of(1, 2, 3, 4, 5, 6, 6, 7, 8, 9, 10, 11, 12, 0, -5)) {
            var inquiry = api.post("/inquiries", Json.of("{'title':'A','channel':'FORM'}"))
                    .is(201)
                    .number("inquiryId");
            try (var owner = TestDatabase.get().openAsOwner();
                    var update = owner.prepareStatement("update inquiry set received_at = ? where id = ?")) {
                var day = YearMonth.of(year, 1).plusMonths(month - 1).atDay(15).atTime(12, 0);
                update.setObject(1, day.atZone(BERLIN).toOffsetDateTime());
                update.setLong(2, inquiry);
                update.executeUpdate();
            }
        }
        var id = api.post("/dashboards", Json.of("""
                        {'name':'Monate','span':'LAST_YEAR','tiles':[
                         {'shape':'TABLE','of':'INQUIRIES','by':'MONTH','x':0,'y':0,'width':6,'height':4},
                         {'shape':'TABLE','of':'WON_RATE','by':'CHANNEL','x':0,'y':4,'width':6,'height':4}]}""")).is(201).id();
        var format = DateTimeFormatter.ofPattern("LLLL uuuu", Locale.GERMANY);
        var lines =
                mailOf(api, id).orElseThrow().text().lines().map(String::strip).toList();
        assertThat(lines)
                .containsSequence(IntStream.rangeClosed(1, 12)
                        .mapToObj(month -> YearMonth.of(year, month).format(format) + (month == 6 ? ": 2" : ": 1"))
                        .toList())
                .contains("Formular: 0\u00a0%")
                .noneMatch(line -> line.contains(" " + (year - 1)));
    }

    @Test
    void tilesOfDealsStagesAndPeopleAreMailedToo() throws IOException {
        var api = accounts.open();
        api.post("/deals", Json.of("{'title':'Dach','amount':{'value':'1234.50'}}"))
                .is(201);
        var id = api.post("/dashboards", Json.of("""
                        {'name':'Alles','tiles':[
                         {'shape':'NUMBER','of':'DEALS_OPEN_AMOUNT','x':0,'y':0,'width':3,'height':2},
                         {'shape':'BARS','of':'DEAL_STAGE_REACHED','x':3,'y':0,'width':3,'height':2},
                         {'shape':'TABLE','of':'TEAM_OPEN_DEALS','x':6,'y':0,'width':3,'height':2},
                         {'shape':'TABLE','of':'DEALS_NEW','by':'CUSTOMER','x':0,'y':2,'width':3,'height':2},
                         {'shape':'NUMBER','of':'DEALS_WIN_RATE','x':0,'y':4,'width':3,'height':2}]}""")).is(201).id();
        var mail = mailOf(api, id).orElseThrow();
        var lines = mail.text().lines().map(String::strip).toList();
        assertThat(lines)
                .containsSequence("Offener Betrag – Stand jetzt", "Zusammen: 1.234,50\u00a0€")
                .contains("Neu: 1", "Petra Prüfer: 1", "Neue Kunden: 1", "Zusammen: –");
        assertThat(words(Objects.requireNonNull(mail.file()))).contains("EUR").contains("Neue Kunden");
    }

    /// All that stands in a workbook.
    private String words(MailFile workbook) throws IOException {
        var file =
                Files.write(folder.resolve("workbook.xlsx"), Base64.getDecoder().decode(workbook.base64()));
        var words = new StringBuilder();
        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                words.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return words.toString();
    }

    @Test
    void theWorkbookHoldsOnlyFiguresThatOneMayTakeAlong() throws IOException {
        var api = accounts.open();
        for (int i = 0; i < 7; i++) {
            api.post("/inquiries", Json.of("{'title':'A'}")).is(201);
        }
        var person = accounts.manager(api);
        var role = api.post("/roles", Json.of("{'name':'Sieht alles'}")).is(201).id();
        for (var right : List.of("LEAD:READ:ALL", "DEAL:READ:ALL", "ANALYTICS:READ:ALL", "ANALYTICS:EXPORT:OWN")) {
            var parts = right.split(":", -1);
            api.patch(
                            "/access/matrix",
                            Json.of("{'changes':[{'roleId':" + role + ",'area':'" + parts[0] + "','action':'" + parts[1]
                                    + "','scope':'" + parts[2] + "'}]}"))
                    .is(200);
        }
        api.patch("/users/" + person.userId(), "{\"roleIds\":[" + role + "]}").is(200);
        assertThat(sheet(mailOf(api, salesToday(api)).orElseThrow())).contains("<v>7</v>");
        var mail = mailOf(person, salesToday(api)).orElseThrow();
        assertThat(mail.text()).contains("Zusammen: 7");
        assertThat(sheet(mail)).doesNotContain("<v>7</v>").contains("<v>0</v>");
    }

    private static String sheet(Mail mail) throws IOException {
        var file = Files.createTempFile("dashboard", ".xlsx");
        Files.write(
                file,
                Base64.getDecoder().decode(Objects.requireNonNull(mail.file()).base64()));
        try (var zip = new ZipFile(file.toFile())) {
            var sheet = zip.stream()
                    .filter(entry -> entry.getName().contains("sheet1"))
                    .findFirst()
                    .orElseThrow();
            return new String(zip.getInputStream(sheet).readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            Files.delete(file);
        }
    }

    private Optional<Mail> mailOf(Api api, long dashboard) {
        return CurrentAccount.callAs(api.account(), () -> {
            var person = signIns.signedIn(api.userId()).orElseThrow();
            return CurrentUser.callAs(person, () -> transaction.execute(_ -> text.of(dashboard, person)));
        });
    }

    @Test
    void itEndsWithWhoeverBeganItAndForWhoeverWantsNoMore() throws SQLException {
        var api = accounts.open();
        var colleague = accounts.manager(api);
        var mailing = open(api, salesToday(api), ",'people':[" + api.userId() + "," + colleague.userId() + "]");
        assertThat(colleague.items("/report-mailings").get(0).path("mine").booleanValue())
                .isFalse();
        colleague.delete("/report-mailings/" + mailing).is(204);
        assertThat(colleague.items("/report-mailings").size()).isZero();
        assertThat(api.items("/report-mailings").get(0).path("people").size()).isEqualTo(1);
        accounts.manager(api).delete("/report-mailings/" + mailing).is(404);
        accounts.open().delete("/report-mailings/" + mailing).is(404);

        var theirs = open(colleague, salesToday(api), "");
        api.patch("/users/" + colleague.userId(), "{\"active\":false}").is(200);
        makeDue(theirs);
        assertThat(work(api, theirs)).isEmpty();

        api.delete("/report-mailings/" + mailing).is(204);
        assertThat(work(api, mailing)).isEmpty();
    }

    @Test
    void nobodyIsSentWhatTheyCannotSee() {
        var api = accounts.open();
        var colleague = accounts.manager(api);
        var own = api.post("/dashboards", Json.of("{'name':'Meins'}")).is(201).id();
        var body = "{'dashboardId':%d,'rhythm':'%s','hour':%d%s}";
        refuses(api, body.formatted(own, "DAILY", 7, ",'people':[" + colleague.userId() + "]"), "people");
        refuses(api, body.formatted(own, "DAILY", 7, ",'people':[]"), "people");
        refuses(api, body.formatted(own, "DAILY", 7, ",'people':[999999]"), "people");
        refuses(api, body.formatted(own, "DAILY", 24, ""), "hour");
        refuses(api, body.formatted(own, "HOURLY", 7, ""), "rhythm");
        colleague
                .post("/report-mailings", Json.of(body.formatted(own, "DAILY", 7, "")))
                .is(404);
    }

    private static void refuses(Api api, String body, String field) {
        api.post("/report-mailings", Json.of(body)).isProblem(400, "invalid-input", field);
    }

    @ParameterizedTest
    @CsvSource({
        "DAILY,   2026-11-27T06:59, 7, 2026-11-27T07:00",
        "DAILY,   2026-11-27T07:00, 7, 2026-11-28T07:00",
        "WEEKLY,  2026-11-27T06:59, 7, 2026-11-30T07:00",
        "WEEKLY,  2026-11-30T08:00, 7, 2026-12-07T07:00",
        "MONTHLY, 2026-11-27T06:59, 7, 2026-12-01T07:00",
        "MONTHLY, 2026-12-01T07:00, 7, 2027-01-01T07:00",
        "DAILY,   2026-03-28T08:00, 2, 2026-03-29T03:00",
    })
    void theNextTimeIsThatOfTheWallClock(String rhythm, String now, int hour, String next) {
        assertThat(MailingRhythm.valueOf(rhythm)
                        .after(ZonedDateTime.of(LocalDateTime.parse(now), BERLIN), hour)
                        .toLocalDateTime())
                .isEqualTo(next);
    }
}
