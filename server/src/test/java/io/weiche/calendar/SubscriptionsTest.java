package io.weiche.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.text.ICalReader;
import io.weiche.kernel.CurrentAccount;
import io.weiche.setup.AccountOperations;
import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// My activities stand in the calendar of my phone. Files are read by the library biweekly, which knows nothing of us.
@WeicheTest
class SubscriptionsTest {
    private static final Instant SOON = Instant.now().plus(Duration.ofDays(2)).truncatedTo(ChronoUnit.SECONDS);

    private final TestAccounts accounts;
    private final AccountOperations operations;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Api api;
    private final long deal;

    SubscriptionsTest(
            TestAccounts accounts, AccountOperations operations, JdbcClient sql, TransactionTemplate transaction) {
        this.accounts = accounts;
        this.operations = operations;
        this.sql = sql;
        this.transaction = transaction;
        this.api = accounts.openClassic();
        this.deal =
                api.post("/deals", Json.of("{'title':'Dach Müller'}")).is(201).id();
    }

    private static String subscribe(Api user) {
        var address = user.post("/tokens", Json.of("{'kind':'CALENDAR','name':'Kalender'}"))
                .is(201)
                .json()
                .path("calendar")
                .asString();
        assertThat(address).matches("http://weiche\\.test/calendar/[a-z0-9]{33,}\\.ics");
        return user.server() + address.substring("http://weiche.test".length());
    }

    private static String secret(String address) {
        return address.replaceFirst(".*/(\\w+)\\.ics$", "$1");
    }

    private static Api.Answer read(String address) {
        return Api.raw("GET", address, null, Map.of());
    }

    private static List<VEvent> events(String address) {
        return calendar(read(address).is(200).body()).getEvents();
    }

    private static ICalendar calendar(String file) {
        try (var reader = new ICalReader(file)) {
            var calendar = reader.readNext();
            assertThat(reader.getWarnings()).isEmpty();
            if (calendar.getEvents().isEmpty()) {
                // the library keeps time zones apart and does not count them as the component there must be
                assertThat(calendar.getTimezoneInfo().getComponents()).hasSize(1);
            } else {
                assertThat(calendar.validate(ICalVersion.V2_0).isEmpty())
                        .as(calendar.validate(ICalVersion.V2_0).toString())
                        .isTrue();
            }
            assertThat(reader.readNext()).isNull();
            return calendar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long plan(Api user, String title, Instant deadline, String more) {
        return user.post(
                        "/activities",
                        Json.of("{'title':'" + title + "','deadlineAt':'" + deadline
                                + "','records':[{'kind':'DEAL','id':" + deal + "}]" + more + "}"))
                .is(201)
                .id();
    }

    private long plan(String title, Instant deadline) {
        return plan(api, title, deadline, "");
    }

    @Test
    void whatIPlanStandsInTheCalendarOfMyPhone() {
        var address = subscribe(api);
        assertThat(events(address)).isEmpty();
        var activity = plan(api, "Angebot besprechen", SOON, ",'type':'MEETING','description':'Preise mitnehmen'");

        var event = events(address).getFirst();
        assertThat(event.getSummary().getValue()).isEqualTo("Angebot besprechen");
        assertThat(event.getDateStart().getValue().toInstant()).isEqualTo(SOON);
        assertThat(event.getDateStart().getValue().hasTime()).isTrue();
        assertThat(event.getDateEnd().getValue().toInstant()).isEqualTo(SOON.plus(Duration.ofMinutes(30)));
        assertThat(event.getUrl().getValue()).isEqualTo("http://weiche.test/deals/" + deal);
        assertThat(event.getDescription().getValue())
                .isEqualTo("Preise mitnehmen\n\nAuftrag: Dach Müller\n\nhttp://weiche.test/deals/" + deal);
        assertThat(event.getCategories().getFirst().getValues()).containsExactly("Termin");
        assertThat(event.getTransparency().isOpaque()).isTrue();
        var alarm = event.getAlarms().getFirst();
        assertThat(alarm.getAction().isDisplay()).isTrue();
        assertThat(alarm.getTrigger().getDuration().toMillis()).isZero();

        api.patch(
                        "/activities/" + activity,
                        Json.of("{'title':'Verschoben','deadlineAt':'" + SOON.plusSeconds(60) + "'}"))
                .is(200);
        var moved = events(address).getFirst();
        assertThat(moved.getUid().getValue()).isEqualTo(event.getUid().getValue());
        assertThat(moved.getSequence().getValue())
                .isGreaterThan(event.getSequence().getValue());
        assertThat(moved.getSummary().getValue()).isEqualTo("Verschoben");
        assertThat(moved.getDateStart().getValue().toInstant()).isEqualTo(SOON.plusSeconds(60));
    }

    @Test
    void whatLastsEndsWhenItEnds() {
        plan(api, "Vor Ort messen", SOON, ",'endsAt':'" + SOON.plus(Duration.ofMinutes(90)) + "'");
        var event = events(subscribe(api)).getFirst();
        assertThat(event.getDateStart().getValue().toInstant()).isEqualTo(SOON);
        assertThat(event.getDateEnd().getValue().toInstant()).isEqualTo(SOON.plus(Duration.ofMinutes(90)));
    }

    @Test
    void thePhoneRingsWhenPeopleWantToBeReminded() {
        plan(api, "Anrufen", SOON, ",'reminders':[15,1440]");
        plan(api, "Schreiben", SOON.plusSeconds(1), ",'reminders':[]");
        var events = events(subscribe(api));
        assertThat(events.getFirst().getAlarms().stream()
                        .map(alarm -> alarm.getTrigger().getDuration().toMillis()))
                .containsExactly(
                        -Duration.ofMinutes(15).toMillis(), -Duration.ofDays(1).toMillis());
        assertThat(events.getLast().getAlarms()).isEmpty();
    }

    /// With its place; and nothing of what they may not read.
    @Test
    void whatITakePartInStandsThereToo() {
        var anna = accounts.manager(api);
        var address = subscribe(anna);
        plan(api, "Termin", SOON, ",'place':'Lindenstraße 4','participantIds':[" + anna.userId() + "]");
        assertThat(events(address)).isEmpty();
        api.patch("/deals/" + deal, Json.of("{'observerIds':[" + anna.userId() + "]}"))
                .is(200);
        assertThat(events(address).getFirst().getLocation().getValue()).isEqualTo("Lindenstraße 4");
    }

    @Test
    void onlyWhatIsMineAndNotFarAway() {
        var colleague = accounts.manager(api);
        plan("Nah", SOON);
        plan("Überfällig", Instant.now().minus(Duration.ofDays(29)));
        plan("Im nächsten Jahr", Instant.now().plus(Duration.ofDays(364)));
        plan("Vergessen", Instant.now().minus(Duration.ofDays(31)));
        plan("Fern", Instant.now().plus(Duration.ofDays(366)));
        plan(api, "Fremd", SOON, ",'responsibleId':" + colleague.userId());
        assertThat(events(subscribe(api)).stream()
                        .map(event -> event.getSummary().getValue()))
                .containsExactly("Überfällig", "Nah", "Im nächsten Jahr");
    }

    @Test
    void whatIsDoneIsThereForThoseWhoWantIt() {
        var address = subscribe(api);
        api.post("/activities/" + plan("Getan", Instant.now().minus(Duration.ofDays(90))) + "/complete", "")
                .is(200);
        plan("Offen", SOON);
        assertThat(events(address).stream().map(event -> event.getSummary().getValue()))
                .containsExactly("Offen");
        var events = events(address + "?done=true");
        assertThat(events.stream().map(event -> event.getSummary().getValue())).containsExactly("Offen", "✓ Getan");
        assertThat(events.get(1).getAlarms()).isEmpty();
        assertThat(events.get(1).getTransparency().isTransparent()).isTrue();
    }

    @Test
    void hostileWordsStayWords() {
        var title = "a,b;c\\n: 😀" + "ü".repeat(90);
        var description = "BEGIN:VEVENT\r\nEND:VCALENDAR\n\n;,\\" + "😀".repeat(60);
        plan(api, inJson(title), SOON, ",'description':'" + inJson(description) + "'");
        var file = read(subscribe(api)).is(200).body();
        var event = calendar(file).getEvents().getFirst();
        assertThat(event.getSummary().getValue()).isEqualTo(title);
        assertThat(event.getDescription().getValue()).startsWith(description.replace("\r", "") + "\n\n");
        assertThat(file.replace("\r\n", "")).doesNotContain("\r", "\n");
        assertThat(Arrays.stream(file.split("\r\n")).map(line -> line.getBytes(StandardCharsets.UTF_8).length))
                .allMatch(octets -> octets <= 75);
    }

    private static String inJson(String text) {
        return text.replace("\\", "\\\\").replace("\r", "\\r").replace("\n", "\\n");
    }

    @Test
    void recordsIMayNotReadHaveNoNameAndNoAddress() {
        var colleague = accounts.manager(api);
        colleague.get("/deals/" + deal).isProblem(404, "not-found");
        var address = subscribe(colleague);
        plan(api, "Zuarbeit", SOON, ",'responsibleId':" + colleague.userId());
        assertThat(read(address).is(200).body())
                .contains("Zuarbeit", "http://weiche.test/activities")
                .doesNotContain("Müller", "/deals/");

        api.send("PATCH", "/deals/" + deal, "{\"responsibleId\":" + colleague.userId() + "}", Map.of("If-Match", "*"))
                .is(200);
        assertThat(read(address).body()).contains("Müller", "/deals/" + deal);
        api.send("DELETE", "/deals/" + deal, null, Map.of("If-Match", "*")).is(204);
        assertThat(read(address).body()).doesNotContain("Müller", "/deals/");
    }

    @Test
    void calendarsThatHaveItAlreadyAreNotSentItAnew() {
        plan("Anrufen", SOON);
        var address = subscribe(api);
        var first = read(address).is(200);
        assertThat(first.headers())
                .containsEntry("content-type", "text/calendar;charset=utf-8")
                .containsEntry("cache-control", "no-cache, private");
        var tag = Map.of("If-None-Match", first.headers().get("etag"));
        assertThat(Api.raw("GET", address, null, tag).is(304).body()).isEmpty();
        plan("Noch etwas", SOON);
        Api.raw("GET", address, null, tag).is(200);
    }

    @Test
    void anotherAddressTakesThePlaceOfTheOneBefore() {
        var first = subscribe(api);
        var second = subscribe(api);
        read(first).is(404);
        read(second).is(200);
        assertThat(api.items("/tokens")
                        .valueStream()
                        .filter(token -> token.path("kind").asString().equals("CALENDAR")))
                .hasSize(1);
        assertThat(api.items("/audit?action=token-revoked")).hasSize(1);
        assertThat(api.items("/audit?action=token-opened").get(0).path("after").asString())
                .contains("CALENDAR");
        read(subscribe(accounts.manager(api))).is(200);
        read(second).is(200);
    }

    @Test
    void whoSwitchesItOffOrLeavesOrIsSuspendedIsNotReadAnyMore() {
        var colleague = accounts.manager(api);
        var theirs = subscribe(colleague);
        var mine = subscribe(api);
        var token = api.items("/tokens")
                .valueStream()
                .filter(one -> one.path("kind").asString().equals("CALENDAR"))
                .findFirst()
                .orElseThrow();
        api.delete("/tokens/" + token.path("id").longValue()).is(204);
        var gone = read(mine).isProblem(404, "not-found");
        assertThat(gone.json().path("detail"))
                .isEqualTo(read(mine.replace(secret(mine), "11abc"))
                        .isProblem(404, "not-found")
                        .json()
                        .path("detail"));

        read(theirs).is(200);
        operations.suspend(api.account(), "unbezahlt");
        read(theirs).isProblem(404, "not-found");
        operations.resume(api.account());
        read(theirs).is(200);
        api.patch("/users/" + colleague.userId(), "{\"active\":false}").is(200);
        read(theirs).isProblem(404, "not-found");
    }

    @Test
    void theSecretOpensThisDoorOnlyAndIsStoredNowhere() {
        var address = subscribe(api);
        var secret = secret(address);
        for (var prefix : List.of("", "wch_")) {
            Api.raw("GET", api.server() + "/api/v1/deals", null, Map.of("Authorization", "Bearer " + prefix + secret))
                    .isProblem(401, "not-signed-in");
        }
        Api.raw("GET", api.server() + "/rest/" + api.userId() + "/" + secret + "/profile", null, Map.of())
                .is(401);
        read(address.replace(secret, api.webhook())).is(404);
        read(address.replace(secret, api.token().substring("wch_".length()))).is(404);

        assertThat(api.get("/tokens").body()).contains("Kalender").doesNotContain(secret);
        var stored = CurrentAccount.callAs(
                api.account(),
                () -> transaction.execute(_ -> sql.sql("select string_agg(t::text, ' ') from api_token t")
                        .query(String.class)
                        .single()));
        assertThat(stored).contains("CALENDAR").doesNotContain(secret);
        api.post("/tokens", Json.of("{'kind':'CALENDAR','scopes':['READ']}")).isProblem(400, "invalid-input", "scopes");
    }

    @Test
    void whoAsksTooOftenOrGuessesIsHeldUp() {
        var address = subscribe(api);
        for (int time = 0; time < 60; time++) {
            read(address).is(200);
        }
        read(address).isProblem(429, "too-many-requests");

        var guesser = Map.of("X-Forwarded-For", "198.51.100.77");
        var wrong = address.replace(secret(address), "11" + "x".repeat(31));
        for (int time = 0; time < 60; time++) {
            Api.raw("GET", wrong, null, guesser).is(404);
        }
        Api.raw("GET", wrong, null, guesser).isProblem(429, "too-many-requests");
        Api.raw("GET", subscribe(accounts.manager(api)), null, guesser).is(200);
    }
}
