package io.weiche.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.kernel.CurrentAccount;
import io.weiche.testing.Api;
import io.weiche.testing.Browser;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.TestMail;
import io.weiche.testing.WeicheTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// What people and administrators learn of sign-ins, and what a session's number is worth (reliability S06, S07).
@WeicheTest
class SignInTrailTest {
    private static final String WRONG = "falsch-und-lang-genug";
    private static final String NEXT = "ein-neues-langes-wort";

    private final TestAccounts accounts;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    SignInTrailTest(TestAccounts accounts, JdbcClient sql, TransactionTemplate transaction) {
        this.accounts = accounts;
        this.sql = sql;
        this.transaction = transaction;
    }

    @Test
    void whoeverIsSignedInWithANewBrowserHearsOfItByMail() {
        var user = accounts.open();
        var known = Browser.of(user);
        try (var mail = TestMail.start()) {
            known.signIn(user.email(), TestAccounts.PASSWORD, null).is(200);
            Browser.of(user);
            assertThat(mail.awaitTextTo(user.email())).contains("in einem neuen Browser");
            known.signIn(user.email(), TestAccounts.PASSWORD, null).is(200);
            user.post("/me/password", Json.of("{'current':'" + TestAccounts.PASSWORD + "','new':'" + NEXT + "'}"))
                    .is(204);
            assertThat(mail.await(user.email(), 2))
                    .as("one for the new browser, none for the known one")
                    .hasSize(2)
                    .last()
                    .asString()
                    .contains("Ihr Passwort wurde soeben geändert");
        }
    }

    @Test
    void sentenceBySentenceTheMailIsOurs() {
        var user = accounts.open();
        Browser.of(user);
        try (var mail = TestMail.start()) {
            new Browser(user.server())
                    .signIn(user.email(), TestAccounts.PASSWORD, null, Map.of("User-Agent", "Gewinn! http://x.example"))
                    .is(200);
            assertThat(mail.awaitTextTo(user.email())).doesNotContain("Gewinn").doesNotContain("http");
        }
    }

    @Test
    void everySignInStandsInTheAuditAndOfThoseThatFailOneInAQuarterOfAnHour() {
        var user = accounts.open();
        var browser = new Browser(user.server());
        for (int i = 0; i < 4; i++) {
            browser.signIn(user.email(), WRONG, null).is(401);
        }
        awaitFailed(user);
        browser.signIn(user.email(), WRONG, null).is(401);
        Browser.of(user);
        assertThat(actions(user)).containsOnlyOnce("sign-in-failed").contains("signed-in");
        var failed = user.items("/audit?action=sign-in-failed").get(0);
        assertThat(failed.path("subject").asString()).isEqualTo("user:" + user.userId());
        assertThat(failed.path("address").asString()).startsWith("203.0.");
        assertThat(failed.toString()).contains("password").doesNotContain(WRONG);
    }

    @Test
    void whoeverAsksForAPersonFindsTheirSignInsAndSignOuts() {
        var boss = accounts.open();
        var user = accounts.manager(boss);
        var browser = Browser.of(user);
        browser.delete("/session").is(204);
        new Browser(user.server()).signIn(user.email(), WRONG, null).is(401);
        awaitFailed(boss);
        var own = boss.items("/audit?actorId=" + user.userId());
        assertThat(own.valueStream().map(entry -> entry.path("action").asString()))
                .containsExactly("sign-in-failed", "signed-out", "signed-in");
        own.forEach(entry -> {
            assertThat(entry.path("actor").asString()).isEqualTo("Max Manager");
            assertThat(entry.path("subject").asString()).isEqualTo("user:" + user.userId());
        });
        browser.delete("/session").is(204);
        assertThat(boss.items("/audit?action=signed-out").size())
                .as("nobody was signed in")
                .isOne();
    }

    @Test
    void aNewPasswordStandsInEachAccountUnderThePersonOfThatAccount() {
        var boss = accounts.open();
        var user = accounts.manager(boss);
        user.post("/me/password", Json.of("{'current':'" + TestAccounts.PASSWORD + "','new':'" + NEXT + "'}"))
                .is(204);
        assertThat(boss.items("/audit?action=password-changed&actorId=" + user.userId())
                        .size())
                .isOne();
    }

    private static List<String> actions(Api user) {
        return user.items("/audit")
                .valueStream()
                .map(entry -> entry.path("action").asString())
                .toList();
    }

    private static void awaitFailed(Api user) {
        var deadline = System.nanoTime() + 30_000_000_000L;
        while (!actions(user).contains("sign-in-failed")) {
            assertThat(System.nanoTime()).as("time until it is noted").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    @Test
    void aSessionHasAnotherNumberAfterANewPassword() {
        var user = accounts.open();
        var browser = Browser.of(user);
        var before = browser.cookie("weiche_session");
        browser.post("/me/password", Json.of("{'current':'" + TestAccounts.PASSWORD + "','new':'" + NEXT + "'}"))
                .is(204);
        assertThat(browser.cookie("weiche_session")).isNotEmpty().isNotEqualTo(before);
        assertThat(browser.signedIn()).isTrue();
        browser.post("/deals", Json.of("{'title':'geht weiter'}")).is(201);
        assertThat(signedInWith(user, before)).as("the number from before").isFalse();
    }

    private static boolean signedInWith(Api user, String number) {
        return Api.raw("GET", user.server() + "/api/v1/session", null, Map.of("Cookie", "weiche_session=" + number))
                .json()
                .path("signedIn")
                .booleanValue();
    }

    @Test
    void aSessionEndsWithoutUseAfterTwoWeeksAndAtTheLatestAfterNinetyDays() {
        var user = accounts.open();
        var idle = Browser.of(user);
        assertThat(idle.signedIn()).isTrue();
        age(user, "last_seen_at = now() - interval '13 days'");
        assertThat(idle.signedIn()).isTrue();
        age(user, "last_seen_at = now() - interval '15 days'");
        assertThat(idle.signedIn()).isFalse();
        var old = Browser.of(user);
        age(user, "created_at = now() - interval '91 days', last_seen_at = now()");
        assertThat(old.signedIn()).isFalse();
    }

    private void age(Api user, String times) {
        CurrentAccount.runAs(
                user.account(),
                () -> transaction.executeWithoutResult(
                        _ -> sql.sql("update web_session set " + times + " where account_id = ? and user_id = ?")
                                .param(user.account().value())
                                .param(user.userId())
                                .update()));
    }

    /// Known and unknown addresses by turns, so that a busy machine slows both. Without the hash that is computed for
    /// nobody the one would take a tenth of the other.
    @Test
    void anUnknownAddressTakesAsLongAsAWrongPassword() {
        var users = List.of(accounts.open(), accounts.open());
        var server = users.getFirst().server();
        var known = new ArrayList<Long>();
        var unknown = new ArrayList<Long>();
        for (int i = 0; i < 18; i++) {
            known.add(timeOf(server, users.get(i % 2).email()));
            unknown.add(timeOf(server, "niemand" + i + System.nanoTime() + "@x.example"));
        }
        var ratio = (double) median(unknown) / median(known);
        System.out.printf("sign-in: an unknown address takes %.2f of the time of a known one%n", ratio);
        assertThat(ratio).isBetween(0.5, 2.0);
    }

    private static long timeOf(String server, String email) {
        var begun = System.nanoTime();
        new Browser(server).signIn(email, WRONG, null).is(401);
        return System.nanoTime() - begun;
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
    }
}
