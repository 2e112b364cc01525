package io.weiche.requisites;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// On a company or contact people keep what stands on papers.
@WeicheTest
class RequisitesTest {
    private static final String IBAN = "DE89 3704 0044 0532 0130 00";

    private final TestAccounts accounts;
    private final Api api;

    RequisitesTest(TestAccounts accounts) {
        this.accounts = accounts;
        this.api = accounts.openClassic();
    }

    private long company(String title) {
        return api.post("/companies", "{\"title\":\"" + title + "\"}").is(201).id();
    }

    private String sets(long company) {
        return "/companies/" + company + "/requisites";
    }

    private long set(long company, String name) {
        return api.post(sets(company), "{\"legalName\":\"" + name + "\"}")
                .is(201)
                .id();
    }

    private List<String> names(long company) {
        return api.items(sets(company))
                .valueStream()
                .map(one -> one.path("legalName").asString())
                .toList();
    }

    @Test
    void aCompanyKeepsWhatStandsOnPapersInOneNormalForm() {
        var company = company("Muster");
        var set = api.post(sets(company), Json.of("""
                        {'legalName':'Muster GmbH','vatId':'de 123 456 789','taxNumber':'12/345/67890',
                        'registerNumber':'HRB 12345','registerCourt':'Amtsgericht Köln',
                        'bankAccounts':[{'holder':'Muster GmbH','bank':'Commerzbank','iban':'de89 3704 0044 0532 0130 00',
                        'bic':'cobadeff'}]}""")).is(201).json();
        assertThat(set.path("vatId").asString()).isEqualTo("DE123456789");
        assertThat(set.path("bankAccounts").get(0).path("iban").asString()).isEqualTo("DE89370400440532013000");
        assertThat(set.path("bankAccounts").get(0).path("bic").asString()).isEqualTo("COBADEFF");
        assertThat(set.path("main").asBoolean()).isTrue();
        var change = api.items("/companies/" + company + "/timeline")
                .get(0)
                .path("data")
                .path("changes")
                .get(0);
        assertThat(change.path("field").asString()).isEqualTo("requisites");
        assertThat(change.path("to").asString()).contains("Muster GmbH", "DE123456789", "DE89370400440532013000");
    }

    @ParameterizedTest
    @CsvSource({
        "bankAccounts[0].iban, wrong-checksum, '{\"bankAccounts\":[{\"iban\":\"DE89370400440532013001\"}]}'",
        "bankAccounts[0].iban, not-an-iban, '{\"bankAccounts\":[{\"iban\":\"DE8937040044053201300\"}]}'",
        "bankAccounts[0].iban, required, '{\"bankAccounts\":[{\"bank\":\"Sparkasse\"}]}'",
        "bankAccounts[0].bic, not-a-bic, '{\"bankAccounts\":[{\"iban\":\"DE89370400440532013000\",\"bic\":\"COBA\"}]}'",
        "vatId, not-a-vat-id, '{\"vatId\":\"DE12345678\"}'",
        "vatId, not-a-vat-id, '{\"vatId\":\"ATU1234567\"}'",
        "legalName, required, '{}'"
    })
    void whatCannotBeIsRefusedWithFieldAndReason(String field, String code, String body) {
        var company = company("Falsch");
        var refused = api.post(sets(company), body).isProblem(400, "invalid-input", field);
        assertThat(refused.json().path("errors").get(0).path("code").asString()).isEqualTo(code);
        assertThat(api.items(sets(company)).isEmpty()).isTrue();
    }

    @Test
    void vatIdsOfCountriesNobodyKnowsAreTaken() {
        var set = api.post(sets(company("Swiss")), "{\"vatId\":\"CHE-123.456.789\"}");
        assertThat(set.is(201).json().path("vatId").asString()).isEqualTo("CHE123456789");
    }

    @Test
    void oneOfSeveralSetsIsTheMainOne() {
        var company = company("Zwei");
        var one = set(company, "Eins GmbH");
        var two = set(company, "Zwei GmbH");
        assertThat(names(company)).containsExactly("Eins GmbH", "Zwei GmbH");
        api.patch("/requisites/" + two, "{\"main\":true}").is(200);
        assertThat(names(company)).containsExactly("Zwei GmbH", "Eins GmbH");
        api.patch("/requisites/" + two, "{\"main\":false}").isProblem(400, "invalid-input", "main");
        api.delete("/requisites/" + two).is(204);
        assertThat(api.items(sets(company)).get(0).path("main").asBoolean()).isTrue();
        assertThat(names(company)).containsExactly("Eins GmbH");
        assertThat(one).isPositive();
    }

    @Test
    void aChangeKeepsWhatItDoesNotNameAndTheNumbersOfAccountsThatStay() {
        var company = company("Bank");
        var set = api.post(sets(company), Json.of("{'legalName':'Bank GmbH','bankAccounts':[{'iban':'" + IBAN + "'}]}"))
                .is(201)
                .json();
        var account = set.path("bankAccounts").get(0).path("id").longValue();
        var changed = api.patch(
                        "/requisites/" + set.path("id").longValue(),
                        Json.of("{'bankAccounts':[{'iban':'GB82WEST12345698765432'},{'id':" + account + ",'iban':'"
                                + IBAN + "','bank':'Neu'}]}"))
                .is(200)
                .json();
        assertThat(changed.path("legalName").asString()).isEqualTo("Bank GmbH");
        assertThat(changed.path("bankAccounts").get(1).path("id").longValue()).isEqualTo(account);
        assertThat(changed.path("version").intValue())
                .isEqualTo(set.path("version").intValue() + 1);
        api.patch(
                        "/requisites/" + set.path("id").longValue(),
                        Json.of("{'bankAccounts':[{'id':99999999,'iban':'" + IBAN + "'}]}"))
                .isProblem(400, "invalid-input", "bankAccounts[0].id");
    }

    @Test
    void whoMayNotChangeTheRecordMayNotChangeTheseAndOthersSeeNothing() {
        var company = company("Fremd");
        var set = set(company, "Fremd GmbH");
        var reader = accounts.reader(api);
        assertThat(reader.items(sets(company)).size()).isEqualTo(1);
        reader.patch("/requisites/" + set, "{\"legalName\":\"x\"}").is(403);
        reader.post(sets(company), "{\"legalName\":\"x\"}").is(403);
        var other = accounts.open();
        other.get("/requisites/" + set).is(404);
        other.patch("/requisites/" + set, "{\"legalName\":\"x\"}").is(404);
        api.delete("/companies/" + company).is(204);
        api.get("/requisites/" + set).is(404);
        api.post("/companies/" + company + "/restore", "{}").is(200);
        assertThat(names(company)).containsExactly("Fremd GmbH");
    }

    @Test
    void aMergeMovesThemAndTakingItBackGivesThemBack() {
        var stays = company("Bleibt");
        var goes = company("Geht");
        set(stays, "Bleibt GmbH");
        set(goes, "Alt GmbH");
        var main = set(goes, "Geht GmbH");
        api.patch("/requisites/" + main, "{\"main\":true}").is(200);
        var merge = api.post(
                        "/merges", Json.of("{'kind':'COMPANY','records':[{'id':" + stays + "},{'id':" + goes + "}]}"))
                .is(201)
                .id();
        assertThat(names(stays)).containsExactly("Bleibt GmbH", "Alt GmbH", "Geht GmbH");
        api.post("/merges/" + merge + "/undo", "{}").is(200);
        assertThat(names(stays)).containsExactly("Bleibt GmbH");
        assertThat(names(goes)).containsExactly("Geht GmbH", "Alt GmbH");
    }

    @Test
    void ofAPersonTheyAreToldAndErased() {
        var contact = api.post("/contacts", Json.of("{'firstName':'Erika','lastName':'Muster'}"))
                .is(201)
                .id();
        api.post("/contacts/" + contact + "/requisites", Json.of("{'bankAccounts':[{'iban':'" + IBAN + "'}]}"))
                .is(201);
        var told = api.get("/contacts/" + contact + "/personal-data").is(200).json();
        assertThat(told.path("bank_account").get(0).path("iban").asString()).isEqualTo("DE89370400440532013000");
        api.post("/contacts/" + contact + "/erasure", Json.of("{'name':'Erika Muster'}"))
                .is(204);
        api.get("/contacts/" + contact + "/requisites").is(404);
    }
}
