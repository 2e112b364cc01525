package io.weiche.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.db.Statistics;
import io.weiche.kernel.CurrentAccount;
import io.weiche.testing.Api;
import io.weiche.testing.Browser;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// Who changed what, from where: read by administrators, and as a file.
@WeicheTest
class AuditTest {
    private final TestAccounts accounts;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Statistics statistics;

    AuditTest(TestAccounts accounts, JdbcClient sql, TransactionTemplate transaction, Statistics statistics) {
        this.accounts = accounts;
        this.sql = sql;
        this.transaction = transaction;
        this.statistics = statistics;
    }

    @Test
    void anEntrySaysWhoDidWhatFromWhereAndHow() {
        var user = accounts.open();
        var browser = Browser.of(user).at("203.0.113.77");
        browser.post("/pipelines", Json.of("{'name':'Wartung'}")).is(201);
        user.post("/pipelines", Json.of("{'name':'Service'}")).is(201);
        var entries = user.items("/audit?action=pipeline-opened");
        assertThat(entries.size()).isEqualTo(2);
        var byBrowser = entries.get(1);
        assertThat(byBrowser.path("actor").asString()).isEqualTo("Petra Prüfer");
        assertThat(byBrowser.path("actorId").longValue()).isEqualTo(user.userId());
        assertThat(byBrowser.path("address").asString()).isEqualTo("203.0.113.77");
        assertThat(byBrowser.path("way").asString()).isEqualTo("SESSION");
        assertThat(byBrowser.path("subject").asString()).startsWith("pipeline:");
        assertThat(entries.get(0).path("way").asString()).isEqualTo("API");
    }

    @Test
    void whatWasBeforeAndAfterIsKept() {
        var administrator = accounts.open();
        var colleague = accounts.manager(administrator);
        administrator
                .patch("/users/" + colleague.userId(), Json.of("{'active':false}"))
                .is(200);
        var entry = administrator.items("/audit?action=user-changed").get(0);
        assertThat(entry.path("before").asString()).contains("\"active\": true");
        assertThat(entry.path("after").asString()).contains("\"active\": false");
    }

    @Test
    void aLongAuditIsReadInPartsWithoutLosingOne() {
        var user = accounts.open();
        for (int i = 0; i < 7; i++) {
            user.post("/tokens", Json.of("{'kind':'API','name':'t" + i + "'}")).is(201);
        }
        var seen = new HashSet<Long>();
        String cursor = "";
        do {
            var page = user.get("/audit?limit=3" + cursor).is(200).json();
            page.path("items").forEach(entry -> seen.add(entry.path("seq").longValue()));
            cursor = page.path("nextCursor").isNull()
                    ? null
                    : "&cursor=" + page.path("nextCursor").asString();
        } while (cursor != null);
        assertThat(seen).hasSizeGreaterThanOrEqualTo(9).contains(1L);
        user.get("/audit?cursor=x").isProblem(400, "invalid-input", "cursor");
        user.get("/audit?limit=0").isProblem(400, "invalid-input", "limit");
    }

    private static List<String> actions(Api api, String query) {
        return api.items("/audit?limit=200&" + query)
                .valueStream()
                .map(entry -> entry.path("action").asString())
                .toList();
    }

    @Test
    void entriesAreFoundByWhoDidThem() {
        var administrator = accounts.open();
        var colleague = accounts.manager(administrator);
        colleague.post("/tokens", Json.of("{'kind':'API','name':'Skript'}")).is(201);
        administrator.post("/pipelines", Json.of("{'name':'Wartung'}")).is(201);
        assertThat(actions(administrator, "actorId=" + colleague.userId())).containsExactly("token-opened");
        assertThat(actions(administrator, "actorId=" + administrator.userId()))
                .contains("pipeline-opened")
                .doesNotContain("token-opened");
        assertThat(actions(administrator, "actorId=" + colleague.userId() + "&action=pipeline-opened"))
                .isEmpty();
        assertThat(actions(administrator, "actorId=999999")).isEmpty();
    }

    @Test
    void entriesAreFoundByWhatTheyAreAbout() {
        var user = accounts.open();
        var pipeline =
                user.post("/pipelines", Json.of("{'name':'Wartung'}")).is(201).id();
        user.post("/sources", Json.of("{'name':'Messe'}")).is(201);
        user.delete("/pipelines/" + pipeline).is(204);
        assertThat(user.get("/audit/kinds")
                        .is(200)
                        .json()
                        .path("items")
                        .valueStream()
                        .map(JsonNode::asString))
                .contains("pipeline", "source", "token")
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(actions(user, "kind=pipeline")).containsExactly("pipeline-deleted", "pipeline-opened");
        assertThat(actions(user, "kind=pipeline,source"))
                .containsExactly("pipeline-deleted", "source-opened", "pipeline-opened");
        assertThat(actions(user, "kind=pipeline&action=pipeline-opened")).hasSize(1);
        assertThat(actions(user, "kind=nothing")).isEmpty();
    }

    @Test
    void entriesAreFoundByDaysOfTheAccount() {
        var user = accounts.open();
        user.post("/sources", Json.of("{'name':'Messe'}")).is(201);
        var entry = user.items("/audit?action=source-opened").get(0);
        var day = OffsetDateTime.parse(entry.path("at").asString())
                .atZoneSameInstant(ZoneId.of("Europe/Berlin"))
                .toLocalDate();
        assertThat(actions(user, "since=" + day + "&until=" + day)).contains("source-opened");
        assertThat(actions(user, "since=" + day.plusDays(1))).isEmpty();
        assertThat(actions(user, "until=" + day.minusDays(1))).isEmpty();
        for (var wrong : List.of("since=gestern", "since=2026-02-31", "until=1", "until=%2B12026-01-01")) {
            user.get("/audit?" + wrong).isProblem(400, "invalid-input", wrong.substring(0, 5));
        }
        user.get("/audit?since=2026-02-02&until=2026-02-01").isProblem(400, "invalid-input", "until");
        user.get("/audit?kind=" + "a,".repeat(21)).isProblem(400, "invalid-input", "kind");
    }

    @Test
    void whatIsFoundIsReadInPartsAndAsAFile() {
        var user = accounts.open();
        for (int i = 0; i < 5; i++) {
            user.post("/sources", Json.of("{'name':'Messe " + i + "'}")).is(201);
            user.post("/pipelines", Json.of("{'name':'Wartung " + i + "'}")).is(201);
        }
        var seen = new HashSet<Long>();
        String cursor = "";
        do {
            var page = user.get("/audit?kind=source&limit=2" + cursor).is(200).json();
            page.path("items").forEach(entry -> {
                assertThat(entry.path("action").asString()).isEqualTo("source-opened");
                assertThat(seen.add(entry.path("seq").longValue())).isTrue();
            });
            cursor = page.path("nextCursor").isNull()
                    ? null
                    : "&cursor=" + page.path("nextCursor").asString();
        } while (cursor != null);
        assertThat(seen).hasSize(5);
        user.get("/audit?cursor=99999999").isProblem(400, "invalid-input", "cursor");

        var file = user.get("/audit.csv?kind=source&actorId=" + user.userId()).is(200);
        assertThat(file.body().lines().count()).isEqualTo(6);
        assertThat(file.body()).contains("source-opened").doesNotContain("pipeline-opened");
        assertThat(user.items("/audit?action=audit-exported")
                        .get(0)
                        .path("after")
                        .asString())
                .contains("source")
                .contains(Long.toString(user.userId()));
    }

    /// Behind row level security, where only plain columns are looked up in an index.
    @Test
    void everyQuestionReadsAnIndexInItsOrder() {
        var user = accounts.open();
        fill(user, 5_000);
        var questions = Map.of(
                "actor_id = " + user.userId(),
                "audit_entry_actor",
                "action = 'filled-7'",
                "audit_entry_action",
                "kind = 'thing7'",
                "audit_entry_kind",
                "at >= now() - interval '3 hours' and at < now() - interval '2 hours'",
                "audit_entry_time",
                "true",
                "audit_entry_time");
        questions.forEach((question, index) -> assertThat(plan(user, question))
                .as(question)
                .contains(index)
                .doesNotContain("Sort")
                .doesNotContain("Seq Scan on audit_entry"));
    }

    private void fill(Api user, int entries) {
        CurrentAccount.runAs(
                user.account(),
                () -> transaction.executeWithoutResult(_ -> {
                    sql.sql("""
                    insert into audit_entry (account_id, action, actor_id, subject, at)
                    select :account, 'filled-' || n % 50, case when n % 40 = 0 then :user end, 'thing' || n % 50 || ':' || n,
                        now() - n * interval '1 minute'
                    from generate_series(1, :entries) n""")
                            .param("account", user.account().value())
                            .param("user", user.userId())
                            .param("entries", entries)
                            .update();
                }));
        CurrentAccount.runAs(user.account(), statistics::refresh);
    }

    private String plan(Api user, String question) {
        var lines = CurrentAccount.callAs(
                user.account(),
                () -> transaction.execute(_ -> {
                    // what is asked is whether the order can be read, not what a planner of few rows finds cheaper
                    sql.sql("set local enable_sort = off").update();
                    return sql.sql("explain select e.id, l.seq from audit_entry e"
                                    + " join audit_link l on l.account_id = e.account_id and l.entry_id = e.id"
                                    + " where e.account_id = :account and (" + question
                                    + ") order by e.at desc, e.id desc limit 50")
                            .param("account", user.account().value())
                            .query(String.class)
                            .list();
                }));
        return String.join("\n", lines);
    }

    @Test
    void theFileHoldsEveryEntryAndNoFormula() {
        var user = accounts.open();
        user.post("/tokens", Json.of("{'kind':'API','name':'=1+1'}")).is(201);
        var file = user.get("/audit.csv").is(200);
        assertThat(file.headers().get("content-type")).startsWith("text/csv");
        assertThat(file.body().lines().count() - 1)
                .isEqualTo(user.items("/audit?limit=200").size());
        assertThat(file.body()).contains("token-opened").contains("Petra Prüfer");
    }

    @Test
    void onlyAdministratorsReadItAndOnlyTheirOwnAccounts() {
        var administrator = accounts.open();
        accounts.manager(administrator).get("/audit").isProblem(403, "forbidden");
        accounts.manager(administrator).get("/audit.csv").isProblem(403, "forbidden");
        administrator.post("/pipelines", Json.of("{'name':'Geheim'}")).is(201);
        assertThat(accounts.open().items("/audit?action=pipeline-opened").size())
                .isZero();
    }
}
