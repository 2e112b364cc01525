package io.weiche.mailboxes;

import static io.weiche.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.kernel.CurrentAccount;
import io.weiche.testing.Api;
import io.weiche.testing.Browser;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.TestMailServer;
import io.weiche.testing.WeicheTest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.support.TransactionTemplate;

/// A mailbox whose provider takes no password is read and sent from by what a person has consented to.
@WeicheTest
@ExtendWith(OutputCaptureExtension.class)
class MailConsentsTest {
    private static final String ERIKA = "From: Erika Muster <erika@kundin.example>\r\nTo: vertrieb@weiche.test\r\n";

    private final TestMailServer server = new TestMailServer();
    private final FakeConsents provider;
    private final TestAccounts accounts;
    private final MailKeys keys;
    private final MailboxStore mailboxes;
    private final MailConsentStore consents;
    private final TransactionTemplate transaction;
    private final Api api;

    MailConsentsTest(
            TestAccounts accounts,
            MailKeys keys,
            MailboxStore mailboxes,
            MailConsentStore consents,
            TransactionTemplate transaction)
            throws IOException {
        this.accounts = accounts;
        this.keys = keys;
        this.mailboxes = mailboxes;
        this.consents = consents;
        this.transaction = transaction;
        this.api = accounts.openClassic();
        this.provider = new FakeConsents(server);
        server.open("kein Passwort");
    }

    @AfterEach
    void stop() {
        api.items("/mailboxes")
                .forEach(one -> api.delete("/mailboxes/" + one.path("id").longValue()));
        provider.close();
        server.close();
    }

    private Api.Answer save(String kind, String settings) {
        return api.send("PUT", "/mail-providers/" + kind, settings, Map.of());
    }

    private long open() {
        save("OWN", provider.settings()).is(200);
        return api.post("/mailboxes", server.consented("OWN")).is(201).id();
    }

    private static URI begin(Browser browser, long mailbox) {
        return URI.create(browser.post("/mailboxes/" + mailbox + "/consent", "{}")
                .is(200)
                .json()
                .path("address")
                .asString());
    }

    private static String back(Browser browser, String answer) {
        return browser.page("/mail-consent/callback?" + answer)
                .is(302)
                .headers()
                .get("location");
    }

    private void connect(long mailbox) {
        var browser = Browser.of(api);
        assertThat(back(browser, provider.consent(begin(browser, mailbox))))
                .isEqualTo("/settings/mailboxes?consent=connected");
    }

    private String failure(long mailbox) {
        return api.get("/mailboxes/" + mailbox).json().path("failure").asString("");
    }

    private long write(long mailbox, long lead) {
        return api.post(
                        "/leads/" + lead + "/emails",
                        Json.of("{'mailboxId':" + mailbox + ",'to':['erika@kundin.example'],'body':'Guten Tag'}"))
                .is(201)
                .id();
    }

    private String said(long lead, long email) {
        var shown = api.get("/leads/" + lead + "/emails/" + email).json();
        return shown.path("state").asString() + shown.path("failure").asString("");
    }

    private void readAnew(long mailbox) {
        for (var state : new String[] {"PAUSED", "ACTIVE"}) {
            api.patch("/mailboxes/" + mailbox, Json.of("{'state':'" + state + "'}"))
                    .is(200);
        }
    }

    @Test
    void mailComesInAndGoesOutByAConsentAndNoTokenIsSeen(CapturedOutput output) {
        var mailbox = open();
        await("it says what is missing", () -> failure(mailbox).equals("NOT_CONNECTED"));
        connect(mailbox);
        assertThat(provider.asked("tenant")).isEqualTo("werk");
        assertThat(provider.asked("scope")).isEqualTo("IMAP SMTP offline_access");
        assertThat(provider.asked("login_hint")).isEqualTo(TestMailServer.ADDRESS);
        assertThat(provider.asked("code_challenge_method")).isEqualTo("S256");
        server.deliver(ERIKA + "Subject: Angebot Dach\r\nMessage-ID: <1@kundin.example>", "Was kostet ein Dach?");
        await("the lead", () -> api.items("/leads").size() == 1);
        var lead = api.items("/leads").get(0).path("id").longValue();
        var written = write(mailbox, lead);
        await("it is sent", () -> said(lead, written).equals("SENT"));
        assertThat(server.sentTo("erika@kundin.example")).hasSize(1);
        await("the copy", () -> server.folderMessages("Sent").size() == 1);
        assertThat(failure(mailbox)).isEmpty();
        assertThat(api.post("/mailboxes/test", trial(mailbox)).is(200).body()).isEqualTo("{}");
        assertThat(provider.grants).containsExactly("authorization_code");

        var shown = output.getAll()
                + api.get("/mailboxes").body()
                + api.get("/mail-providers").body()
                + api.get("/audit?limit=100").body();
        assertThat(shown).contains("mailbox-connected").doesNotContain(FakeConsents.SECRET, "einmal");
        assertThat(provider.tokens).isNotEmpty().noneMatch(shown::contains);
    }

    private String trial(long mailbox) {
        return server.consented("OWN").replaceFirst("\\{", "{\"id\":" + mailbox + ",");
    }

    @Test
    void aTokenIsRenewedBeforeItEndsAndOnceMoreWhenAServerRefusesIt() {
        provider.life = 30;
        var mailbox = open();
        connect(mailbox);
        var lead = api.lead(Json.of("{'title':'Dach'}"));
        var first = write(mailbox, lead);
        await("it is sent", () -> said(lead, first).equals("SENT"));
        assertThat(provider.grants.size()).isGreaterThan(1);

        provider.life = 3_600;
        var second = write(mailbox, lead);
        await("it is sent", () -> said(lead, second).equals("SENT"));
        await("its copy", () -> server.folderMessages("Sent").size() == 2);
        var before = provider.grants.size();
        server.open("vom Anbieter beendet");
        var third = write(mailbox, lead);
        await("it is sent after all", () -> said(lead, third).equals("SENT"));
        assertThat(provider.grants).hasSize(before + 1);
        assertThat(server.sentTo("erika@kundin.example")).hasSize(3);
    }

    /// This provider takes a refresh token once, as many do.
    @Test
    void whoeverNeedsATokenAtTheSameTimeGetsTheSameOne() throws Exception {
        provider.life = 0;
        var mailbox = open();
        connect(mailbox);
        await("it is read", () -> provider.grants.size() > 1 && failure(mailbox).isEmpty());
        api.patch("/mailboxes/" + mailbox, Json.of("{'state':'PAUSED'}")).is(200);
        provider.life = 3_600;
        var before = provider.grants.size();
        var found = inAccount(() -> mailboxes.find(mailbox).orElseThrow());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tokens = threads.invokeAll(Collections.nCopies(
                    12, () -> CurrentAccount.callAs(api.account(), () -> keys.open(found, MailKey::secret))));
            for (var token : tokens) {
                assertThat(token.get()).isEqualTo(provider.tokens.getLast());
            }
        }
        assertThat(provider.grants).hasSize(before + 1);
    }

    @Test
    void whatSomebodyHasJustConnectedIsNotLostToWhoeverAskedBefore() {
        var mailbox = open();
        connect(mailbox);
        var claim = inAccount(() -> consents.claim(mailbox).orElseThrow());
        assertThat(inAccount(() -> consents.claim(mailbox))).isEmpty();
        connect(mailbox);
        var brought = provider.tokens.getLast();
        inAccount(() -> {
            consents.gone(mailbox, claim);
            consents.renewed(mailbox, claim, "alt", "alt", Duration.ofHours(1));
            return claim;
        });
        assertThat(inAccount(() -> consents.find(mailbox).orElseThrow()).access())
                .isEqualTo(brought);
    }

    private <T> T inAccount(Supplier<T> work) {
        return CurrentAccount.callAs(api.account(), () -> transaction.execute(_ -> work.get()));
    }

    @Test
    void aConsentThatIsTakenBackIsSaidUntilSomebodyConnectsAgain() {
        var mailbox = open();
        connect(mailbox);
        await(
                "it is read",
                () -> !api.get("/mailboxes/" + mailbox).json().path("lookedAt").isMissingNode());
        provider.takeBack();
        readAnew(mailbox);
        await("it is said", () -> failure(mailbox).equals("CONSENT_GONE"));
        var lead = api.lead(Json.of("{'title':'Dach'}"));
        var written = write(mailbox, lead);
        await("it waits", () -> said(lead, written).equals("WAITINGCONSENT_GONE"));
        assertThat(api.post("/mailboxes/test", trial(mailbox)).is(200).body())
                .isEqualTo(Json.of("{'imap':'CONSENT_GONE','smtp':'CONSENT_GONE'}"));
        connect(mailbox);
        await("it is sent", () -> said(lead, written).equals("SENT"));
        await("nothing is wrong", () -> failure(mailbox).isEmpty());
    }

    @Test
    void aProviderThatIsAwayOrDoesNotKnowUsIsSaid() {
        provider.life = 0;
        var mailbox = open();
        connect(mailbox);
        provider.failing = 503;
        readAnew(mailbox);
        await("it is away", () -> failure(mailbox).equals("PROVIDER_AWAY"));
        provider.failing = 401;
        readAnew(mailbox);
        await("it does not know us", () -> failure(mailbox).equals("PROVIDER_REFUSES"));
        provider.failing = 0;
        readAnew(mailbox);
        await("all is well", () -> failure(mailbox).isEmpty());
    }

    @Test
    void onlyTheBrowserThatAskedBringsAConsentAndOnlyForWhatItSaw() {
        var mailbox = open();
        var browser = Browser.of(api);
        var answer = provider.consent(begin(browser, mailbox));
        assertThat(back(Browser.of(api), answer)).endsWith("consent=expired");
        assertThat(back(browser, "code=einmal&state=erfunden")).endsWith("consent=expired");
        var denied = begin(browser, mailbox);
        provider.consent(denied);
        assertThat(back(browser, "error=access_denied&state=" + provider.asked("state")))
                .endsWith("consent=declined");
        var meanwhile = provider.consent(begin(browser, mailbox));
        api.patch("/mailboxes/" + mailbox, Json.of("{'fromName':'Anders'}")).is(200);
        assertThat(back(browser, meanwhile)).endsWith("consent=expired");
        provider.fleeting = true;
        assertThat(back(browser, provider.consent(begin(browser, mailbox)))).endsWith("consent=not-lasting");
        provider.fleeting = false;
        provider.failing = 401;
        assertThat(back(browser, provider.consent(begin(browser, mailbox)))).endsWith("consent=unknown-client");
        provider.failing = 500;
        assertThat(back(browser, provider.consent(begin(browser, mailbox)))).endsWith("consent=away");
        provider.failing = 0;
        await("still not connected", () -> failure(mailbox).equals("NOT_CONNECTED"));
    }

    @Test
    void anotherServerNeedsAnotherConsentAndAPasswordNeedsNone() {
        var mailbox = open();
        connect(mailbox);
        await("it can be reached", () -> failure(mailbox).isEmpty());
        api.patch("/mailboxes/" + mailbox, Json.of("{'login':'jemand@weiche.test'}"))
                .is(200);
        await("nobody has consented to that", () -> failure(mailbox).equals("NOT_CONNECTED"));
        api.patch("/mailboxes/" + mailbox, Json.of("{'provider':null}")).isProblem(400, "invalid-input", "password");
        server.open(TestMailServer.PASSWORD);
        api.patch(
                        "/mailboxes/" + mailbox,
                        Json.of("{'provider':null,'login':'" + TestMailServer.ADDRESS + "','password':'"
                                + TestMailServer.PASSWORD + "'}"))
                .is(200);
        await("a password opens it", () -> failure(mailbox).isEmpty());
        api.post("/mailboxes/" + mailbox + "/consent", "{}").is(409);
    }

    @Test
    void aProviderIsSetUpWithCare() {
        assertThat(api.get("/mail-providers").json().path("redirectUri").asString())
                .endsWith("/mail-consent/callback");
        save("OWN", provider.settings().replace("http://127.0.0.1", "http://beispiel.example"))
                .isProblem(400, "invalid-input", "authorizeUrl");
        save("OWN", provider.settings().replace(provider.address("/token"), "https://169.254.169.254/token"))
                .isProblem(400, "invalid-input", "tokenUrl");
        api.post("/mailboxes", server.consented("OWN")).isProblem(400, "invalid-input", "provider");
        var mailbox = open();
        var kept = Json.of("{'authorizeUrl':'https://login.example/a','tokenUrl':'" + provider.address("/token")
                + "','scopes':'IMAP','clientId':'weiche'}");
        assertThat(save("OWN", kept).is(200).json().path("hasSecret").booleanValue())
                .isTrue();
        save("OWN", kept.replace(provider.address("/token"), "https://login.example/t"))
                .isProblem(400, "invalid-input", "clientSecret");
        assertThat(api.get("/mail-providers").body()).doesNotContain(FakeConsents.SECRET);
        api.delete("/mail-providers/OWN").is(409);
        api.delete("/mailboxes/" + mailbox).is(204);
        api.delete("/mail-providers/OWN").is(204);
        api.delete("/mail-providers/OWN").is(404);
        save("NIEMAND", provider.settings()).is(404);
        assertThat(accounts.openClassic()
                        .get("/mail-providers")
                        .json()
                        .path("items")
                        .size())
                .isZero();
    }
}
