package io.weiche.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.kernel.CurrentAccount;
import io.weiche.testing.Api;
import io.weiche.testing.EventStream;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// What an open window is told while others work.
@WeicheTest
class LiveTest {
    private final TestAccounts accounts;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Api api;
    private final List<Window> windows = new CopyOnWriteArrayList<>();

    LiveTest(TestAccounts accounts, JdbcClient sql, TransactionTemplate transaction) {
        this.accounts = accounts;
        this.sql = sql;
        this.transaction = transaction;
        this.api = accounts.openClassic();
    }

    @AfterEach
    void close() {
        windows.forEach(Window::close);
    }

    /// An open window.
    private final class Window extends EventStream {
        private final String id;
        private final Api person;

        Window(Api person) throws Exception {
            this(person, "");
        }

        Window(Api person, String more) throws Exception {
            var id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong())
                    + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
            super(person, "/live/events?connection=" + id + more);
            this.id = id;
            this.person = person;
            windows.add(this);
            await(line -> line.startsWith("hello"));
        }

        void look(String record) {
            person.send("PUT", "/live/presence", Json.of("{'connection':'" + id + "'" + record + "}"), Map.of())
                    .is(204);
        }
    }

    private long deal(String more) {
        return api.post("/deals", Json.of("{'title':'Dach'" + more + "}"))
                .is(201)
                .id();
    }

    private static Predicate<String> changes(String kind, long id) {
        return line -> line.startsWith("changes") && line.contains("\"kind\":\"" + kind + "\",\"id\":" + id + ",");
    }

    @Test
    void aChangeOfARecordIsToldWithItsNumberAndVersionAndNothingElse() throws Exception {
        var deal = deal("");
        var window = new Window(api);
        api.patch("/deals/" + deal, Json.of("{'title':'Streng geheim'}")).is(200);
        var heard = window.await(changes("DEAL", deal));
        assertThat(heard).contains("\"version\":1").doesNotContain("geheim");
    }

    @Test
    void whoReadEverythingAMomentBeforeListeningIsToldWhatChangedMeanwhile() throws Exception {
        var deal = deal("");
        api.patch("/deals/" + deal, Json.of("{'title':'Dach und Keller'}")).is(200);
        new Window(api, "&catchUp=true").await(changes("DEAL", deal));
        var foreign = accounts.openClassic();
        var other = foreign.post("/deals", Json.of("{'title':'Fremd'}")).is(201).id();
        var window = new Window(foreign, "&catchUp=true");
        window.await(changes("DEAL", other));
        assertThat(window.heard()).noneMatch(changes("DEAL", deal));
    }

    @Test
    void whoMissedMoreThanIsToldOneByOneIsToldToReadAgain() throws Exception {
        deal("");
        CurrentAccount.runAs(
                api.account(),
                () -> transaction.executeWithoutResult(_ ->
                        sql.sql("""
                        insert into timeline_entry (account_id, kind, record_id, type)
                        select account_id, kind, record_id, type from timeline_entry cross join generate_series(1, 300)
                        where account_id = :account""").param("account", api.account().value()).update()));
        new Window(api, "&catchUp=true").await(line -> line.startsWith("changes") && line.contains("\"kinds\":[\""));
    }

    @Test
    void whatWasThereBeforeIsNoNews() throws Exception {
        var deal = deal("");
        var window = new Window(api);
        Thread.sleep(1_500);
        assertThat(window.heard()).noneMatch(changes("DEAL", deal));
    }

    @Test
    void commentsActivitiesAndTheirChangesAreToldToo() throws Exception {
        var deal = deal("");
        var comment = api.post("/deals/" + deal + "/comments", "{\"body\":\"Hallo\"}")
                .is(201)
                .id();
        var activity = api.post(
                        "/activities", Json.of("{'title':'Anrufen','records':[{'kind':'DEAL','id':" + deal + "}]}"))
                .is(201)
                .id();
        for (var change : List.<Runnable>of(
                () -> api.post("/deals/" + deal + "/comments", "{\"body\":\"Noch etwas\"}")
                        .is(201),
                () -> api.patch("/comments/" + comment, "{\"body\":\"Anders\"}").is(200),
                () -> api.post("/timeline/" + comment + "/pin", "{}").is(204),
                () -> api.patch("/activities/" + activity, "{\"title\":\"Besuchen\"}")
                        .is(200),
                () -> api.delete("/activities/" + activity).is(204),
                () -> api.delete("/comments/" + comment).is(204))) {
            var window = new Window(api);
            change.run();
            window.await(changes("DEAL", deal));
            window.close();
        }
    }

    @Test
    void nobodyHearsOfWhatTheyMayNotSee() throws Exception {
        var max = accounts.manager(api);
        var deal = deal("");
        var his = new Window(max);
        var mine = new Window(api);
        api.patch("/deals/" + deal, Json.of("{'title':'Anders'}")).is(200);
        mine.await(changes("DEAL", deal));
        Thread.sleep(1_000);
        assertThat(his.heard()).containsExactly("hello {}");
    }

    @Test
    void whatIsTakenFromSomebodyIsToldAsAChangeOfTheirList() throws Exception {
        var max = accounts.manager(api);
        var deal = deal(",'responsibleId':" + max.userId());
        var his = new Window(max);
        api.patch("/deals/" + deal, Json.of("{'responsibleId':" + api.userId() + "}"))
                .is(200);
        var heard = his.await(line -> line.startsWith("changes"));
        assertThat(heard).contains("\"records\":[]", "\"kinds\":[\"DEAL\"]");
    }

    @Test
    void whoeverObservesHearsOfChangesAndThatTheyObserveNoMore() throws Exception {
        var max = accounts.manager(api);
        var deal = deal("");
        var his = new Window(max);
        api.patch("/deals/" + deal, Json.of("{'observerIds':[" + max.userId() + "]}"))
                .is(200);
        his.await(changes("DEAL", deal));
        his.close();
        var later = new Window(max);
        api.patch("/deals/" + deal, Json.of("{'observerIds':[]}")).is(200);
        var heard = later.await(line -> line.startsWith("changes"));
        assertThat(heard).contains("\"records\":[]", "\"kinds\":[\"DEAL\"]");
    }

    @Test
    void whoIsNotifiedHearsThatThereIsSomethingNew() throws Exception {
        var max = accounts.manager(api);
        var his = new Window(max);
        deal(",'responsibleId':" + max.userId());
        his.await(line -> line.startsWith("told"));
    }

    @Test
    void manyChangesAreToldAsOne() throws Exception {
        for (int i = 0; i < 80; i++) {
            deal("");
        }
        var window = new Window(api);
        var max = accounts.manager(api);
        var run = api.post(
                        "/bulk-changes",
                        Json.of("{'kind':'DEAL','action':'RESPONSIBLE','responsibleId':" + max.userId() + "}"))
                .is(202)
                .id();
        api.awaitBulkChange(run);
        window.await(line -> line.startsWith("changes") && line.contains("\"kinds\":[\"DEAL\"]"));
        Thread.sleep(1_500);
        assertThat(window.heard().stream().filter(line -> line.startsWith("changes")))
                .hasSizeLessThan(6);
    }

    @Test
    void twoWhoLookAtTheSameCardSeeEachOther() throws Exception {
        var deal = deal("");
        var max = accounts.manager(api);
        var other = deal("");
        api.patch("/deals/" + deal, Json.of("{'responsibleId':" + max.userId() + "}"))
                .is(200);
        var mine = new Window(api);
        var his = new Window(max);
        mine.look(",'kind':'DEAL','id':" + deal);
        his.look(",'kind':'DEAL','id':" + deal);
        mine.await(line -> line.equals("beside {\"users\":[" + max.userId() + "]}"));
        his.await(line -> line.equals("beside {\"users\":[" + api.userId() + "]}"));
        mine.look(",'kind':'DEAL','id':" + other);
        his.await(line -> line.equals("beside {\"users\":[]}"));
        mine.look(",'kind':'DEAL','id':" + deal);
        his.forget();
        his.await(line -> line.contains("[" + api.userId() + "]"));
        his.forget();
        mine.close();
        // noticed when the node next says something
        his.await(line -> line.equals("beside {\"users\":[]}"));
    }

    @Test
    void nobodyLooksAtACardTheyMayNotSee() throws Exception {
        var deal = deal("");
        var max = accounts.manager(api);
        var id = "0".repeat(32);
        max.send(
                        "PUT",
                        "/live/presence",
                        Json.of("{'connection':'" + id + "','kind':'DEAL','id':" + deal + "}"),
                        Map.of())
                .isProblem(404, "not-found");
        for (var body : List.of(
                "{'connection':'" + id + "','kind':'DEAL'}",
                "{'connection':'" + id + "','id':5}",
                "{'connection':'" + id + "','kind':'X','id':5}",
                "{'kind':'DEAL','id':5}",
                "{'connection':'kurz'}",
                "{'connection':'" + id + "','user':5}")) {
            assertThat(api.send("PUT", "/live/presence", Json.of(body), Map.of())
                            .status())
                    .as(body)
                    .isEqualTo(400);
        }
        api.get("/live/events").isProblem(400, "invalid-input", "connection");
        api.get("/live/events?connection=x").isProblem(400, "invalid-input", "connection");
    }

    @Test
    void whoeverHasLeftHearsNoMore() throws Exception {
        var max = accounts.manager(api);
        var his = new Window(max);
        api.patch("/users/" + max.userId(), "{\"active\":false}").is(200);
        his.awaitEnd();
    }
}
