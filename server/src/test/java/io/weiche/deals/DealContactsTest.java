package io.weiche.deals;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Several contacts in one deal: their order, the main one, and what each of them is in it.
@WeicheTest
class DealContactsTest {
    private final TestAccounts accounts;
    private final Api api;

    DealContactsTest(TestAccounts accounts) {
        this.accounts = accounts;
        this.api = accounts.openClassic();
    }

    private long contact(String name) {
        return api.post("/contacts", "{\"lastName\":\"" + name + "\"}").is(201).id();
    }

    private List<String> contacts(long deal) {
        return api.get("/deals/" + deal)
                .is(200)
                .json()
                .path("contacts")
                .valueStream()
                .map(one -> one.path("name").asString()
                        + (one.path("primary").booleanValue() ? "*" : "")
                        + (one.path("role").isNull()
                                ? ""
                                : "/" + one.path("role").asString()))
                .toList();
    }

    private Api.Answer role(String path, long contact, String role) {
        return api.send("PUT", path + "/contacts/" + contact, Json.of("{'role':" + role + "}"), Map.of());
    }

    @Test
    void theFirstContactIsTheMainOneAndTheOrderStays() {
        var a = contact("A");
        var b = contact("B");
        var c = contact("C");
        var deal = api.post("/deals", "{\"title\":\"Dach\",\"contactIds\":[" + a + "," + b + "," + c + "]}")
                .is(201)
                .id();
        assertThat(contacts(deal)).containsExactly("A*", "B", "C");
        api.patch("/deals/" + deal, "{\"contactIds\":[" + c + "," + a + "," + b + "]}")
                .is(200);
        assertThat(contacts(deal)).containsExactly("C*", "A", "B");
        api.patch("/deals/" + deal, "{\"contactIds\":[" + a + "," + b + "]}").is(200);
        assertThat(contacts(deal)).containsExactly("A*", "B");
    }

    @Test
    void whatAContactIsInADealSurvivesEveryChangeOfOrder() {
        var a = contact("A");
        var b = contact("B");
        var deal = api.post("/deals", "{\"title\":\"Dach\",\"contactIds\":[" + a + "," + b + "]}")
                .id();
        role("/deals/" + deal, b, "' Einkauf '").is(200);
        api.patch("/deals/" + deal, "{\"contactIds\":[" + b + "," + a + "]}").is(200);
        assertThat(contacts(deal)).containsExactly("B*/Einkauf", "A");
        assertThat(api.items("/deals/" + deal + "/timeline").toString()).contains("contactRole");
        role("/deals/" + deal, b, "null").is(200);
        assertThat(contacts(deal)).containsExactly("B*", "A");
    }

    @Test
    void aContactOfACompanyHasARoleToo() {
        var company = api.post("/companies", Json.of("{'title':'Acme'}")).id();
        var contact = contact("A");
        api.patch("/contacts/" + contact, "{\"companyIds\":[" + company + "]}").is(200);
        role("/companies/" + company, contact, "'Technik'").is(200);
        api.patch("/contacts/" + contact, "{\"companyIds\":[" + company + "]}").is(200);
        assertThat(api.get("/companies/" + company)
                        .json()
                        .path("contacts")
                        .get(0)
                        .path("role")
                        .asString())
                .isEqualTo("Technik");
    }

    @Test
    void mergedContactsKeepTheirRoles() {
        var a = contact("A");
        var b = contact("B");
        var deal = api.post("/deals", "{\"title\":\"Dach\",\"contactIds\":[" + b + "]}")
                .id();
        role("/deals/" + deal, b, "'Einkauf'").is(200);
        var merge = api.post("/merges", Json.of("{'kind':'CONTACT','records':[{'id':" + a + "},{'id':" + b + "}]}"))
                .is(201)
                .id();
        assertThat(contacts(deal)).containsExactly("A*/Einkauf");
        api.post("/merges/" + merge + "/undo", null).is(200);
        assertThat(contacts(deal)).containsExactly("B*/Einkauf");
    }

    @Test
    void aRoleNeedsTheContactAndTheRight() {
        var deal = api.post("/deals", Json.of("{'title':'Dach'}")).id();
        role("/deals/" + deal, contact("fremd"), "'x'").isProblem(404, "not-found");
        var inside = contact("A");
        api.patch("/deals/" + deal, "{\"contactIds\":[" + inside + "]}").is(200);
        role("/deals/" + deal, inside, "'" + "x".repeat(101) + "'").isProblem(400, "invalid-input", "role");
        role("/deals/" + deal, inside, "5").isProblem(400, "invalid-input", "role");
        accounts.manager(api)
                .send("PUT", "/deals/" + deal + "/contacts/" + inside, Json.of("{'role':'x'}"), Map.of())
                .isProblem(404, "not-found");
    }
}
