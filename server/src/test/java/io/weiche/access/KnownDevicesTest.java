package io.weiche.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Browser;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import org.junit.jupiter.api.Test;

/// Guessing is slowed down without locking out whoever is meant (reliability S06).
@WeicheTest
class KnownDevicesTest {
    private final TestAccounts accounts;

    KnownDevicesTest(TestAccounts accounts) {
        this.accounts = accounts;
    }

    @Test
    void whoeverGuessesFromElsewhereLocksNobodyOutOfTheirOwnBrowser() {
        var user = accounts.open();
        var own = Browser.of(user);
        own.delete("/session").is(204);
        for (int i = 0; i < 12; i++) {
            new Browser(user.server()).signIn(user.email(), "falsch-und-lang-genug", null);
        }
        new Browser(user.server())
                .signIn(user.email(), TestAccounts.PASSWORD, null)
                .isProblem(429, "too-many-requests");
        own.signIn(user.email(), TestAccounts.PASSWORD, null).is(200);
    }

    @Test
    void aKnownBrowserGuessesNoMoreThanOthers() {
        var user = accounts.open();
        var own = Browser.of(user);
        own.delete("/session").is(204);
        for (int i = 0; i < 10; i++) {
            own.signIn(user.email(), "falsch-und-lang-genug", null).is(401);
        }
        own.signIn(user.email(), TestAccounts.PASSWORD, null).isProblem(429, "too-many-requests");
    }

    @Test
    void aBrowserIsKnownForItsPersonOnly() {
        var user = accounts.open();
        var other = accounts.open();
        var own = Browser.of(other);
        for (int i = 0; i < 10; i++) {
            own.signIn(user.email(), "falsch-und-lang-genug", null).is(401);
        }
        own.signIn(user.email(), "falsch-und-lang-genug", null).isProblem(429, "too-many-requests");
        assertThat(own.cookie("weiche_device")).isNotEmpty();
    }
}
