package io.weiche.deals;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Canaries;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A deal that begins as another one stands.
@WeicheTest
class DealCopiesTest {
    private final TestAccounts accounts;
    private final Api api;

    DealCopiesTest(TestAccounts accounts) {
        this.accounts = accounts;
        this.api = accounts.openClassic();
    }

    private long made(String path, String body) {
        return api.post(path, Json.of(body)).is(201).id();
    }

    private JsonNode read(String path) {
        return api.get(path).is(200).json();
    }

    @Test
    void saysWhatTheOtherSaysAndSellsWhatItSells() {
        var company = made("/companies", "{'title':'Müller GmbH'}");
        var contact = made("/contacts", "{'lastName':'Müller'}");
        made("/fields", "{'kind':'DEAL','type':'TEXT','code':'roof','label':'Dachform'}");
        var deal = made(
                "/deals",
                "{'title':'Dach','comments':'Bitte leise','companyId':" + company + ",'contactIds':[" + contact
                        + "],'closeOn':'2027-01-31','probability':50,'custom':{'roof':'Walmdach'}}");
        api.send(
                        "PUT",
                        "/deals/" + deal + "/products",
                        Json.of("{'rows':[{'name':'Sensor','quantity':'2.5','price':'100.00','taxRate':'19'}]}"),
                        Map.of("If-Match", "*"))
                .is(200);
        api.post("/deals/" + deal + "/comments", Json.of("{'body':'Nur beim alten'}"))
                .is(201);

        var copy = api.post("/deals/" + deal + "/copies", "{}").is(201).json();
        assertThat(copy.path("id").longValue()).isNotEqualTo(deal);
        assertThat(copy.path("title").asString()).isEqualTo("Dach (Kopie)");
        assertThat(copy.path("comments").asString()).isEqualTo("Bitte leise");
        assertThat(copy.path("companyId").longValue()).isEqualTo(company);
        assertThat(copy.path("contacts").get(0).path("id").longValue()).isEqualTo(contact);
        assertThat(copy.path("custom").path("roof").asString()).isEqualTo("Walmdach");
        assertThat(copy.path("amount").path("value").asString()).isEqualTo("297.50");
        assertThat(copy.path("closeOn").isNull()).isTrue();
        var path = "/deals/" + copy.path("id").longValue();
        assertThat(read(path + "/products").path("rows"))
                .isEqualTo(read("/deals/" + deal + "/products").path("rows"));
        assertThat(read(path + "/products").path("fromRows").booleanValue()).isTrue();
        assertThat(read(path + "/timeline").toString()).doesNotContain("Nur beim alten");
        assertThat(read("/deals/" + deal).path("title").asString()).isEqualTo("Dach");
    }

    @Test
    void aLostDealBeginsAnewInTheFirstStage() {
        var deal = made("/deals", "{'title':'Verloren'}");
        var first = read("/deals/" + deal).path("stageId").longValue();
        var lost = api.items("/pipelines")
                .get(0)
                .path("stages")
                .valueStream()
                .filter(stage -> stage.path("semantics").asString().equals("FAILURE"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .longValue();
        api.patch("/deals/" + deal, "{\"stageId\":" + lost + "}").is(200);
        var copy = api.post("/deals/" + deal + "/copies", "{}").is(201).json();
        assertThat(copy.path("stageId").longValue()).isEqualTo(first);
        assertThat(copy.path("lossReasonId").isNull()).isTrue();
    }

    @Test
    void belongsToWhoeverMakesItAndNamesNobodyTheyMayNotRead() {
        var person = accounts.manager(api);
        var role = api.post("/roles", "{\"name\":\"Nur eigene\"}").is(201).id();
        for (var action : new String[] {"READ", "ADD", "CHANGE"}) {
            api.patch(
                            "/access/matrix",
                            "{\"changes\":[{\"roleId\":" + role + ",\"area\":\"DEAL\",\"action\":\"" + action
                                    + "\",\"scope\":\"OWN\"}]}")
                    .is(200);
        }
        api.patch("/users/" + person.userId(), "{\"roleIds\":[" + role + "]}").is(200);
        var company = made("/companies", "{'title':'Geheim AG'}");
        var theirs =
                made("/deals", "{'title':'Dach','companyId':" + company + ",'responsibleId':" + person.userId() + "}");
        var mine = made("/deals", "{'title':'Meins'}");

        var copy = person.post("/deals/" + theirs + "/copies", "{}").is(201).json();
        assertThat(copy.path("responsibleId").longValue()).isEqualTo(person.userId());
        assertThat(copy.path("companyId").isNull()).isTrue();
        person.post("/deals/" + mine + "/copies", "{}").is(404);
    }

    @Test
    void whoeverDoesNotSeeAmountsCopiesNone() {
        var person = accounts.manager(api);
        var deal = made("/deals", "{'title':'Dach','responsibleId':" + person.userId() + "}");
        api.send(
                        "PUT",
                        "/deals/" + deal + "/products",
                        Json.of("{'rows':[{'name':'Sensor','quantity':'1','price':'100.00','taxRate':'0'}]}"),
                        Map.of("If-Match", "*"))
                .is(200);
        Canaries.hide(api, List.of()).is(200);

        var copy = "/deals/"
                + person.post("/deals/" + deal + "/copies", "{}").is(201).id();
        assertThat(read(copy).path("amount").isNull()).isTrue();
        assertThat(read(copy + "/products").path("rows")).isEmpty();
        assertThat(read("/deals/" + deal).path("amount").path("value").asString())
                .isEqualTo("100.00");
    }
}
