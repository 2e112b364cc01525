package io.weiche.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Signing in with e-mail and password, as a browser does.
@WeicheTest
class SessionTest {
    private static final AtomicInteger ADDRESS = new AtomicInteger();

    private final TestAccounts accounts;

    SessionTest(TestAccounts accounts) {
        this.accounts = accounts;
    }

    private static String address() {
        return "198.51.100." + ADDRESS.incrementAndGet() % 250;
    }

    private static Api.Answer signIn(Api user, String password, String address) {
        return Api.raw(
                "POST",
                user.server() + "/api/v1/session",
                Json.of("{'email':'" + user.email() + "','password':'" + password + "'}"),
                Map.of("Content-Type", "application/json", "X-Forwarded-For", address));
    }

    /// A browser that has signed in.
    private record Browser(String server, String cookie, String csrf) {
        static Browser of(Api user, String password) {
            var answer = signIn(user, password, address()).is(200);
            return new Browser(
                    user.server(),
                    answer.headers().get("set-cookie").split(";")[0],
                    answer.json().path("csrfToken").asString());
        }

        static Browser of(Api user) {
            return of(user, TestAccounts.PASSWORD);
        }

        Api.Answer send(String method, String path, String body, Map<String, String> more) {
            var headers = new HashMap<String, String>();
            headers.put("Cookie", cookie);
            headers.put("X-CSRF-Token", csrf);
            if (body != null) {
                headers.put("Content-Type", "application/json");
            }
            headers.putAll(more);
            headers.values().removeIf(String::isEmpty);
            return Api.raw(method, server + "/api/v1" + path, body, headers);
        }

        boolean signedIn() {
            return send("GET", "/session", null, Map.of())
                    .json()
                    .path("signedIn")
                    .booleanValue();
        }
    }

    @Test
    void theCookieOfASignInIsRecognised() {
        var user = accounts.open();
        var answer = signIn(user, TestAccounts.PASSWORD, address()).is(200);
        assertThat(answer.json().path("user").path("id").longValue()).isEqualTo(user.userId());
        var cookie = answer.headers().get("set-cookie");
        assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax").contains("Path=/");
        var session = Api.raw("GET", user.server() + "/api/v1/session", null, Map.of("Cookie", cookie.split(";")[0]))
                .is(200)
                .json();
        assertThat(session.path("signedIn").booleanValue()).isTrue();
        assertThat(session.path("account").path("id").longValue())
                .isEqualTo(user.account().value());
        assertThat(session.path("permissions").path("administrator").booleanValue())
                .isTrue();
    }

    @Test
    void overHttpsTheCookieIsBoundToTheHost() {
        var user = accounts.open();
        var answer = Api.raw(
                "POST",
                user.server() + "/api/v1/session",
                Json.of("{'email':'" + user.email() + "','password':'" + TestAccounts.PASSWORD + "'}"),
                Map.of("Content-Type", "application/json", "X-Forwarded-Proto", "https", "X-Forwarded-For", address()));
        assertThat(answer.headers().get("set-cookie")).startsWith("__Host-").contains("Secure");
        assertThat(answer.headers()).containsKey("strict-transport-security");
    }

    @Test
    void aWrongPasswordIsRefusedLikeAnUnknownAddress() {
        var user = accounts.open();
        var wrong = signIn(user, "falsch-und-lang-genug", address()).isProblem(401, "wrong-credentials");
        var unknown = Api.raw(
                        "POST",
                        user.server() + "/api/v1/session",
                        Json.of("{'email':'nobody" + System.nanoTime()
                                + "@pruefstand.example','password':'falsch-und-lang-genug'}"),
                        Map.of("Content-Type", "application/json", "X-Forwarded-For", address()))
                .isProblem(401, "wrong-credentials");
        assertThat(withoutItsNumber(unknown)).isEqualTo(withoutItsNumber(wrong));
        assertThat(wrong.headers()).doesNotContainKey("set-cookie");
    }

    private static String withoutItsNumber(Api.Answer answer) {
        return answer.body().replaceFirst("\"instance\":\"urn:uuid:[0-9a-f-]{36}\"", "");
    }

    @Test
    void theAddressIsRecognisedInAnyCase() {
        var user = accounts.open();
        Api.raw(
                        "POST",
                        user.server() + "/api/v1/session",
                        Json.of("{'email':' " + user.email().toUpperCase(java.util.Locale.ROOT) + " ','password':'"
                                + TestAccounts.PASSWORD + "'}"),
                        Map.of("Content-Type", "application/json", "X-Forwarded-For", address()))
                .is(200);
    }

    @Test
    void afterTenWrongPasswordsNotEvenTheRightOneIsTried() {
        var user = accounts.open();
        for (int i = 0; i < 10; i++) {
            signIn(user, "falsch-und-lang-genug", address()).is(401);
        }
        var refused = signIn(user, TestAccounts.PASSWORD, address()).isProblem(429, "too-many-requests");
        assertThat(refused.headers()).containsKey("retry-after");
        Browser.of(accounts.open());
    }

    @Test
    void aSignInForgetsTheWrongPasswordsBefore() {
        var user = accounts.open();
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 8; i++) {
                signIn(user, "falsch-und-lang-genug", address()).is(401);
            }
            Browser.of(user);
        }
    }

    @Test
    void fromOneAddressOnlySoManyPasswordsAreTried() {
        var user = accounts.open();
        var address = "192.0.2." + ADDRESS.incrementAndGet() % 250;
        var statuses = new java.util.TreeMap<Integer, Integer>();
        for (int i = 0; i < 105; i++) {
            var status = Api.raw(
                            "POST",
                            user.server() + "/api/v1/session",
                            Json.of("{'email':'n" + i + "-" + System.nanoTime() + "@x.example','password':'kurz'}"),
                            Map.of("Content-Type", "application/json", "X-Forwarded-For", address))
                    .status();
            statuses.merge(status, 1, Integer::sum);
        }
        assertThat(statuses).containsEntry(401, 100).containsEntry(429, 5);
    }

    @Test
    void signingOutEndsTheSession() {
        var browser = Browser.of(accounts.open());
        assertThat(browser.signedIn()).isTrue();
        var answer = browser.send("DELETE", "/session", null, Map.of()).is(204);
        assertThat(answer.headers().get("set-cookie")).contains("Max-Age=0");
        assertThat(browser.signedIn()).isFalse();
        browser.send("GET", "/leads", null, Map.of()).isProblem(401, "not-signed-in");
    }

    @Test
    void signingInAgainEndsTheSessionBefore() {
        var user = accounts.open();
        var first = Browser.of(user);
        Api.raw(
                        "POST",
                        user.server() + "/api/v1/session",
                        Json.of("{'email':'" + user.email() + "','password':'" + TestAccounts.PASSWORD + "'}"),
                        Map.of(
                                "Content-Type",
                                "application/json",
                                "Cookie",
                                first.cookie(),
                                "X-Forwarded-For",
                                address()))
                .is(200);
        assertThat(first.signedIn()).isFalse();
    }

    @Test
    void aSignInThatFailsEndsNothing() {
        var user = accounts.open();
        var first = Browser.of(user);
        Api.raw(
                        "POST",
                        user.server() + "/api/v1/session",
                        Json.of("{'email':'" + user.email() + "','password':'falsch-und-lang-genug'}"),
                        Map.of(
                                "Content-Type",
                                "application/json",
                                "Cookie",
                                first.cookie(),
                                "X-Forwarded-For",
                                address()))
                .isProblem(401, "wrong-credentials");
        assertThat(first.signedIn()).isTrue();
    }

    @Test
    void aChangeNeedsTheTokenOnlyOurPagesCanRead() {
        var browser = Browser.of(accounts.open());
        var deal = Json.of("{'title':'Dach'}");
        browser.send("POST", "/deals", deal, Map.of("X-CSRF-Token", "")).isProblem(403, "forbidden");
        browser.send("POST", "/deals", deal, Map.of("X-CSRF-Token", "0".repeat(40)))
                .isProblem(403, "forbidden");
        browser.send("POST", "/deals", deal, Map.of("Sec-Fetch-Site", "cross-site"))
                .isProblem(403, "forbidden");
        browser.send("POST", "/deals", deal, Map.of("Sec-Fetch-Site", "same-site"))
                .isProblem(403, "forbidden");
        assertThat(browser.send("GET", "/deals", null, Map.of())
                        .json()
                        .path("items")
                        .isEmpty())
                .isTrue();
        browser.send("POST", "/deals", deal, Map.of("Sec-Fetch-Site", "same-origin"))
                .is(201);
        browser.send("POST", "/deals", deal, Map.of()).is(201);
    }

    @Test
    void theTokenOfOneSessionIsWorthNothingInAnother() {
        var user = accounts.open();
        var one = Browser.of(user);
        var other = Browser.of(user);
        new Browser(user.server(), one.cookie(), other.csrf())
                .send("POST", "/deals", Json.of("{'title':'x'}"), Map.of())
                .isProblem(403, "forbidden");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "weiche_session=",
                "weiche_session=x",
                "weiche_session=11zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz",
                "weiche_session=1-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "a=b; weiche_session"
            })
    void aCookieThatIsNoneIsNobody(String cookie) {
        var user = accounts.open();
        var answer = Api.raw(
                        "GET",
                        user.server() + "/api/v1/session",
                        null,
                        cookie.isEmpty() ? Map.of() : Map.of("Cookie", cookie))
                .is(200);
        assertThat(answer.json().path("signedIn").booleanValue()).isFalse();
        assertThat(answer.json().path("setupNeeded").booleanValue()).isFalse();
    }

    @Test
    void whoeverIsSentAwayIsOutAtOnce() {
        var administrator = accounts.open();
        var manager = accounts.manager(administrator);
        var browser = Browser.of(manager);
        administrator
                .patch("/users/" + manager.userId(), Json.of("{'active':false}"))
                .is(200);
        assertThat(browser.signedIn()).isFalse();
        signIn(manager, TestAccounts.PASSWORD, address()).isProblem(401, "wrong-credentials");
        manager.get("/leads").isProblem(401, "not-signed-in");
        administrator
                .patch("/users/" + manager.userId(), Json.of("{'active':true}"))
                .is(200);
        assertThat(browser.signedIn()).as("coming back needs a new sign-in").isFalse();
        Browser.of(manager);
    }

    @Test
    void aRightThatIsGivenOrTakenCountsAtOnce() {
        var administrator = accounts.open();
        var manager = accounts.manager(administrator);
        var browser = Browser.of(manager);
        var role = administrator
                .items("/roles")
                .valueStream()
                .filter(known -> known.path("code").asString("").equals("MANAGER"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .longValue();
        browser.send("POST", "/pipelines", Json.of("{'name':'P'}"), Map.of()).isProblem(403, "forbidden");
        administrator.patch("/roles/" + role, Json.of("{'editSettings':true}")).is(200);
        browser.send("POST", "/pipelines", Json.of("{'name':'P'}"), Map.of()).is(201);
        administrator.patch("/roles/" + role, Json.of("{'editSettings':false}")).is(200);
        browser.send("POST", "/pipelines", Json.of("{'name':'P'}"), Map.of()).isProblem(403, "forbidden");
    }

    @Test
    void theSessionSaysWhetherReportsMayBeTakenOutAsFiles() {
        var administrator = accounts.open();
        var analyst = accounts.manager(administrator);
        var role = administrator
                .post("/roles", "{\"name\":\"Auswertung\"}")
                .is(201)
                .id();
        administrator
                .patch("/users/" + analyst.userId(), "{\"roleIds\":[" + role + "]}")
                .is(200);
        var browser = Browser.of(analyst);
        for (var action : List.of("READ", "EXPORT")) {
            administrator
                    .patch(
                            "/access/matrix",
                            Json.of("{'changes':[{'roleId':" + role + ",'area':'ANALYTICS','action':'" + action
                                    + "','scope':'ALL'}]}"))
                    .is(200);
            var may = action.equals("EXPORT");
            assertThat(browser.send("GET", "/session", null, Map.of())
                            .is(200)
                            .json()
                            .path("permissions")
                            .path("exportFigures")
                            .booleanValue())
                    .isEqualTo(may);
            browser.send("GET", "/reports/team/rows.csv", null, Map.of()).is(may ? 200 : 403);
        }
    }

    @Test
    void aNewPasswordEndsAllOtherSessions() {
        var user = accounts.open();
        var here = Browser.of(user);
        var elsewhere = Browser.of(user);
        var next = "ein-neues-langes-wort";
        here.send("POST", "/me/password", Json.of("{'current':'falsch','new':'" + next + "'}"), Map.of())
                .isProblem(400, "invalid-input", "current");
        assertThat(elsewhere.signedIn()).isTrue();
        var changed = here.send(
                        "POST",
                        "/me/password",
                        Json.of("{'current':'" + TestAccounts.PASSWORD + "','new':'" + next + "'}"),
                        Map.of())
                .is(204);
        var cookie = changed.headers().get("set-cookie").split(";")[0];
        assertThat(new Browser(here.server(), cookie, here.csrf()).signedIn()).isTrue();
        assertThat(elsewhere.signedIn()).isFalse();
        signIn(user, TestAccounts.PASSWORD, address()).is(401);
        Browser.of(user, next);
    }

    @Test
    void thePresentPasswordCannotBeGuessedWithoutEnd() {
        var user = accounts.open();
        var browser = Browser.of(user);
        var body = Json.of("{'current':'falsch','new':'ein-neues-langes-wort'}");
        for (int i = 0; i < 10; i++) {
            browser.send("POST", "/me/password", body, Map.of()).is(400);
        }
        browser.send("POST", "/me/password", body, Map.of()).isProblem(429, "too-many-requests");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kurz", "1234567890", "aaaaaaaaaaaa", "Passwort123", "schalke04schalke", ""})
    void aPasswordThatIsGuessedFirstIsRefused(String weak) {
        var user = accounts.open();
        user.post("/me/password", Json.of("{'current':'" + TestAccounts.PASSWORD + "','new':'" + weak + "'}"))
                .isProblem(400, "invalid-input", "new");
        Browser.of(user);
    }

    @Test
    void aLongPasswordCountsToItsLastCharacter() {
        var user = accounts.open();
        var long73 = "abcdefgh".repeat(9) + "x";
        user.post("/me/password", Json.of("{'current':'" + TestAccounts.PASSWORD + "','new':'" + long73 + "'}"))
                .is(204);
        signIn(user, "abcdefgh".repeat(9) + "y", address()).is(401);
        Browser.of(user, long73);
    }

    @Test
    void namesAndLanguageAreOnesOwnToChange() {
        var user = accounts.open();
        var me = user.patch("/me", Json.of("{'firstName':'Änne','language':'en'}"))
                .is(200)
                .json();
        assertThat(me.path("name").asString()).isEqualTo("Änne Prüfer");
        assertThat(user.get("/session").json().path("user").path("language").asString())
                .isEqualTo("en");
        user.patch("/me", Json.of("{'language':'fr'}")).isProblem(400, "invalid-input", "language");
        user.patch("/me", Json.of("{'email':'x@y.example'}")).isProblem(400, "invalid-input", "email");
    }
}
