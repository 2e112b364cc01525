package io.weiche.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.kernel.CurrentAccount;
import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Tokens that may less than their user, and for a while only (reliability S08).
@WeicheTest
class TokenScopesTest {
    private final TestAccounts accounts;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    TokenScopesTest(TestAccounts accounts, JdbcClient sql, TransactionTemplate transaction) {
        this.accounts = accounts;
        this.sql = sql;
        this.transaction = transaction;
    }

    private static Api narrowed(Api user, String more) {
        var token = user.post("/tokens", Json.of("{'kind':'API','name':'eng'," + more + "}"))
                .is(201)
                .json()
                .path("token")
                .asString();
        return new Api(user.server(), user.account(), user.userId(), user.email(), token, user.webhook());
    }

    @Test
    void aTokenThatReadsChangesNothing() {
        var user = accounts.open();
        var reader = narrowed(user, "'scopes':['READ']");
        reader.get("/deals").is(200);
        reader.post("/deals", Json.of("{'title':'x'}")).isProblem(403, "forbidden");
        reader.get("/tokens").isProblem(403, "forbidden");
        reader.post("/tokens", Json.of("{'kind':'API'}")).isProblem(403, "forbidden");
        reader.post("/pipelines", Json.of("{'name':'x'}")).isProblem(403, "forbidden");
        reader.post("/me/password", Json.of("{'current':'x','new':'ein-langes-neues-wort'}"))
                .isProblem(403, "forbidden");
    }

    @Test
    void aTokenThatWritesReadsOnlyIfItMayDoBoth() {
        var user = accounts.open();
        var writer = narrowed(user, "'scopes':['WRITE']");
        writer.post("/deals", Json.of("{'title':'x'}")).is(201);
        writer.get("/deals").isProblem(403, "forbidden");
        narrowed(user, "'scopes':['WRITE','READ']").get("/deals").is(200);
    }

    @Test
    void aTokenForInquiriesHandsInInquiriesAndNothingElse() {
        var user = accounts.open();
        var shop = narrowed(user, "'scopes':['INQUIRIES']");
        shop.post("/inquiries", Json.of("{'message':'Bitte um Angebot','emails':['a@shop.example']}"))
                .is(201);
        shop.get("/inquiries").isProblem(403, "forbidden");
        shop.post("/deals", Json.of("{'title':'x'}")).isProblem(403, "forbidden");
        shop.get("/session").is(200);
    }

    @Test
    void aTokenNeverMayMoreThanItsUser() {
        var user = accounts.manager(accounts.open());
        narrowed(user, "'scopes':['SETTINGS','READ','WRITE']")
                .post("/pipelines", Json.of("{'name':'x'}"))
                .isProblem(403, "forbidden");
    }

    @Test
    void aTokenThatMayLessOrEndsOpensNoOther() {
        var user = accounts.open();
        for (var less : List.of("'scopes':['SETTINGS']", "'expiresAt':'2099-01-01T00:00:00Z'")) {
            var program = narrowed(user, less);
            for (var kind : TokenKind.values()) {
                program.post("/tokens", Json.of("{'kind':'" + kind + "'}")).isProblem(403, "forbidden");
            }
            program.get("/tokens").is(200);
        }
    }

    @Test
    void aTokenEndsWhenItsTimeHasCome() {
        var user = accounts.open();
        user.post("/tokens", Json.of("{'kind':'API','expiresAt':'2020-01-01T00:00:00Z'}"))
                .isProblem(400, "invalid-input", "expiresAt");
        user.post("/tokens", Json.of("{'kind':'API','scopes':[]}")).isProblem(400, "invalid-input", "scopes");
        user.post("/tokens", Json.of("{'kind':'API','scopes':['ALL']}")).isProblem(400, "invalid-input", "scopes");
        user.post("/tokens", Json.of("{'kind':'WEBHOOK','scopes':['READ']}")).isProblem(400, "invalid-input", "scopes");
        var brief = narrowed(user, "'expiresAt':'2099-01-01T00:00:00Z'");
        brief.get("/deals").is(200);
        CurrentAccount.runAs(
                user.account(),
                () -> transaction.executeWithoutResult(
                        _ -> sql.sql("update api_token set expires_at = now() - interval '1 second'"
                                        + " where account_id = ? and expires_at is not null")
                                .param(user.account().value())
                                .update()));
        brief.get("/deals").isProblem(401, "not-signed-in");
    }

    @Test
    void whenItWasUsedLastIsShown() {
        var user = accounts.open();
        var token = narrowed(user, "'scopes':['READ']");
        token.get("/deals").is(200);
        var shown = user.items("/tokens")
                .valueStream()
                .filter(one -> one.path("name").asString().equals("eng"))
                .findFirst()
                .orElseThrow();
        assertThat(shown.path("lastUsedAt").asString()).isNotEmpty();
        assertThat(shown.path("scopes").get(0).asString()).isEqualTo("READ");
        assertThat(shown.toString()).doesNotContain(token.token());
    }
}
