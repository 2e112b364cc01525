package io.weiche.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Browser;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

/// Who changed what, from where: read by administrators, and as a file.
@WeicheTest
class AuditTest {
    private final TestAccounts accounts;

    AuditTest(TestAccounts accounts) {
        this.accounts = accounts;
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
