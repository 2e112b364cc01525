package io.weiche.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.kernel.CurrentAccount;
import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// What people are told of, and what they are not.
@WeicheTest
class NotificationsTest {
    private final TestAccounts accounts;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final DueLooks looks;
    private final Api api;
    private final Api max;

    NotificationsTest(TestAccounts accounts, JdbcClient sql, TransactionTemplate transaction, DueLooks looks) {
        this.accounts = accounts;
        this.sql = sql;
        this.transaction = transaction;
        this.looks = looks;
        this.api = accounts.openClassic();
        this.max = accounts.manager(api);
    }

    private long deal(String more) {
        return api.post("/deals", Json.of("{'title':'Dach'" + more + "}"))
                .is(201)
                .id();
    }

    private String forMax() {
        return ",'responsibleId':" + max.userId();
    }

    private static List<String> reasons(JsonNode items) {
        return items.valueStream().map(item -> item.path("reason").asString()).toList();
    }

    @Test
    void whoGetsARecordFromSomebodyElseIsToldWhichAndByWhom() {
        var deal = deal("");
        assertThat(max.items("/notifications").isEmpty()).isTrue();
        api.patch("/deals/" + deal, Json.of("{'responsibleId':" + max.userId() + "}"))
                .is(200);
        var told = max.items("/notifications").get(0);
        assertThat(told.path("reason").asString()).isEqualTo("ASSIGNED");
        assertThat(told.path("record").path("id").longValue()).isEqualTo(deal);
        assertThat(told.path("record").path("name").asString()).isEqualTo("Dach");
        assertThat(told.path("actor").path("id").longValue()).isEqualTo(api.userId());
        assertThat(told.path("read").booleanValue()).isFalse();
        assertThat(max.get("/notifications/unread").number("count")).isEqualTo(1);
        assertThat(api.items("/notifications").isEmpty()).isTrue();
    }

    @Test
    void whatIsMadeForSomebodyIsToldAndWhatOneTakesOneselfIsNot() {
        deal(forMax());
        max.post("/deals", Json.of("{'title':'Eigener'}")).is(201);
        api.lead(Json.of("{'title':'Anfrage'" + forMax() + "}"));
        assertThat(reasons(max.items("/notifications"))).containsExactly("ASSIGNED", "ASSIGNED");
    }

    @Test
    void anActivityForSomebodyElseIsToldWithItsTitle() {
        var deal = deal("");
        api.post(
                        "/activities",
                        Json.of("{'title':'Anrufen','records':[{'kind':'DEAL','id':" + deal + "}]" + forMax() + "}"))
                .is(201);
        var told = max.items("/notifications").get(0);
        assertThat(told.path("text").asString()).isEqualTo("Anrufen");
        assertThat(told.path("activityId").isIntegralNumber()).isTrue();
        // the deal itself is out of his sight
        assertThat(told.path("record").isNull()).isTrue();
        assertThat(told.path("hidden").booleanValue()).isFalse();
    }

    @Test
    void aCommentTellsThoseItNamesWhoMaySeeTheRecord() {
        var deal = deal(forMax());
        var outsider = accounts.manager(api);
        var body = Json.of("{'body':'@Max Manager bitte prüfen','mentions':[" + max.userId() + "," + outsider.userId()
                + "," + api.userId() + "]}");
        var comment = api.post("/deals/" + deal + "/comments", body).is(201);
        assertThat(comment.json().path("data").path("mentions").size()).isEqualTo(2);
        var told = max.items("/notifications").get(0);
        assertThat(told.path("reason").asString()).isEqualTo("MENTIONED");
        assertThat(told.path("text").asString()).isEqualTo("@Max Manager bitte prüfen");
        assertThat(outsider.items("/notifications").isEmpty()).isTrue();
        assertThat(api.items("/notifications").isEmpty()).isTrue();
        // the same words once more tell nobody again
        api.patch("/comments/" + comment.id(), Json.of("{'body':'@Max Manager bitte bald prüfen'}"))
                .is(200);
        assertThat(reasons(max.items("/notifications"))).containsExactly("MENTIONED", "ASSIGNED");
        assertThat(api.items("/deals/" + deal + "/timeline")
                        .get(0)
                        .path("data")
                        .path("mentions")
                        .get(0)
                        .path("name")
                        .asString())
                .isEqualTo("Max Manager");
    }

    @Test
    void whoIsNamedMustExistAndStandInTheText() {
        var deal = deal("");
        for (var ids : List.of("[0]", "[-5]", "[9223372036854775807]", "['x']", "5")) {
            api.post("/deals/" + deal + "/comments", Json.of("{'body':'Hallo','mentions':" + ids + "}"))
                    .isProblem(400, "invalid-input", "mentions");
        }
        var foreign = accounts.open();
        api.post("/deals/" + deal + "/comments", Json.of("{'body':'x','mentions':[" + foreign.userId() + "]}"))
                .isProblem(400, "invalid-input", "mentions");
        var unnamed = api.post(
                        "/deals/" + deal + "/comments", Json.of("{'body':'Hallo','mentions':[" + max.userId() + "]}"))
                .is(201);
        assertThat(unnamed.json().path("data").isNull()).isTrue();
        assertThat(max.items("/notifications").isEmpty()).isTrue();
    }

    @Test
    void whatIsDueIsToldOnceWhoeverLooks() {
        var deal = deal(forMax());
        look();
        plan(deal, "Zurückrufen", 1);
        rewind();
        look();
        look();
        var told = max.items("/notifications");
        assertThat(reasons(told)).containsExactly("DUE", "ASSIGNED", "ASSIGNED");
        assertThat(told.get(0).path("text").asString()).isEqualTo("Zurückrufen");
        assertThat(told.get(0).path("record").path("id").longValue()).isEqualTo(deal);
    }

    @Test
    void whoTakesPartIsToldAsFarAsTheyMayRead() {
        var anna = accounts.manager(api);
        var deal = deal(forMax());
        var path = "/activities/" + remind(deal, "Termin", 20, "[0]");
        var everybody = Json.of("{'participantIds':[" + anna.userId() + "," + max.userId() + "," + api.userId() + "]}");
        api.patch(path, everybody).is(200);
        api.patch(path, everybody).is(200);
        assertThat(anna.items("/notifications")).as("she may not read the deal").isEmpty();
        assertThat(reasons(max.items("/notifications"))).as("it is his anyway").doesNotContain("INVITED");
        var observed = deal(forMax() + ",'observerIds':[" + anna.userId() + "]");
        var activity = remind(observed, "Mit Anna", 20, "[0]");
        api.patch("/activities/" + activity, Json.of("{'participantIds':[" + anna.userId() + "]}"))
                .is(200);
        var told = anna.items("/notifications").get(0);
        assertThat(told.path("reason").asString()).isEqualTo("INVITED");
        assertThat(told.path("text").asString()).isEqualTo("Mit Anna");
        assertThat(told.path("record").path("id").longValue()).isEqualTo(observed);
    }

    /// A quarter of an hour before and once, whoever looks and however often.
    @Test
    void whoWantsToBeRemindedIsRemindedOnce() {
        var deal = deal(forMax());
        look();
        var soon = remind(deal, "Bald", 20, "[0,15,18]");
        remind(deal, "Nicht früher", 20, "[0]");
        var done = remind(deal, "Erledigt", 20, "[15]");
        max.post("/activities/" + done + "/complete", "").is(200);
        look();
        assertThat(told()).isEmpty();
        passes(soon, 6);
        passes(done, 6);
        rewind(10);
        look();
        look();
        assertThat(told()).containsExactly("REMINDED Bald");
        assertThat(OffsetDateTime.parse(
                        max.items("/notifications").get(0).path("dueAt").asString()))
                .isAfter(OffsetDateTime.now());
    }

    @Test
    void aMovedDeadlineRemindsAgainAndOneThatHasComeDoesNot() {
        var deal = deal(forMax());
        look();
        var moved = remind(deal, "Verschoben", 14, "[0,15]");
        rewind(60);
        look();
        assertThat(told()).as("its moment had come before somebody looked").containsExactly("REMINDED Verschoben");
        passes(moved, -30);
        look();
        passes(moved, 30);
        rewind(60);
        look();
        assertThat(told()).containsExactly("REMINDED Verschoben", "REMINDED Verschoben");
        passes(moved, 20);
        rewind(60);
        look();
        assertThat(told()).startsWith("DUE Verschoben").hasSize(3);
    }

    private long remind(long deal, String title, int inMinutes, String reminders) {
        var at = OffsetDateTime.now().plusMinutes(inMinutes);
        return api.post(
                        "/activities",
                        Json.of("{'title':'" + title + "','deadlineAt':'" + at + "','reminders':" + reminders
                                + ",'records':[{'kind':'DEAL','id':" + deal + "}]" + forMax() + "}"))
                .is(201)
                .id();
    }

    /// As if so many minutes passed for an activity.
    private void passes(long activity, int minutes) {
        change("update activity set deadline_at = deadline_at - make_interval(mins => " + minutes
                + ") where account_id = :account and id = " + activity);
    }

    /// What was said of activities that come, the newest first.
    private List<String> told() {
        return max.items("/notifications")
                .valueStream()
                .filter(item ->
                        List.of("DUE", "REMINDED").contains(item.path("reason").asString()))
                .map(item ->
                        item.path("reason").asString() + " " + item.path("text").asString())
                .toList();
    }

    /// Due since half a minute.
    private void plan(long deal, String title, int times) {
        for (int i = 0; i < times; i++) {
            var id = api.post(
                            "/activities",
                            Json.of("{'title':'" + title + "','records':[{'kind':'DEAL','id':" + deal + "}]" + forMax()
                                    + "}"))
                    .is(201)
                    .id();
            CurrentAccount.runAs(
                    api.account(),
                    () -> transaction.executeWithoutResult(
                            _ -> sql.sql("update activity set deadline_at = now() - interval '30 seconds'"
                                            + " where account_id = :account and id = :id")
                                    .param("account", api.account().value())
                                    .param("id", id)
                                    .update()));
        }
    }

    /// As if nobody had looked for an hour.
    private void rewind() {
        rewind(60);
    }

    private void rewind(int minutes) {
        change("update notification_watch set due_until = now() - make_interval(mins => " + minutes
                + ") where account_id = :account");
    }

    private void change(String statement) {
        CurrentAccount.runAs(
                api.account(),
                () -> transaction.executeWithoutResult(_ -> sql.sql(statement)
                        .param("account", api.account().value())
                        .update()));
    }

    private void look() {
        CurrentAccount.runAs(api.account(), looks::tellDue);
    }

    @Test
    void muchThatIsDueAtOnceIsToldTogether() {
        var deal = deal("");
        look();
        plan(deal, "Anrufen", 7);
        rewind();
        look();
        var due = max.items("/notifications")
                .valueStream()
                .filter(item -> item.path("reason").asString().equals("DUE"))
                .toList();
        assertThat(due).hasSize(1);
        assertThat(due.getFirst().path("records").intValue()).isEqualTo(7);
    }

    @Test
    void anInquiryIsToldToWhoeverIsResponsible() {
        api.post("/inquiries", Json.of("{'title':'Wärmepumpe','channel':'FORM'" + forMax() + "}"))
                .is(201);
        var told = max.items("/notifications");
        assertThat(reasons(told)).containsExactly("INQUIRY");
        assertThat(told.get(0).path("record").path("kind").asString()).isEqualTo("LEAD");
    }

    @Test
    void aChangeOfManyRecordsIsToldOnce() {
        var ids = new ArrayList<Long>();
        for (int i = 0; i < 12; i++) {
            ids.add(deal(""));
        }
        var run = api.post(
                        "/bulk-changes",
                        Json.of("{'kind':'DEAL','action':'RESPONSIBLE','responsibleId':" + max.userId() + "}"))
                .is(202)
                .id();
        api.awaitBulkChange(run);
        var told = max.items("/notifications");
        assertThat(reasons(told)).containsExactly("ASSIGNED");
        assertThat(told.get(0).path("records").intValue()).isEqualTo(12);
        assertThat(told.get(0).path("kind").asString()).isEqualTo("DEAL");
        assertThat(told.get(0).path("record").isNull()).isTrue();
    }

    @Test
    void aSwitchOfTheModeTellsOnlyWhoeverBeganIt() {
        for (int i = 0; i < 5; i++) {
            api.lead(Json.of("{'title':'Lead " + i + "'}"));
        }
        api.switchToSimple("");
        assertThat(reasons(api.items("/notifications"))).containsExactly("SWITCHED");
        assertThat(max.items("/notifications").isEmpty()).isTrue();
    }

    @Test
    void whatIsGoneOrForbiddenMeanwhileShowsNothingOfItself() {
        var deal = deal(forMax());
        api.patch("/deals/" + deal, Json.of("{'title':'Geheim','responsibleId':" + api.userId() + "}"))
                .is(200);
        var told = max.get("/notifications").is(200);
        assertThat(told.body()).doesNotContain("Geheim", "Dach");
        assertThat(told.json().path("items").get(0).path("hidden").booleanValue())
                .isTrue();
        api.patch("/deals/" + deal, Json.of("{'responsibleId':" + max.userId() + "}"))
                .is(200);
        api.delete("/deals/" + deal).is(204);
        assertThat(max.get("/notifications").is(200).body()).doesNotContain("Geheim");
    }

    @Test
    void oneOrAllAreReadAndTheNumberFollows() {
        deal(forMax());
        deal(forMax());
        deal(forMax());
        var items = max.items("/notifications");
        var oldest = items.get(2).path("id").longValue();
        max.post("/notifications/" + oldest + "/read", "{}").is(204);
        assertThat(max.get("/notifications/unread").number("count")).isEqualTo(2);
        max.post("/notifications/read", "{\"until\":" + items.get(1).path("id").longValue() + "}")
                .is(204);
        assertThat(max.get("/notifications/unread").number("count")).isEqualTo(1);
        max.post("/notifications/read", "{}").is(204);
        assertThat(max.get("/notifications/unread").number("count")).isZero();
        // somebody else's
        api.post("/notifications/" + oldest + "/read", "{}").isProblem(404, "not-found");
    }

    @Test
    void whatSomebodyDoesNotWantIsNotTold() {
        var settings = max.patch("/notifications/settings", "{\"assigned\":false}")
                .is(200)
                .json();
        assertThat(settings.path("assigned").booleanValue()).isFalse();
        assertThat(settings.path("due").booleanValue()).isTrue();
        assertThat(settings.path("chat").booleanValue()).isTrue();
        deal(forMax());
        assertThat(max.items("/notifications").isEmpty()).isTrue();
        max.patch("/notifications/settings", "{\"assigned\":true}").is(200);
        deal(forMax());
        assertThat(max.items("/notifications").size()).isEqualTo(1);
        max.patch("/notifications/settings", "{\"assigned\":\"ja\"}").isProblem(400, "invalid-input", "assigned");
    }

    @Test
    void pagesFollowEachOtherWithoutGaps() {
        for (int i = 0; i < 7; i++) {
            deal(forMax());
        }
        var seen = new ArrayList<Long>();
        var cursor = "";
        do {
            var page = max.get("/notifications?limit=3" + cursor).is(200).json();
            page.path("items").forEach(item -> seen.add(item.path("id").longValue()));
            cursor = page.path("nextCursor").isNull()
                    ? ""
                    : "&cursor=" + page.path("nextCursor").asString();
        } while (!cursor.isEmpty());
        assertThat(seen).hasSize(7).doesNotHaveDuplicates().isSortedAccordingTo((a, b) -> Long.compare(b, a));
        max.get("/notifications?cursor=x").isProblem(400, "invalid-input", "cursor");
    }

    @Test
    void whatIsOlderThanNinetyDaysIsForgotten() {
        deal(forMax());
        deal(forMax());
        var older = max.items("/notifications").get(1).path("id").longValue();
        CurrentAccount.runAs(
                api.account(),
                () -> transaction.executeWithoutResult(
                        _ -> sql.sql("update notification set created_at = now() - interval '91 days'"
                                        + " where account_id = :account and id = :id")
                                .param("account", api.account().value())
                                .param("id", older)
                                .update()));
        CurrentAccount.runAs(api.account(), looks::forgetSome);
        assertThat(max.items("/notifications").size()).isEqualTo(1);
    }

    @Test
    void aProgramThatWorksThroughAListDoesNotRingForever() {
        for (int i = 0; i < 35; i++) {
            deal(forMax());
        }
        assertThat(max.get("/notifications/unread").number("count")).isEqualTo(30);
    }
}
