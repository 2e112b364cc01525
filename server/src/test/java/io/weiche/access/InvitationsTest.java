package io.weiche.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Asking people to join, and looking as somebody else.
@WeicheTest
class InvitationsTest {
    private static final String PASSWORD = "{\"password\":\"genug-langes-wort\"}";
    private final TestAccounts accounts;

    InvitationsTest(TestAccounts accounts) {
        this.accounts = accounts;
    }

    private static Api.Answer invite(Api api, String email) {
        var role = api.items("/roles").get(1).path("id").longValue();
        return api.post(
                "/invitations",
                "{\"firstName\":\"Ida\",\"lastName\":\"Neu\",\"email\":\"" + email + "\",\"roleIds\":[" + role + "]}");
    }

    private static String email() {
        return "neu" + System.nanoTime() + "@pruefstand.example";
    }

    private static Api.Answer raw(Api api, String verb, String path, String body, Map<String, String> headers) {
        return Api.raw(verb, api.server() + "/api/v1" + path, body, headers);
    }

    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    @Test
    void theLinkWorksOnceAndSignsIn() {
        var api = accounts.open();
        var link = invite(api, email()).is(201).json().path("link").asString();
        assertThat(api.items("/invitations")).hasSize(1);
        assertThat(raw(api, "GET", link, null, Map.of()).is(200).body()).contains("Ida Neu");
        raw(api, "POST", link, "{\"password\":\"kurz\"}", JSON).isProblem(400, "invalid-input", "password");
        var session = raw(api, "POST", link, PASSWORD, JSON).is(200).json();
        assertThat(session.path("user").path("name").asString()).isEqualTo("Ida Neu");
        raw(api, "POST", link, PASSWORD, JSON).is(404);
        raw(api, "GET", link, null, Map.of()).is(404);
        assertThat(api.items("/invitations")).isEmpty();
    }

    @Test
    void whoJoinsLeavesAnExtensionThatAColleagueHasByNow() {
        var api = accounts.open();
        var invitation = invite(api, email()).is(201).json();
        var user = invitation.path("userId").longValue();
        var extension = "{\"phones\":{\"extension\":\"101\"}}";
        api.patch("/users/" + user, extension).is(200);
        api.patch("/me", extension).is(200);
        raw(api, "POST", invitation.path("link").asString(), PASSWORD, JSON).is(200);
        assertThat(api.get("/users/" + user)
                        .json()
                        .path("phones")
                        .path("extension")
                        .isNull())
                .isTrue();
    }

    @Test
    void aNewLinkMakesTheOldOneWorthNothingAndWithdrawingBoth() {
        var api = accounts.open();
        var invitation = invite(api, email()).is(201).json();
        var path = "/invitations/" + invitation.path("id").longValue();
        var next = api.post(path + "/renew", "{}").is(200).json().path("link").asString();
        raw(api, "GET", invitation.path("link").asString(), null, Map.of()).is(404);
        raw(api, "GET", next, null, Map.of()).is(200);
        api.delete(path).is(204);
        raw(api, "GET", next, null, Map.of()).is(404);
        assertThat(api.items("/users")).hasSize(1);
    }

    @Test
    void withdrawingEndsTheLinkAlsoOfSomebodyWhoWasMadeActiveMeanwhile() {
        var api = accounts.open();
        var invitation = invite(api, email()).is(201).json();
        var user = invitation.path("userId").longValue();
        api.patch("/users/" + user, "{\"active\":true}").is(200);
        api.delete("/invitations/" + invitation.path("id").longValue()).is(204);
        assertThat(api.items("/invitations")).isEmpty();
        var link = invitation.path("link").asString();
        raw(api, "GET", link, null, Map.of()).is(404);
        raw(api, "POST", link, PASSWORD, JSON).is(404);
        assertThat(api.items("/users").valueStream().map(one -> one.path("id").longValue()))
                .as("what was written to somebody stays")
                .contains(user);
    }

    @Test
    void whoeverSignsInElsewhereJoinsWithThePasswordTheyHave() {
        var api = accounts.open();
        var other = accounts.open();
        var link = invite(api, other.email()).is(201).json().path("link").asString();
        assertThat(raw(api, "GET", link, null, Map.of()).is(200).json().propertyNames())
                .as("nobody learns from the link that the address signs in elsewhere")
                .containsExactlyInAnyOrderElementsOf(
                        raw(api, "GET", invite(api, email()).json().path("link").asString(), null, Map.of())
                                .json()
                                .propertyNames());
        raw(api, "POST", link, PASSWORD, JSON).isProblem(401, "wrong-credentials");
        var session = raw(api, "POST", link, "{\"password\":\"" + TestAccounts.PASSWORD + "\"}", JSON)
                .is(200);
        assertThat(session.json().path("user").path("email").asString()).isEqualTo(other.email());
        var cookie = Map.of("Cookie", session.headers().get("set-cookie").split(";")[0]);
        assertThat(raw(api, "GET", "/me/accounts", null, cookie).is(200).json().path("items"))
                .hasSize(2);
        raw(api, "POST", link, PASSWORD, JSON).is(404);
    }

    @Test
    void whoeverIsHereAlreadyCannotBeInvited() {
        var api = accounts.open();
        invite(api, api.email()).isProblem(400, "invalid-input", "email");
        var email = email();
        invite(api, email).is(201);
        invite(api, email).isProblem(400, "invalid-input", "email");
        accounts.manager(api)
                .post("/invitations", "{\"email\":\"" + email() + "\",\"roleIds\":[1]}")
                .is(403);
    }

    @Test
    void anAdministratorSeesAsSomebodyElseAndChangesNothing() {
        var api = accounts.open();
        var person = accounts.manager(api);
        var deal = api.post("/deals", "{\"title\":\"Geheim\"}").is(201).id();
        var signIn = raw(
                        api,
                        "POST",
                        "/session",
                        "{\"email\":\"" + api.email() + "\",\"password\":\"" + TestAccounts.PASSWORD + "\"}",
                        Map.of("Content-Type", "application/json", "X-Forwarded-For", "198.51.100.77"))
                .is(200);
        var csrf = signIn.json().path("csrfToken").asString();
        var session = signIn.headers().get("set-cookie").split(";")[0];
        var browser = Map.of("Cookie", session, "X-CSRF-Token", csrf, "Content-Type", "application/json");
        var began = raw(api, "POST", "/view-as", "{\"userId\":" + person.userId() + "}", browser)
                .is(200);
        var as = began.headers().get("set-cookie").split(";")[0];
        var seen = Map.of("Cookie", session + "; " + as, "X-CSRF-Token", csrf, "Content-Type", "application/json");
        raw(api, "GET", "/deals/" + deal, null, browser).is(200);
        raw(api, "GET", "/deals/" + deal, null, seen).is(404);
        assertThat(raw(api, "GET", "/session", null, seen)
                        .json()
                        .path("user")
                        .path("id")
                        .longValue())
                .isEqualTo(person.userId());
        var refused = raw(api, "POST", "/deals", "{\"title\":\"X\"}", seen).isProblem(403, "forbidden");
        assertThat(refused.json().path("permission").asString()).isEqualTo("VIEW_AS");
        for (var own : List.of("accounts", "passkeys", "second-factor", "sessions")) {
            raw(api, "GET", "/me/" + own, null, browser).is(200);
            var hidden = raw(api, "GET", "/me/" + own, null, seen).isProblem(403, "forbidden");
            assertThat(hidden.json().path("permission").asString()).isEqualTo("VIEW_AS");
        }
        raw(api, "GET", "/%6De/passkeys", null, seen).isProblem(403, "forbidden");
        raw(api, "DELETE", "/view-as", null, seen).is(204);
        var others = Map.of("Authorization", "Bearer " + person.token(), "Cookie", as);
        assertThat(raw(api, "GET", "/session", null, others)
                        .json()
                        .path("user")
                        .path("id")
                        .longValue())
                .isEqualTo(person.userId());
        person.post("/view-as", "{\"userId\":" + api.userId() + "}").is(403);
    }

    @Test
    void whoeverIsDeactivatedLosesTheirSessionsAtOnce() {
        var api = accounts.open();
        var email = email();
        var link = invite(api, email).is(201).json();
        var joined =
                raw(api, "POST", link.path("link").asString(), PASSWORD, JSON).is(200);
        var cookie = Map.of("Cookie", joined.headers().get("set-cookie").split(";")[0]);
        raw(api, "GET", "/deals", null, cookie).is(200);
        api.patch("/users/" + link.path("userId").longValue(), "{\"active\":false}")
                .is(200);
        raw(api, "GET", "/deals", null, cookie).is(401);
    }
}
