package io.weiche.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Browser;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.TestDatabase;
import io.weiche.testing.WeicheTest;
import java.net.URI;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// Passkeys: made with the password, and from then on in its place (reliability S09).
@WeicheTest
class PasskeysTest {
    private static final String ORIGIN = TestDatabase.config().publicUrl();
    private static final String HOST = URI.create(ORIGIN).getHost();
    private static final JsonMapper JSON = new JsonMapper();

    private final TestAccounts accounts;

    PasskeysTest(TestAccounts accounts) {
        this.accounts = accounts;
    }

    private static VirtualKey key() throws GeneralSecurityException {
        return new VirtualKey(ORIGIN, HOST);
    }

    private static String options(Api user) {
        return user.post("/me/passkeys/options", Json.of("{'password':'" + TestAccounts.PASSWORD + "'}"))
                .is(200)
                .json()
                .path("challenge")
                .asString();
    }

    private static String body(String name, String credential) {
        var body = JSON.createObjectNode().put("credential", credential);
        return (name == null ? body : body.put("name", name)).toString();
    }

    private static VirtualKey keyOf(Api user) throws GeneralSecurityException {
        var key = key();
        user.post("/me/passkeys", body("Telefon", key.make(options(user)))).is(201);
        return key;
    }

    private static String ask(Browser browser) {
        return browser.post("/passkey-session/options", null)
                .is(200)
                .json()
                .path("challenge")
                .asString();
    }

    private static Api.Answer signIn(Browser browser, VirtualKey key) throws GeneralSecurityException {
        return browser.post("/passkey-session", body(null, key.sign(ask(browser))));
    }

    @Test
    void whoeverHasOneSignsInWithoutPasswordAndCode() throws GeneralSecurityException {
        var user = accounts.open();
        var key = keyOf(user);
        var browser = new Browser(user.server());
        assertThat(signIn(browser, key).is(200).number("user.id")).isEqualTo(user.userId());
        assertThat(browser.signedIn()).isTrue();
        assertThat(browser.get("/me/sessions")
                        .json()
                        .path("items")
                        .path(0)
                        .path("via")
                        .asString())
                .isEqualTo("PASSKEY");
        var listed = user.items("/me/passkeys");
        assertThat(listed.path(0).path("name").asString()).isEqualTo("Telefon");
        assertThat(listed.path(0).path("lastUsedAt").isNull()).isFalse();
    }

    @Test
    void oneIsRenamedAndTakenAwayAndLetsNobodyInAfterwards() throws GeneralSecurityException {
        var user = accounts.open();
        var key = keyOf(user);
        long id = user.items("/me/passkeys").path(0).path("id").longValue();
        var other = accounts.open();
        other.patch("/me/passkeys/" + id, Json.of("{'name':'meiner'}")).isProblem(404, "not-found");
        other.delete("/me/passkeys/" + id).isProblem(404, "not-found");
        user.patch("/me/passkeys/" + id, Json.of("{'name':'Schlüsselbund'}")).is(200);
        user.patch("/me/passkeys/" + id, Json.of("{'name':' '}")).isProblem(400, "invalid-input", "name");
        assertThat(user.items("/me/passkeys").path(0).path("name").asString()).isEqualTo("Schlüsselbund");
        user.delete("/me/passkeys/" + id).is(204);
        signIn(new Browser(user.server()), key).isProblem(401, "wrong-credentials");
        assertThat(user.get("/audit").body()).contains("passkey-added", "passkey-removed", "Schlüsselbund");
    }

    @Test
    void addingOneNeedsThePassword() {
        var user = accounts.open();
        user.post("/me/passkeys/options", Json.of("{'password':'falsch-und-lang'}"))
                .isProblem(400, "invalid-input", "password");
        var asked = user.post("/me/passkeys/options", Json.of("{'password':'" + TestAccounts.PASSWORD + "'}"))
                .is(200)
                .json();
        assertThat(asked.path("host").asString()).isEqualTo(HOST);
        assertThat(asked.path("known").isEmpty()).isTrue();
    }

    @Test
    void whatWasAskedOfSomebodyElseOrBeforeIsRefused() throws GeneralSecurityException {
        var user = accounts.open();
        var other = accounts.open();
        other.post("/me/passkeys", body("x", key().make(options(user)))).isProblem(400, "invalid-input", "credential");
        var key = keyOf(user);
        user.post("/me/passkeys", body("x", key.make(options(user)))).isProblem(400, "invalid-input", "credential");
        var browser = new Browser(user.server());
        var answer = body(null, key.sign(ask(browser)));
        browser.post("/passkey-session", answer).is(200);
        new Browser(user.server()).post("/passkey-session", answer).isProblem(400, "invalid-input", "credential");
        new Browser(user.server())
                .post("/passkey-session", body(null, key.sign(options(user))))
                .isProblem(400, "invalid-input", "credential");
    }

    @Test
    void aKeyThatAsksNobodyAnotherOneAndACopyAreRefused() throws GeneralSecurityException {
        var user = accounts.open();
        var key = keyOf(user);
        var browser = new Browser(user.server());
        signIn(browser, key).is(200);
        key.forgetUses();
        signIn(new Browser(user.server()), key).isProblem(400, "invalid-input", "credential");
        signIn(new Browser(user.server()), key).is(200);
        key.askNobody();
        signIn(new Browser(user.server()), key).isProblem(400, "invalid-input", "credential");
        signIn(new Browser(user.server()), key()).isProblem(401, "wrong-credentials");
        var lazy = key();
        lazy.askNobody();
        user.post("/me/passkeys", body("x", lazy.make(options(user)))).isProblem(400, "invalid-input", "credential");
    }

    @Test
    void aPageOfSomebodyElseGetsNothingOutOfIt() throws GeneralSecurityException {
        var user = accounts.open();
        var elsewhere = new VirtualKey("https://weiche.evil.example", HOST);
        user.post("/me/passkeys", body("x", elsewhere.make(options(user))))
                .isProblem(400, "invalid-input", "credential");
        var otherHost = new VirtualKey(ORIGIN, "evil.example");
        user.post("/me/passkeys", body("x", otherHost.make(options(user))))
                .isProblem(400, "invalid-input", "credential");
    }

    @Test
    void whoeverLeftIsNotLetIn() throws GeneralSecurityException {
        var administrator = accounts.open();
        var colleague = accounts.manager(administrator);
        var key = keyOf(colleague);
        administrator
                .patch("/users/" + colleague.userId(), Json.of("{'active':false}"))
                .is(200);
        signIn(new Browser(colleague.server()), key).isProblem(401, "wrong-credentials");
    }

    @Test
    void whatIsNoAnswerOfAnAuthenticatorIsRefused() {
        var user = accounts.open();
        var browser = new Browser(user.server());
        for (var nonsense : new String[] {"", "x", "{}", "[]", "{\"id\":\"x\"}", "null", "{\"response\":{}}"}) {
            user.post("/me/passkeys", body("x", nonsense)).isProblem(400, "invalid-input", "credential");
            browser.post("/passkey-session", body(null, nonsense)).isProblem(400, "invalid-input", "credential");
        }
    }

    @Test
    void everySignInIsAskedSomethingElse() {
        var browser = new Browser(accounts.open().server());
        assertThat(ask(browser)).hasSizeGreaterThan(40).isNotEqualTo(ask(browser));
    }
}
