package io.weiche.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.kernel.CurrentAccount;
import io.weiche.testing.Api;
import io.weiche.testing.Browser;
import io.weiche.testing.EventStream;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// An administrator who looks as somebody else does what they do in their own name.
@WeicheTest
class ViewAsTest {
    private static final String WINDOW = "0123456789abcdef0123456789abcdef";

    private final TestAccounts accounts;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Api api;
    private final Api colleague;
    private final Browser browser;

    ViewAsTest(TestAccounts accounts, JdbcClient sql, TransactionTemplate transaction) {
        this.accounts = accounts;
        this.sql = sql;
        this.transaction = transaction;
        this.api = accounts.openClassic();
        this.colleague = accounts.manager(api);
        this.browser = Browser.of(api);
        browser.post("/view-as", "{\"userId\":" + colleague.userId() + "}").is(200);
    }

    private JsonNode entry(String action) {
        var entries = api.items("/audit?action=" + action);
        assertThat(entries.size()).as(action).isEqualTo(1);
        return entries.get(0);
    }

    private void isTheAdministrators(JsonNode entry) {
        assertThat(entry.path("actorId").longValue()).isEqualTo(api.userId());
        assertThat(entry.path("after").asString()).contains("\"lookedAs\": " + colleague.userId());
    }

    @Test
    void whatIsTakenAlongIsBookedOnWhoeverTookIt() {
        browser.get("/lists/leads/rows.csv?columns=title").is(200);
        isTheAdministrators(entry("list-exported"));
        colleague.get("/lists/leads/rows.csv?columns=title").is(200);
        var own = api.items("/audit?action=list-exported").get(0);
        assertThat(own.path("actorId").longValue()).isEqualTo(colleague.userId());
        assertThat(own.path("after").asString()).doesNotContain("lookedAs");
    }

    @Test
    void whatSomebodySeesOfAPersonIsBookedOnWhoeverLooked() {
        var second = accounts.manager(api);
        api.patch("/users/" + second.userId(), "{\"roleIds\":[" + administrators() + "]}")
                .is(200);
        var contact =
                api.post("/contacts", Json.of("{'lastName':'Holm'}")).is(201).id();
        browser.delete("/view-as").is(204);
        browser.post("/view-as", "{\"userId\":" + second.userId() + "}").is(200);
        browser.get("/contacts/" + contact + "/personal-data").is(200);
        var entry = entry("person-exported");
        assertThat(entry.path("actorId").longValue()).isEqualTo(api.userId());
        assertThat(entry.path("after").asString()).contains("\"lookedAs\": " + second.userId());
    }

    private long administrators() {
        return api.items("/roles")
                .valueStream()
                .filter(role -> "ADMINISTRATOR".equals(role.path("code").asString("")))
                .findFirst()
                .orElseThrow()
                .path("id")
                .longValue();
    }

    @Test
    void theEndIsAnEntryToo() {
        browser.delete("/view-as").is(204);
        isTheAdministrators(entry("view-as-ended"));
        browser.delete("/view-as").is(204);
        assertThat(api.items("/audit?action=view-as-ended").size()).isEqualTo(1);
    }

    @Test
    void whoeverSignsOutEndsIt() {
        browser.delete("/session").is(204);
        isTheAdministrators(entry("view-as-ended"));
        assertThat(browser.cookie("weiche_view_as")).isEmpty();
    }

    @Test
    void nobodyIsThereToChatBecauseSomebodyLooksAsThem() throws Exception {
        try (var _ = listen("/chat/events?connection=" + WINDOW)) {
            assertThat(count("select count(*) from chat_agent where account_id = :account"))
                    .isZero();
        }
    }

    private long count(String query) {
        return CurrentAccount.callAs(
                api.account(),
                () -> transaction.execute(_ -> sql.sql(query)
                        .param("account", api.account().value())
                        .query(Long.class)
                        .single()));
    }

    @Test
    void aWindowHearsOfNothingThatThePersonMayNotSee() throws Exception {
        try (var stream = listen("/live/events?connection=" + WINDOW)) {
            var unseen = api.lead(Json.of("{'title':'Fremd'}"));
            var seen = api.lead(Json.of("{'title':'Eigen','responsibleId':" + colleague.userId() + "}"));
            stream.await(line -> line.contains("\"id\":" + seen + ","));
            assertThat(stream.heard()).noneMatch(line -> line.contains("\"id\":" + unseen + ","));
            // asked for their rights again by then
            Thread.sleep(Duration.ofSeconds(3));
            var later = api.lead(Json.of("{'title':'Noch einer'}"));
            var last = api.lead(Json.of("{'title':'Eigen','responsibleId':" + colleague.userId() + "}"));
            stream.await(line -> line.contains("\"id\":" + last + ","));
            assertThat(stream.heard()).noneMatch(line -> line.contains("\"id\":" + later + ","));
        }
    }

    /// Events as the browser that looks as the colleague hears them.
    private EventStream listen(String path) throws Exception {
        var cookies = "weiche_session=" + browser.cookie("weiche_session") + "; weiche_view_as="
                + browser.cookie("weiche_view_as");
        var stream = new EventStream(api.server() + "/api/v1" + path, Map.of("Cookie", cookies));
        stream.await(line -> line.startsWith("hello"));
        return stream;
    }
}
