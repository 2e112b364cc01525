package io.weiche.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.kernel.AccountId;
import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Tokens of programs (reliability S08).
@WeicheTest
class TokensTest {
    private final TestAccounts accounts;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    TokensTest(TestAccounts accounts, JdbcClient sql, TransactionTemplate transaction) {
        this.accounts = accounts;
        this.sql = sql;
        this.transaction = transaction;
    }

    private static Api.Answer asking(Api user, String authorization) {
        return Api.raw("GET", user.server() + "/api/v1/leads", null, Map.of("Authorization", authorization));
    }

    @Test
    void aTokenIsShownOnceAndStoredNowhere() {
        var user = accounts.open();
        var opened =
                user.post("/tokens", Json.of("{'kind':'API','name':'Skript'}")).is(201);
        var secret = opened.json().path("token").asString();
        assertThat(secret).startsWith("wch_").hasSizeGreaterThan(32);
        assertThat(user.get("/tokens").body()).contains("Skript").doesNotContain(secret.substring(4));
        asking(user, "Bearer " + secret).is(200);
        var stored = io.weiche.kernel.CurrentAccount.callAs(
                user.account(),
                () -> transaction.execute(_ -> sql.sql("select string_agg(t::text, ' ') from api_token t")
                        .query(String.class)
                        .single()));
        assertThat(stored).doesNotContain(secret.substring(4));
    }

    @Test
    void aRevokedTokenOpensNothingMore() {
        var user = accounts.open();
        var opened = user.post("/tokens", Json.of("{'kind':'API'}")).is(201).json();
        user.delete("/tokens/" + opened.path("id").longValue()).is(204);
        asking(user, "Bearer " + opened.path("token").asString()).isProblem(401, "not-signed-in");
        user.delete("/tokens/" + opened.path("id").longValue()).isProblem(404, "not-found");
    }

    @Test
    void aTokenOfOneDoorDoesNotOpenTheOther() {
        var user = accounts.open();
        var webhook =
                user.post("/tokens", Json.of("{'kind':'WEBHOOK'}")).is(201).json();
        assertThat(webhook.path("token").isMissingNode()
                        || webhook.path("token").isNull())
                .isTrue();
        assertThat(webhook.path("webhook").asString()).startsWith("http://weiche.test/rest/" + user.userId() + "/");
        var secret = webhook.path("webhook").asString().replaceFirst(".*/([a-z0-9]+)/$", "$1");
        asking(user, "Bearer wch_" + secret).isProblem(401, "not-signed-in");
        asking(user, "Bearer " + secret).isProblem(401, "not-signed-in");
        assertThat(Api.raw("GET", user.server() + "/api/v1/leads?token=" + user.token(), null, Map.of())
                        .status())
                .isEqualTo(401);
    }

    @Test
    void anAdministratorSeesAndRevokesTheTokensOfSomebodyElse() {
        var administrator = accounts.open();
        var colleague = accounts.manager(administrator);
        var opened = colleague
                .post("/tokens", Json.of("{'kind':'API','name':'Skript','scopes':['READ','SETTINGS']}"))
                .is(201)
                .json();
        var secret = opened.path("token").asString();
        asking(colleague, "Bearer " + secret).is(200);
        var path = "/users/" + colleague.userId() + "/tokens";
        var seen = administrator
                .items(path)
                .valueStream()
                .filter(token -> token.path("name").asString().equals("Skript"))
                .findFirst()
                .orElseThrow();
        assertThat(seen.path("kind").asString()).isEqualTo("API");
        assertThat(seen.path("scopes").toString()).contains("READ");
        assertThat(seen.path("lastUsedAt").asString()).isNotEmpty();
        assertThat(administrator.get(path).body()).doesNotContain(secret.substring(4));
        var one = path + "/" + seen.path("id").longValue();

        colleague.get(path).isProblem(403, "forbidden");
        colleague.delete(one).isProblem(403, "forbidden");
        accounts.open().get(path).isProblem(404, "not-found");
        accounts.open().delete(one).isProblem(404, "not-found");
        administrator
                .delete("/users/" + administrator.userId() + "/tokens/"
                        + seen.path("id").longValue())
                .isProblem(404, "not-found");
        asking(colleague, "Bearer " + secret).is(200);

        administrator.delete(one).is(204);
        asking(colleague, "Bearer " + secret).isProblem(401, "not-signed-in");
        administrator.delete(one).isProblem(404, "not-found");
        var entry = administrator.items("/audit?action=token-revoked").get(0);
        assertThat(entry.path("after").asString()).contains("\"user\": " + colleague.userId());
    }

    @Test
    void everybodySeesAndRevokesTheirOwnOnly() {
        var administrator = accounts.open();
        var manager = accounts.manager(administrator);
        var theirs = administrator.items("/tokens").get(0).path("id").longValue();
        assertThat(manager.items("/tokens")
                        .valueStream()
                        .map(token -> token.path("id").longValue()))
                .doesNotContain(theirs);
        manager.delete("/tokens/" + theirs).isProblem(404, "not-found");
        asking(administrator, "Bearer " + administrator.token()).is(200);
    }

    @Test
    void theLastUseIsNoted() {
        var user = accounts.open();
        user.get("/leads").is(200);
        assertThat(user.items("/tokens")
                        .valueStream()
                        .filter(token -> token.path("kind").asString().equals("API"))
                        .map(token -> token.path("lastUsedAt").asString("")))
                .allMatch(at -> !at.isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "0aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "9aaa",
                "11",
                "1-0123456789012345678901234567890",
                "!!"
            })
    void whatIsNoKeyNamesNoAccount(String text) {
        assertThat(AccountKey.parse(text).filter(key -> key.account().value() > 0 && !text.startsWith("1-")))
                .isEmpty();
    }

    @Test
    void aKeyKnowsItsAccountAndKeepsItsSecret() {
        for (long number : new long[] {1, 35, 36, 1_000_000, 4_738_381_338_321_616_895L}) {
            var key = AccountKey.create(new AccountId(number));
            assertThat(AccountKey.parse(key.text())).contains(key);
            assertThat(key.account().value()).isEqualTo(number);
            assertThat(key.toString()).doesNotContain(key.text());
            assertThat(key.text()).matches("[a-z0-9]+");
        }
    }
}
