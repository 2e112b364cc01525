package io.weiche.modes.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.kernel.CurrentAccount;
import io.weiche.testing.Api;
import io.weiche.testing.EventStream;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.TestDatabase;
import io.weiche.testing.WeicheTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Listening to a run (reliability S28).
@WeicheTest
@Isolated("counts what is read of the runs")
class SwitchEventsTest {
    private static final String DONE = "\"status\":\"DONE\"";

    private final TestAccounts accounts;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Api api;
    private final long run;

    SwitchEventsTest(TestAccounts accounts, JdbcClient sql, TransactionTemplate transaction) {
        this.accounts = accounts;
        this.sql = sql;
        this.transaction = transaction;
        this.api = accounts.openClassic();
        api.lead("{\"title\":\"Dach\"}");
        this.run = api.switchToSimple("").path("id").longValue();
        set("status = 'PAUSED', finished_at = null");
    }

    @Test
    void everyListenerHearsEveryChangeAndTheEnd() throws Exception {
        var listeners = List.of(listen(api), listen(api), listen(api));
        set("converted = 7");
        for (var listener : listeners) {
            listener.await(line -> line.contains("\"converted\":7,"));
        }
        set("status = 'DONE', finished_at = now()");
        for (var listener : listeners) {
            listener.awaitEnd();
            assertThat(listener.heard())
                    .satisfiesExactly(
                            first -> assertThat(first).contains("\"converted\":1,", "PAUSED"),
                            change -> assertThat(change).contains("\"converted\":7,", "PAUSED"),
                            end -> assertThat(end).contains(DONE));
        }
    }

    @Test
    void whoeverLosesTheTokenHearsNoMore() throws Exception {
        var manager = accounts.manager(api);
        var stream = listen(manager);
        var stays = listen(api);
        manager.items("/tokens")
                .forEach(token -> manager.delete("/tokens/" + token.path("id").longValue()));
        assertEndsUnfinished(stream);
        set("status = 'DONE', finished_at = now()");
        stays.await(line -> line.contains(DONE));
    }

    @Test
    void whoeverHasLeftHearsNoMore() throws Exception {
        var manager = accounts.manager(api);
        var stream = listen(manager);
        api.patch("/users/" + manager.userId(), "{\"active\":false}").is(200);
        assertEndsUnfinished(stream);
    }

    @Test
    void whoeverSignsOutHearsNoMore() throws Exception {
        var signedIn = Api.raw(
                        "POST",
                        api.server() + "/api/v1/session",
                        Json.of("{'email':'" + api.email() + "','password':'" + TestAccounts.PASSWORD + "'}"),
                        Map.of("Content-Type", "application/json"))
                .is(200);
        var cookie = Map.of("Cookie", signedIn.headers().get("set-cookie").split(";")[0]);
        var stream = hearing(new EventStream(api.server() + "/api/v1" + events(), cookie));
        Api.raw("DELETE", api.server() + "/api/v1/session", null, cookie).is(204);
        assertEndsUnfinished(stream);
    }

    private static void assertEndsUnfinished(EventStream stream) throws Exception {
        stream.awaitEnd();
        assertThat(stream.heard()).noneMatch(line -> line.contains(DONE));
    }

    @Test
    void manyListenersAskTheDatabaseNoMoreThanOne() throws Exception {
        var listeners = new ArrayList<EventStream>();
        for (int i = 0; i < 12; i++) {
            listeners.add(listen(api));
        }
        var before = scans();
        Thread.sleep(8_000);
        var looks = scans() - before;
        set("status = 'DONE', finished_at = now()");
        for (var listener : listeners) {
            listener.await(line -> line.contains(DONE));
        }
        // twice a second, the first looks of all, whose statistics may come late, and switches of tests beside this
        // one. Each by themselves: 192
        assertThat(looks).isBetween(1L, 120L);
    }

    /// How often the table of the runs has been looked into.
    private static long scans() throws Exception {
        try (var connection = TestDatabase.openAsSuperuser();
                var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select coalesce(seq_scan, 0) + coalesce(idx_scan, 0) from pg_stat_user_tables"
                                + " where relname = 'mode_switch'")) {
            assertThat(row.next()).isTrue();
            return row.getLong(1);
        }
    }

    private String events() {
        return "/crm-mode/switches/" + run + "/events";
    }

    private EventStream listen(Api listener) throws Exception {
        return hearing(new EventStream(listener, events()));
    }

    /// That has heard how things stand.
    private static EventStream hearing(EventStream stream) throws Exception {
        stream.await(line -> line.contains("PAUSED"));
        return stream;
    }

    private void set(String what) {
        CurrentAccount.runAs(
                api.account(),
                () -> transaction.executeWithoutResult(
                        _ -> sql.sql("update mode_switch set " + what + " where account_id = :account and id = :run")
                                .param("account", api.account().value())
                                .param("run", run)
                                .update()));
    }
}
