package io.weiche.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.util.URLUtils;
import io.weiche.testing.Api;
import io.weiche.testing.Browser;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Signing in through the account's own provider: whom it lets in, and what becomes of everything that is wrong
/// (reliability S09, S16). None of it is a 500, all of it ends on the page of the sign-in.
@WeicheTest
class ProviderSignInTest {
    private static FakeProvider provider;

    private final TestAccounts accounts;
    private Api administrator;

    ProviderSignInTest(TestAccounts accounts) {
        this.accounts = accounts;
    }

    @BeforeAll
    static void open() throws IOException {
        provider = new FakeProvider();
    }

    @AfterAll
    static void close() {
        provider.close();
    }

    @BeforeEach
    void setUp() {
        administrator = accounts.open();
        save(administrator, "").is(200);
        provider.subject = "sub-" + administrator.userId();
        provider.email = administrator.email();
        provider.verified = true;
        provider.methods = List.of("pwd");
        provider.level = null;
        provider.audience = "weiche";
        provider.namedIssuer = provider.issuer;
        provider.expires = Instant.now().plusSeconds(300);
    }

    private static Api.Answer save(Api user, String more) {
        return user.send(
                "PUT",
                "/sign-in-provider",
                Json.of("{'issuer':'" + provider.issuer
                        + "','clientId':'weiche','clientSecret':'geheim-und-lang-genug','name':'Werk'" + more + "}"),
                java.util.Map.of());
    }

    private static String door(Api user) {
        var url = user.get("/sign-in-provider")
                .is(200)
                .json()
                .path("provider")
                .path("signInUrl")
                .asString();
        return url.substring(url.indexOf("with=") + "with=".length());
    }

    private static URI begin(Browser browser, String door) {
        var answer = browser.page("/oidc/" + door + "?next=/deals?x=1").is(302);
        return URI.create(answer.headers().get("location"));
    }

    private static String parameter(URI address, String name) {
        return URLUtils.parseParameters(address.getRawQuery()).get(name).getFirst();
    }

    private static String back(Browser browser, URI asked, Consumer<FakeProvider> twist) {
        provider.nonce = parameter(asked, "nonce");
        twist.accept(provider);
        var answer = browser.page("/oidc/callback?code=c1&state=" + parameter(asked, "state"));
        return answer.is(302).headers().get("location");
    }

    private String refusal(Consumer<FakeProvider> twist) {
        var browser = new Browser(administrator.server());
        var location = back(browser, begin(browser, door(administrator)), twist);
        assertThat(browser.signedIn()).isFalse();
        return location;
    }

    @Test
    void whoeverTheProviderKnowsByACheckedAddressIsLetIn() {
        var browser = new Browser(administrator.server());
        var asked = begin(browser, door(administrator));
        assertThat(asked.toString()).startsWith(provider.issuer + "/auth?");
        assertThat(parameter(asked, "code_challenge_method")).isEqualTo("S256");
        assertThat(parameter(asked, "redirect_uri")).endsWith("/oidc/callback");
        assertThat(back(browser, asked, _ -> {})).isEqualTo("/deals?x=1");
        assertThat(provider.lastForm).contains("code_verifier=", "code=c1");
        assertThat(browser.get("/session").json().path("user").path("id").longValue())
                .isEqualTo(administrator.userId());
        assertThat(browser.get("/me/sessions").body()).contains("OIDC");
    }

    @Test
    void anAccountMayAskForASecondFactorAtTheProvider() {
        save(administrator, ",'secondFactor':true").is(200);
        assertThat(parameter(begin(new Browser(administrator.server()), door(administrator)), "acr_values"))
                .contains("phr");
        assertThat(refusal(_ -> {})).endsWith("refused=one-factor");
        assertThat(refusal(fake -> fake.methods = List.of("otp", "sms"))).endsWith("refused=one-factor");
        assertThat(refusal(fake -> fake.methods = null)).endsWith("refused=one-factor");
        for (var methods : List.of(List.of("mfa"), List.of("pwd", "otp"), List.of("hwk", "fpt"))) {
            var browser = new Browser(administrator.server());
            assertThat(back(browser, begin(browser, door(administrator)), fake -> fake.methods = methods))
                    .isEqualTo("/deals?x=1");
        }
        var browser = new Browser(administrator.server());
        assertThat(back(browser, begin(browser, door(administrator)), fake -> {
                    fake.methods = null;
                    fake.level = "phr";
                }))
                .isEqualTo("/deals?x=1");
    }

    @Test
    void theNextTimeTheyAreKnownByTheirNumberWhateverTheirAddressIs() {
        var browser = new Browser(administrator.server());
        back(browser, begin(browser, door(administrator)), _ -> {});
        provider.email = "neuer-name@anderswo.example";
        var again = new Browser(administrator.server());
        assertThat(back(again, begin(again, door(administrator)), _ -> {})).isEqualTo("/deals?x=1");
        provider.email = administrator.email();
        assertThat(refusal(fake -> fake.subject = "who-took-over-the-address")).endsWith("refused=somebody-else");
    }

    @Test
    void whatIsForgedExpiredOrMeantForSomebodyElseLetsNobodyIn() {
        assertThat(refusal(fake -> fake.nonce = "another")).endsWith("refused=forged");
        assertThat(refusal(fake -> fake.expires = Instant.now().minusSeconds(3600)))
                .endsWith("refused=forged");
        provider.expires = Instant.now().plusSeconds(300);
        assertThat(refusal(fake -> fake.audience = "somebody-else")).endsWith("refused=forged");
        provider.audience = "weiche";
        assertThat(refusal(fake -> fake.namedIssuer = "https://evil.example")).endsWith("refused=forged");
        provider.namedIssuer = provider.issuer;
        var own = provider.signedWith;
        var foreign = FakeProvider.newKey("one");
        assertThat(refusal(fake -> fake.signedWith = foreign)).endsWith("refused=forged");
        provider.signedWith = own;
    }

    @Test
    void whoeverIsNotCheckedNotAllowedOrUnknownIsNotLetIn() {
        assertThat(refusal(fake -> fake.verified = false)).endsWith("refused=unverified");
        assertThat(refusal(fake -> fake.verified = null)).endsWith("refused=unverified");
        provider.verified = true;
        assertThat(refusal(fake -> fake.email = "keine-adresse")).endsWith("refused=unverified");
        assertThat(refusal(fake -> fake.email = "fremd@anderswo.example")).endsWith("refused=unknown");
        var other = accounts.open();
        assertThat(refusal(fake -> fake.email = other.email())).endsWith("refused=unknown");
        save(administrator, ",'emailDomains':['@Werk.example']").is(200);
        assertThat(refusal(fake -> fake.email = administrator.email())).endsWith("refused=domain");
        var colleague = accounts.manager(administrator);
        administrator
                .patch("/users/" + colleague.userId(), Json.of("{'active':false}"))
                .is(200);
        save(administrator, "").is(200);
        assertThat(refusal(fake -> fake.email = colleague.email())).endsWith("refused=inactive");
    }

    @Test
    void anAnswerThatNobodyAskedForLetsNobodyIn() {
        var door = door(administrator);
        var browser = new Browser(administrator.server());
        var asked = begin(browser, door);
        var stranger = new Browser(administrator.server());
        assertThat(back(stranger, asked, _ -> {})).endsWith("refused=expired");
        assertThat(browser.page("/oidc/callback?code=c1&state=made-up")
                        .headers()
                        .get("location"))
                .endsWith("refused=forged");
        begin(browser, door);
        assertThat(browser.page("/oidc/callback?error=access_denied&state=x")
                        .headers()
                        .get("location"))
                .endsWith("refused=forged");
        var denied = begin(browser, door);
        assertThat(browser.page("/oidc/callback?error=access_denied&state=" + parameter(denied, "state"))
                        .headers()
                        .get("location"))
                .endsWith("refused=declined");
        var mixed = begin(browser, door);
        assertThat(browser.page("/oidc/callback?code=c&iss=https://evil.example&state=" + parameter(mixed, "state"))
                        .headers()
                        .get("location"))
                .endsWith("refused=forged");
        assertThat(browser.page("/oidc/nowhere").is(302).headers().get("location"))
                .endsWith("refused=gone");
    }

    @Test
    void somebodyNewBecomesAPersonWithTheRoleWhenTheAccountWantsIt() {
        long manager = administrator
                .items("/roles")
                .valueStream()
                .filter(role -> role.path("code").asString("").equals("MANAGER"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .longValue();
        save(administrator, ",'createPeople':true").isProblem(400, "invalid-input", "roleId");
        save(administrator, ",'createPeople':true,'roleId':" + manager).is(200);
        var browser = new Browser(administrator.server());
        var email = "olga-" + administrator.userId() + "@werk.example";
        assertThat(back(browser, begin(browser, door(administrator)), fake -> fake.email = email))
                .isEqualTo("/deals?x=1");
        var me = browser.get("/session").json();
        assertThat(me.path("user").path("name").asString()).isEqualTo("Olga Offen");
        assertThat(me.path("permissions").path("administrator").booleanValue()).isFalse();
        assertThat(administrator.get("/audit").body()).contains("user-opened", "sign-in-provider-changed");
    }

    @Test
    void nobodyIsSentToAPageOfSomebodyElseAfterwards() {
        for (var next :
                new String[] {"//evil.example", "/\\evil.example", "https://evil.example", "/%zz", "/a b", "/{"}) {
            var browser = new Browser(administrator.server());
            var asked = URI.create(browser.page("/oidc/" + door(administrator) + "?next=" + Api.encoded(next))
                    .is(302)
                    .headers()
                    .get("location"));
            assertThat(back(browser, asked, _ -> {})).as(next).isEqualTo("/");
        }
    }

    @Test
    void asSessionOfOneAccountItOpensNoOther() {
        var browser = new Browser(administrator.server());
        back(browser, begin(browser, door(administrator)), _ -> {});
        browser.adopt(browser.get("/session").json().path("csrfToken").asString());
        browser.post("/me/account", "{\"id\":" + administrator.account().value() + "}")
                .isProblem(403, "forbidden");
        for (var asked : List.of(
                browser.get("/me/accounts"),
                browser.get("/me/passkeys"),
                browser.send("PATCH", "/me/passkeys/1", Json.of("{'name':'x'}"), java.util.Map.of()),
                browser.delete("/me/passkeys/1"),
                browser.post("/me/passkeys/options", Json.of("{'password':'" + TestAccounts.PASSWORD + "'}")),
                browser.post("/me/passkeys", Json.of("{'name':'x','credential':'{}'}")))) {
            assertThat(asked.isProblem(403, "forbidden")
                            .json()
                            .path("permission")
                            .asString())
                    .isEqualTo("SESSION");
        }
        browser.get("/me/sessions").is(200);
        Browser.of(administrator).get("/me/passkeys").is(200);
    }

    @Test
    void aProviderThatDoesNotAnswerIsNotKeptAndBreaksNothingLater() throws IOException {
        administrator
                .send(
                        "PUT",
                        "/sign-in-provider",
                        Json.of("{'issuer':'http://127.0.0.1:1','clientId':'x','name':'x'}"),
                        java.util.Map.of())
                .isProblem(400, "invalid-input", "issuer");
        for (var address : new String[] {
            "ftp://example.com", "http://example.com", "https://", "https://example.com/?a=1", "x", "file:///etc/passwd"
        }) {
            administrator
                    .send(
                            "PUT",
                            "/sign-in-provider",
                            Json.of("{'issuer':'" + address + "','clientId':'x','name':'x'}"),
                            java.util.Map.of())
                    .isProblem(400, "invalid-input", "issuer");
        }
        try (var brief = new FakeProvider()) {
            var kept = provider;
            provider = brief;
            save(administrator, "").is(200);
            provider = kept;
            var browser = new Browser(administrator.server());
            var asked = begin(browser, door(administrator));
            brief.close();
            assertThat(back(browser, asked, _ -> {})).endsWith("refused=away");
        }
    }

    @Test
    void theSecretIsNeverShownAndStaysWhenNoneIsTyped() {
        administrator
                .send(
                        "PUT",
                        "/sign-in-provider",
                        Json.of("{'issuer':'" + provider.issuer + "','clientId':'weiche','name':'Werk'}"),
                        java.util.Map.of())
                .is(200);
        var shown = administrator.get("/sign-in-provider");
        assertThat(shown.body()).doesNotContain("geheim-und-lang-genug");
        assertThat(shown.json().path("provider").path("hasSecret").booleanValue())
                .isTrue();
        assertThat(administrator.get("/audit").body()).doesNotContain("geheim-und-lang-genug");
        administrator.delete("/sign-in-provider").is(204);
        administrator.delete("/sign-in-provider").isProblem(404, "not-found");
    }
}
