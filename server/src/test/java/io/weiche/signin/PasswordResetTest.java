package io.weiche.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Browser;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.TestDatabase;
import io.weiche.testing.TestMail;
import io.weiche.testing.WeicheTest;
import java.sql.SQLException;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A forgotten password is replaced by mail (reliability S09).
@WeicheTest
class PasswordResetTest {
    private static final Pattern TOKEN = Pattern.compile("http://weiche\\.test/reset#([0-9a-f]{40})\\s");
    private static final String NEXT = "ein-neues-langes-wort";

    private final TestAccounts accounts;
    private final JdbcClient sql;

    PasswordResetTest(TestAccounts accounts, JdbcClient sql) {
        this.accounts = accounts;
        this.sql = sql;
    }

    private static Api.Answer ask(Api server, String email) {
        return ask(server, email, Browser.newAddress());
    }

    private static Api.Answer ask(Api server, String email, String from) {
        return Api.raw(
                "POST",
                server.server() + "/api/v1/password-reset",
                Json.of("{'email':'" + email + "'}"),
                Map.of("Content-Type", "application/json", "X-Forwarded-For", from));
    }

    private static Api.Answer use(Api server, String token, String password) {
        return server.asNobody()
                .post("/password-reset/use", Json.of("{'token':'" + token + "','password':'" + password + "'}"));
    }

    private static String token(String text) {
        var found = TOKEN.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group(1);
    }

    @Test
    void theLinkInTheMailSetsANewPasswordOnceAndEndsAllSessions() {
        var user = accounts.open();
        var browser = Browser.of(user);
        try (var mail = TestMail.start()) {
            ask(user, user.email()).is(202);
            var token = token(mail.awaitTextTo(user.email()));
            use(user, token, "kurz").isProblem(400, "invalid-input", "password");
            var answer = use(user, token, NEXT).is(204);
            assertThat(answer.cookies()).as("a new password signs nobody in").isEmpty();
            assertThat(browser.signedIn()).isFalse();
            new Browser(user.server())
                    .signIn(user.email(), TestAccounts.PASSWORD, null)
                    .is(401);
            new Browser(user.server()).signIn(user.email(), NEXT, null).is(200);
            use(user, token, "noch-ein-langes-wort").isProblem(404, "not-found");
            assertThat(mail.await(user.email(), 2).get(1)).contains("geändert");
        }
    }

    @Test
    void theMailWaitsUntilItsServerIsThereAgain() throws SQLException {
        var user = accounts.open();
        ask(user, user.email()).is(202);
        awaitTries(user);
        assertThat(contentHolds(user.email())).as("sealed").isFalse();
        try (var mail = TestMail.start()) {
            use(user, token(mail.awaitTextTo(user.email())), NEXT).is(204);
        }
    }

    private static void awaitTries(Api user) throws SQLException {
        var deadline = System.nanoTime() + 30_000_000_000L;
        while (System.nanoTime() < deadline) {
            try (var connection = TestDatabase.get().openForCheck();
                    var rows = connection
                            .createStatement()
                            .executeQuery("select count(*) from mail_message where tries > 0")) {
                rows.next();
                if (rows.getLong(1) > 0) {
                    return;
                }
            }
        }
        throw new AssertionError("nobody tried to send the mail to " + user.email());
    }

    private static boolean contentHolds(String word) throws SQLException {
        try (var connection = TestDatabase.get().openForCheck();
                var rows = connection.createStatement().executeQuery("select content from mail_message")) {
            while (rows.next()) {
                if (new String(rows.getBytes(1), java.nio.charset.StandardCharsets.ISO_8859_1).contains(word)) {
                    return true;
                }
            }
            return false;
        }
    }

    @Test
    void onlyTheNewestLinkWorksAndOnlyForAnHour() {
        var user = accounts.open();
        try (var mail = TestMail.start()) {
            ask(user, user.email()).is(202);
            var first = token(mail.awaitTextTo(user.email()));
            ask(user, user.email()).is(202);
            var second = token(mail.await(user.email(), 2).get(1));
            use(user, first, NEXT).isProblem(404, "not-found");
            sql.sql("update login_reset set expires_at = now() - interval '1 second'"
                            + " where login_id = (select login_id from login where email_key = ?)")
                    .param(user.email())
                    .update();
            use(user, second, NEXT).isProblem(404, "not-found");
        }
    }

    @Test
    void whoeverHasLeftGetsNoLinkAndOnesFromBeforeAreWorthNothing() {
        var administrator = accounts.open();
        var colleague = accounts.manager(administrator);
        try (var mail = TestMail.start()) {
            ask(colleague, colleague.email()).is(202);
            var token = token(mail.awaitTextTo(colleague.email()));
            administrator
                    .patch("/users/" + colleague.userId(), Json.of("{'active':false}"))
                    .is(200);
            use(colleague, token, NEXT).isProblem(404, "not-found");
        }
    }

    @Test
    void theAnswerDoesNotTellWhetherSomebodySignsInWithAnAddress() {
        var user = accounts.open();
        var known = ask(user, user.email()).is(202);
        var unknown = ask(user, "niemand" + System.nanoTime() + "@x.example").is(202);
        assertThat(known.body()).isEqualTo(unknown.body());
        ask(user, "kein\\u0000er@x.example").is(400);
    }

    @Test
    void fromOneAddressOnlySoManyLinksAreAskedFor() {
        var user = accounts.open();
        var from = Browser.newAddress();
        for (int i = 0; i < 20; i++) {
            ask(user, "niemand" + i + "@x.example", from).is(202);
        }
        ask(user, "niemand@x.example", from).isProblem(429, "too-many-requests");
    }

    @Test
    void theSignInPageIsToldWhetherALinkCanBeSent() {
        var user = accounts.open();
        assertThat(user.asNobody()
                        .get("/sign-in-ways")
                        .is(200)
                        .json()
                        .path("passwordReset")
                        .booleanValue())
                .isTrue();
    }
}
