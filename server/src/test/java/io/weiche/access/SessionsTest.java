package io.weiche.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Browser;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Where a person is signed in, and ending it (reliability S07).
@WeicheTest
class SessionsTest {
    private final TestAccounts accounts;

    SessionsTest(TestAccounts accounts) {
        this.accounts = accounts;
    }

    private static Browser browser(Api user, String agent) {
        var browser = new Browser(user.server());
        browser.signIn(user.email(), TestAccounts.PASSWORD, null, Map.of("User-Agent", agent))
                .is(200);
        return browser;
    }

    @Test
    void everybodySeesWhereTheyAreSignedInAndWhichOneThisIs() {
        var user = accounts.open();
        var here = browser(user, "Laptop");
        browser(user, "Telefon");
        browser(accounts.manager(user), "Fremd");
        var sessions = here.get("/me/sessions").is(200).json().path("items");
        assertThat(sessions.valueStream().map(session -> session.path("agent").asString()))
                .containsExactlyInAnyOrder("Laptop", "Telefon");
        assertThat(sessions.valueStream()
                        .filter(session -> session.path("here").booleanValue())
                        .map(session -> session.path("agent").asString()))
                .containsExactly("Laptop");
        assertThat(sessions.get(0).path("address").asString()).startsWith("203.0.");
    }

    @Test
    void endingOneWorksAtItsNextRequest() {
        var user = accounts.open();
        var here = browser(user, "Laptop");
        var lost = browser(user, "Telefon");
        var id = here.get("/me/sessions")
                .json()
                .path("items")
                .valueStream()
                .filter(session -> session.path("agent").asString().equals("Telefon"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .longValue();
        accounts.manager(user).delete("/me/sessions/" + id).isProblem(404, "not-found");
        accounts.open().delete("/me/sessions/" + id).isProblem(404, "not-found");
        assertThat(lost.signedIn()).isTrue();
        here.delete("/me/sessions/" + id).is(204);
        assertThat(lost.signedIn()).isFalse();
        assertThat(here.signedIn()).isTrue();
    }

    @Test
    void allOthersEndAtOnce() {
        var user = accounts.open();
        var here = browser(user, "Laptop");
        var lost = browser(user, "Telefon");
        var colleague = Browser.of(accounts.manager(user));
        here.delete("/me/sessions").is(204);
        assertThat(lost.signedIn()).isFalse();
        assertThat(here.signedIn()).isTrue();
        assertThat(colleague.signedIn()).isTrue();
    }
}
