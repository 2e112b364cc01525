package io.weiche.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Browser;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

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

    private static JsonNode only(JsonNode items, String agent) {
        return items.valueStream()
                .filter(session -> session.path("agent").asString().equals(agent))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anAdministratorSeesAndEndsASessionOfSomebodyElse() {
        var administrator = accounts.open();
        var colleague = accounts.manager(administrator);
        var lost = browser(colleague, "Telefon").at("203.0.113.9");
        var kept = browser(colleague, "Laptop");
        var path = "/users/" + colleague.userId() + "/sessions";
        var sessions = administrator.items(path);
        var phone = only(sessions, "Telefon");
        assertThat(sessions.size()).isEqualTo(2);
        assertThat(phone.path("via").asString()).isEqualTo("PASSWORD");
        assertThat(phone.path("address").asString()).startsWith("203.0.");
        assertThat(phone.path("createdAt").asString()).isNotEmpty();
        assertThat(phone.path("lastSeenAt").asString()).isNotEmpty();
        assertThat(phone.path("here").booleanValue()).isFalse();
        assertThat(sessions.toString()).doesNotContain("token", "csrf");

        administrator.delete(path + "/" + phone.path("id").longValue()).is(204);
        lost.get("/leads").isProblem(401, "not-signed-in");
        assertThat(kept.signedIn()).isTrue();
        administrator.delete(path + "/" + phone.path("id").longValue()).isProblem(404, "not-found");
        var entry = administrator.items("/audit?action=session-ended").get(0);
        assertThat(entry.path("subject").asString())
                .isEqualTo("session:" + phone.path("id").longValue());
        assertThat(entry.path("after").asString()).contains("\"user\": " + colleague.userId());
        assertThat(entry.path("actorId").longValue()).isEqualTo(administrator.userId());
    }

    @Test
    void anAdministratorEndsAllSessionsOfSomebodyAndNeverTheOneThatAsks() {
        var administrator = accounts.open();
        var colleague = accounts.manager(administrator);
        var here = browser(administrator, "Laptop");
        var elsewhere = browser(administrator, "Telefon");
        var one = browser(colleague, "Telefon");
        var other = browser(colleague, "Laptop");
        here.delete("/users/" + colleague.userId() + "/sessions").is(204);
        one.get("/leads").isProblem(401, "not-signed-in");
        other.get("/leads").isProblem(401, "not-signed-in");
        assertThat(administrator
                        .items("/audit?action=sessions-ended")
                        .get(0)
                        .path("subject")
                        .asString())
                .isEqualTo("user:" + colleague.userId());
        // they are still in the account, and sign in again
        assertThat(browser(colleague, "Laptop").signedIn()).isTrue();

        here.delete("/users/" + administrator.userId() + "/sessions").is(204);
        assertThat(here.signedIn()).isTrue();
        assertThat(elsewhere.signedIn()).isFalse();
    }

    @Test
    void sessionsOfOthersAreForAdministratorsOfTheirAccountOnly() {
        var administrator = accounts.open();
        var colleague = accounts.manager(administrator);
        var signedIn = browser(colleague, "Laptop");
        var path = "/users/" + colleague.userId() + "/sessions";
        var id = administrator.items(path).get(0).path("id").longValue();
        var stranger = accounts.open();
        stranger.get(path).isProblem(404, "not-found");
        stranger.delete(path).isProblem(404, "not-found");
        stranger.delete(path + "/" + id).isProblem(404, "not-found");
        // somebody of one's own account does not lend their number to a session of another one
        stranger.delete("/users/" + stranger.userId() + "/sessions/" + id).isProblem(404, "not-found");
        colleague.get(path).isProblem(403, "forbidden");
        colleague.delete(path).isProblem(403, "forbidden");
        colleague.delete(path + "/" + id).isProblem(403, "forbidden");
        administrator
                .delete("/users/" + administrator.userId() + "/sessions/" + id)
                .isProblem(404, "not-found");
        assertThat(signedIn.signedIn()).isTrue();
    }
}
