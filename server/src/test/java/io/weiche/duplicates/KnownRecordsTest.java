package io.weiche.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import io.weiche.testing.WordsOfRecords;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Whoever types somebody who is there already is told before there are two.
@WeicheTest
class KnownRecordsTest {
    private final TestAccounts accounts;
    private final JdbcClient sql;
    private final Api api;

    KnownRecordsTest(TestAccounts accounts, JdbcClient sql) {
        this.accounts = accounts;
        this.sql = sql;
        this.api = accounts.openClassic();
    }

    private long made(String path, String body) {
        return api.post(path, Json.of(body)).is(201).id();
    }

    private static String word(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private JsonNode known(String asked) {
        return known(api, asked);
    }

    private static JsonNode known(Api who, String asked) {
        return who.get("/duplicates/known?" + asked).is(200).json();
    }

    private static List<String> refs(JsonNode known) {
        return known.path("items")
                .valueStream()
                .map(one -> one.path("kind").asString() + ":" + one.path("id").longValue())
                .toList();
    }

    /// Names are recognised by the words of the search, which are written in the background.
    private void wordsWritten() throws InterruptedException {
        WordsOfRecords.untilRead(sql, api);
    }

    @Test
    void aPhoneInAnySpellingTellsTheContactTheCompanyAndWhatIsOpen() {
        var company = made("/companies", "{'title':'Müller GmbH','phones':['030 1234567']}");
        var contact = made(
                "/contacts",
                "{'firstName':'Anna','lastName':'Müller','phones':['+49 30 1234567'],'companyIds':[" + company + "]}");
        var lead = made("/leads", "{'title':'Dach','phones':['0049301234567']}");
        made("/leads", "{'title':'Anderes','phones':['030 7654321']}");

        var known = known("kind=LEAD&phone=" + word("(030) 12345-67"));
        assertThat(refs(known)).containsExactly("CONTACT:" + contact, "COMPANY:" + company, "LEAD:" + lead);
        assertThat(known.path("items").get(0).path("name").asString()).isEqualTo("Anna Müller");
        assertThat(known.path("items").get(0).path("context").asString()).isEqualTo("Müller GmbH");
        assertThat(known.path("items").get(0).path("common").get(0).asString()).isEqualTo("PHONE");
        assertThat(known.path("hidden").booleanValue()).isFalse();
    }

    @Test
    void anAddressInAnySpellingIsRecognised() {
        var contact = made("/contacts", "{'lastName':'Anders','emails':['Anna@Müller.example']}");
        assertThat(refs(known("kind=CONTACT&email=" + word("ANNA@xn--mller-kva.example"))))
                .containsExactly("CONTACT:" + contact);
        assertThat(refs(known("kind=CONTACT&email=" + word("anna@")))).isEmpty();
    }

    @Test
    void aPersonIsRecognisedByTheirNameOnlyTogetherWithTheirCompany() throws InterruptedException {
        var company = made("/companies", "{'title':'Sonnendach GmbH'}");
        var contact = made("/contacts", "{'firstName':'Eva','lastName':'Kühn','companyIds':[" + company + "]}");
        made("/contacts", "{'firstName':'Eva','lastName':'Kühn'}");
        var lead = made("/leads", "{'firstName':'Eva','lastName':'Kuehn','companyTitle':'Sonnendach'}");
        wordsWritten();

        assertThat(refs(known("kind=LEAD&name=" + word("Kuehn, Eva")))).isEmpty();
        assertThat(refs(known("kind=LEAD&name=" + word("Eva Kühn") + "&company=sonnendach")))
                .containsExactly("CONTACT:" + contact, "COMPANY:" + company, "LEAD:" + lead);
        assertThat(refs(known("kind=CONTACT&name=" + word("Eva Kühn") + "&companyId=" + company)))
                .containsExactly("CONTACT:" + contact);
    }

    @Test
    void whatIsClosedOrInTheBinIsNotMeant() {
        var contact = made("/contacts", "{'lastName':'Fort','phones':['030 5551234']}");
        api.delete("/contacts/" + contact).is(204);
        var lead = made("/leads", "{'title':'Zu','phones':['030 5551234']}");
        var junk = api.get("/lead-stages")
                .is(200)
                .json()
                .path("items")
                .valueStream()
                .filter(stage -> stage.path("semantics").asString().equals("FAILURE"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .longValue();
        api.patch("/leads/" + lead, "{\"stageId\":" + junk + "}").is(200);

        var known = known("kind=LEAD&phone=" + word("030 5551234"));
        assertThat(refs(known)).isEmpty();
        assertThat(known.path("hidden").booleanValue()).isFalse();
    }

    @Test
    void whoeverMayNotSeeThemIsToldThatTheNumberIsSomebodysAndNotWhose() throws InterruptedException {
        var person = accounts.manager(api);
        seesOwnRecordsOnly(person);
        made("/contacts", "{'firstName':'Gerd','lastName':'Geheim','phones':['030 9876543']}");
        made("/companies", "{'title':'Geheim AG'}");
        wordsWritten();

        var known = known(person, "kind=CONTACT&phone=" + word("030 9876543"));
        assertThat(refs(known)).isEmpty();
        assertThat(known.toString()).doesNotContain("Geheim");
        assertThat(known.path("hidden").booleanValue()).isTrue();
        assertThat(known(person, "kind=CONTACT&company=" + word("Geheim AG"))
                        .path("hidden")
                        .booleanValue())
                .isFalse();
    }

    private void seesOwnRecordsOnly(Api person) {
        var role = api.post("/roles", "{\"name\":\"Nur eigene\"}").is(201).id();
        for (var action : List.of("READ", "ADD")) {
            api.patch(
                            "/access/matrix",
                            "{\"changes\":[{\"roleId\":" + role + ",\"area\":\"CONTACT\",\"action\":\"" + action
                                    + "\",\"scope\":\"OWN\"}]}")
                    .is(200);
        }
        api.patch("/users/" + person.userId(), "{\"roleIds\":[" + role + "]}").is(200);
        person.get("/duplicates/known?kind=LEAD&phone=0309876543").is(403);
    }

    @Test
    void ofTheCustomerOfADealIsSaidWhatIsBeingSoldToThem() {
        var company = made("/companies", "{'title':'Käufer AG'}");
        var contact = made("/contacts", "{'lastName':'Käufer'}");
        var first = made("/deals", "{'title':'Erstes Dach','companyId':" + company + "}");
        var second = made("/deals", "{'title':'Zweites Dach','contactIds':[" + contact + "]}");
        assertThat(refs(known("kind=DEAL&companyId=" + company))).containsExactly("DEAL:" + first);
        assertThat(refs(known("kind=DEAL&companyId=" + company + "&contactId=" + contact)))
                .containsExactlyInAnyOrder("DEAL:" + first, "DEAL:" + second);
    }

    @Test
    void aNumberThatCannotBeReadIsRemarked() {
        assertThat(known("kind=LEAD&phone=" + word("1234567890123456789"))
                        .path("phoneUnreadable")
                        .booleanValue())
                .isTrue();
        assertThat(known("kind=LEAD&phone=" + word("030 1234567"))
                        .path("phoneUnreadable")
                        .booleanValue())
                .isFalse();
    }

    @Test
    void atMostFiveAreTold() {
        for (int i = 0; i < 7; i++) {
            made("/contacts", "{'lastName':'Zentrale " + i + "','phones':['030 4444444']}");
        }
        assertThat(refs(known("kind=CONTACT&phone=" + word("030 4444444")))).hasSize(5);
    }
}
