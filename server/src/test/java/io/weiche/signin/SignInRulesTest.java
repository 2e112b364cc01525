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
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// An account can ask for a second factor (reliability S09).
@WeicheTest
class SignInRulesTest {
    private final TestAccounts accounts;
    private final JdbcClient sql;

    SignInRulesTest(TestAccounts accounts, JdbcClient sql) {
        this.accounts = accounts;
        this.sql = sql;
    }

    private static void ask(Api administrator, String whom) {
        administrator
                .send("PUT", "/sign-in-rule", Json.of("{'secondFactor':'" + whom + "'}"), java.util.Map.of())
                .is(200);
    }

    private String code(byte[] seed) {
        var now = sql.sql("select extract(epoch from clock_timestamp())::bigint")
                .query(Long.class)
                .single();
        return OneTimeCodes.codeAt(seed, now / 30);
    }

    @Test
    void whoeverIsAskedAndHasNoneGetsNowhereButToSettingOneUp() {
        var administrator = accounts.open();
        var colleague = accounts.manager(administrator);
        var browser = Browser.of(colleague);
        browser.get("/deals").is(200);
        ask(administrator, "EVERYBODY");
        browser.get("/deals").isProblem(403, "second-factor-demanded");
        assertThat(browser.get("/session").json().path("secondFactorMissing").booleanValue())
                .isTrue();
        colleague.get("/deals").is(200);
        var secret = browser.post("/me/second-factor", Json.of("{'password':'" + TestAccounts.PASSWORD + "'}"))
                .is(200)
                .json()
                .path("secret")
                .asString();
        browser.post("/me/second-factor/confirm", Json.of("{'code':'" + code(new Base32().decode(secret)) + "'}"))
                .is(200);
        browser.get("/deals").is(200);
        assertThat(browser.get("/session").json().has("secondFactorMissing")).isFalse();
    }

    @Test
    void onlyThoseWhoMayEditSettingsCanBeAsked() {
        var administrator = accounts.open();
        var colleague = Browser.of(accounts.manager(administrator));
        var own = Browser.of(administrator);
        ask(administrator, "SETTINGS");
        colleague.get("/deals").is(200);
        own.get("/deals").isProblem(403, "second-factor-demanded");
        ask(administrator, "NOBODY");
        own.get("/deals").is(200);
        assertThat(administrator.get("/audit").body()).contains("sign-in-rule-changed");
    }

    @Test
    void aPasskeyIsEnoughAndAPasswordBesideItIsNot() throws GeneralSecurityException {
        var administrator = accounts.open();
        var origin = TestDatabase.config().publicUrl();
        var key = new VirtualKey(origin, URI.create(origin).getHost());
        var json = new JsonMapper();
        var asked = administrator
                .post("/me/passkeys/options", Json.of("{'password':'" + TestAccounts.PASSWORD + "'}"))
                .json()
                .path("challenge")
                .asString();
        administrator
                .post(
                        "/me/passkeys",
                        json.createObjectNode()
                                .put("name", "x")
                                .put("credential", key.make(asked))
                                .toString())
                .is(201);
        ask(administrator, "EVERYBODY");
        var browser = new Browser(administrator.server());
        var challenge = browser.post("/passkey-session/options", null)
                .json()
                .path("challenge")
                .asString();
        browser.post(
                        "/passkey-session",
                        json.createObjectNode()
                                .put("credential", key.sign(challenge))
                                .toString())
                .is(200);
        browser.get("/deals").is(200);
        Browser.of(administrator).get("/deals").isProblem(403, "second-factor-demanded");
    }

    @Test
    void onlyAdministratorsSaySo() {
        var administrator = accounts.open();
        var colleague = accounts.manager(administrator);
        colleague.get("/sign-in-rule").isProblem(403, "forbidden");
        administrator
                .send("PUT", "/sign-in-rule", Json.of("{'secondFactor':'SOMEBODY'}"), java.util.Map.of())
                .isProblem(400, "invalid-input", "secondFactor");
    }
}
