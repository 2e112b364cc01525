package io.weiche.offers;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// From a deal somebody makes an offer, issues it, and hears what the customer says.
@WeicheTest
class OffersTest {
    private static final String ROWS =
            "[{'name':'Sensor','unit':'Stück','quantity':'2.5','price':'100.00','taxRate':'19'},"
                    + "{'name':'Montage','price':'119.00','taxRate':'19','taxIncluded':true,'discountPercent':'10'},"
                    + "{'name':'Buch','quantity':'3','price':'9.99','taxRate':'7','discountAmount':'0.50'}]";

    private final TestAccounts accounts;
    private final Api api;

    OffersTest(TestAccounts accounts) {
        this.accounts = accounts;
        this.api = accounts.openClassic();
    }

    private long made(String path, String body) {
        return api.post(path, Json.of(body)).is(201).id();
    }

    /// A deal of a company and its contact, with products.
    private long deal() {
        var company = made(
                "/companies",
                "{'title':'Dachbau Müller GmbH','address':{'street':'Ahornweg 3','postalCode':'04109','city':'Leipzig'}}");
        var contact = made("/contacts", "{'firstName':'Jana','lastName':'Krüger'}");
        var deal = made("/deals", "{'title':'Dach','companyId':" + company + ",'contactIds':[" + contact + "]}");
        sell(deal, ROWS);
        return deal;
    }

    private void sell(long deal, String rows) {
        api.send("PUT", "/deals/" + deal + "/products", Json.of("{'rows':" + rows + "}"), Map.of("If-Match", "*"))
                .is(200);
    }

    private JsonNode open(long deal) {
        return api.post("/deals/" + deal + "/offers", "{}").is(201).json();
    }

    private JsonNode get(long id) {
        return api.get("/offers/" + id).is(200).json();
    }

    private JsonNode issued(long deal) {
        var id = open(deal).path("id").longValue();
        return api.post("/offers/" + id + "/issue", null).is(200).json();
    }

    private static String value(JsonNode money) {
        return money.path("value").asString();
    }

    @Test
    void fromADealComesADraftWithItsCustomerProductsAndTheTextsOfTheSettings() {
        var deal = deal();
        var offer = open(deal);
        assertThat(offer.path("status").asString()).isEqualTo("DRAFT");
        assertThat(offer.path("number").isNull()).isTrue();
        var on = LocalDate.parse(offer.path("offeredOn").asString());
        assertThat(offer.path("validUntil").asString())
                .isEqualTo(on.plusDays(30).toString());
        assertThat(offer.path("recipient").asString())
                .isEqualTo("Dachbau Müller GmbH\nJana Krüger\nAhornweg 3\n04109 Leipzig");
        assertThat(offer.path("opening").asString()).contains("bieten wir Ihnen an");
        assertThat(offer.path("positions").size()).isEqualTo(3);
        assertThat(offer.path("positions").get(0).path("unit").asString()).isEqualTo("Stück");
        // 250,00 + 90,00 + 28,47 and their tax, to the cent as in the deal
        assertThat(value(offer.path("net"))).isEqualTo("368.47");
        assertThat(offer.path("taxes")
                        .valueStream()
                        .map(tax -> tax.path("rate").asString() + " " + value(tax.path("net")) + " "
                                + value(tax.path("tax"))))
                .containsExactly("19.00 340.00 64.60", "7.00 28.47 1.99");
        assertThat(value(offer.path("total"))).isEqualTo("435.06");
        var sold = api.get("/deals/" + deal + "/products").is(200).json();
        assertThat(value(offer.path("total"))).isEqualTo(value(sold.path("total")));
        assertThat(api.items("/deals/" + deal + "/offers").size()).isEqualTo(1);
    }

    @Test
    void itGoesOutUnderTheLetterheadOfOurCompanyAsItWasThen() {
        var deal = deal();
        var id = open(deal).path("id").longValue();
        var paper = "/downloads/offers/" + id;
        var withoutCompany = api.get(paper).is(200).body();
        var ours = made("/companies", "{'title':'Solarwerk Süd','address':{'city':'Ulm'}}");
        made(
                "/companies/" + ours + "/requisites",
                "{'legalName':'Solarwerk Süd GmbH','bankAccounts':[{'iban':'DE02 1203 0000 0000 2020 51'}]}");
        api.post("/own-companies", Json.of("{'companyId':" + ours + "}")).is(201);
        var before = api.get(paper).is(200).body();
        assertThat(before).isNotEqualTo(withoutCompany);
        api.post("/offers/" + id + "/issue", null).is(200);
        var issued = api.get(paper).is(200).body();
        api.delete("/own-companies/" + ours).is(204);
        assertThat(api.get(paper).is(200).body()).isEqualTo(issued);
    }

    @Test
    void aDraftCanBeRewrittenAndThrownAway() {
        var id = open(deal()).path("id").longValue();
        var path = "/offers/" + id;
        api.patch(
                        path,
                        Json.of("{'recipient':'Stadt Köln','language':'en','validUntil':'2031-01-31',"
                                + "'positions':[{'name':'Dach','price':'10','taxRate':'0'}]}"))
                .is(200);
        var now = get(id);
        assertThat(now.path("recipient").asString()).isEqualTo("Stadt Köln");
        assertThat(value(now.path("total"))).isEqualTo("10.00");
        api.patch(path, Json.of("{'validUntil':'2001-01-31'}")).isProblem(400, "invalid-input", "validUntil");
        api.patch(path, Json.of("{'language':'fr'}")).isProblem(400, "invalid-input", "language");
        api.patch(path, Json.of("{'number':'X'}")).isProblem(400, "invalid-input", "number");
        api.patch(path, Json.of("{'positions':[{'name':'Dach'}]}"))
                .isProblem(400, "invalid-input", "positions[0].price");
        api.send("PATCH", path, "{}", Map.of("If-Match", "\"77\"")).isProblem(412, "version-conflict");
        api.patch(path, Json.of("{'positions':[]}")).is(200);
        api.post(path + "/issue", null).isProblem(400, "invalid-input", "positions");
        api.delete(path).is(204);
        api.get(path).isProblem(404, "not-found");
    }

    @Test
    void whatWasIssuedNeverChanges() {
        var deal = deal();
        var offer = issued(deal);
        var id = offer.path("id").longValue();
        var year = offer.path("offeredOn").asString().substring(0, 4);
        assertThat(offer.path("number").asString()).isEqualTo("A-" + year + "-0001");
        api.patch("/offers/" + id, Json.of("{'opening':'anders'}")).isProblem(409, "conflict");
        api.delete("/offers/" + id).isProblem(409, "conflict");
        api.post("/offers/" + id + "/issue", null).isProblem(409, "conflict");
        var company = api.get("/deals/" + deal).json().path("companyId").longValue();
        api.patch("/companies/" + company, Json.of("{'title':'Umbenannt','address':{'city':'Bonn'}}"))
                .is(200);
        sell(deal, "[{'name':'Anderes','price':'1'}]");
        api.patch("/offer-settings", Json.of("{'numberPrefix':'ANG','de':{'opening':'Neu'}}"))
                .is(200);
        assertThat(get(id)).isEqualTo(offer);
        assertThat(open(deal).path("opening").asString()).isEqualTo("Neu");
    }

    @Test
    void aNewVersionTakesThePlaceOfTheOldOneWhenItIsIssued() {
        var deal = deal();
        var old = issued(deal);
        var oldId = old.path("id").longValue();
        var draft = api.post("/offers/" + oldId + "/version", null).is(201).json();
        assertThat(draft.path("status").asString()).isEqualTo("DRAFT");
        assertThat(draft.path("positions")).isEqualTo(old.path("positions"));
        assertThat(draft.path("replacesNumber").asString())
                .isEqualTo(old.path("number").asString());
        assertThat(get(oldId).path("status").asString()).isEqualTo("ISSUED");
        api.post("/offers/" + draft.path("id").longValue() + "/issue", null).is(200);
        assertThat(get(oldId).path("status").asString()).isEqualTo("REPLACED");
        api.post("/offers/" + oldId + "/accept", "{}").isProblem(409, "conflict");
        api.post("/offers/" + oldId + "/version", null).isProblem(409, "conflict");
    }

    @Test
    void whatTheCustomerAcceptsBecomesWhatIsSoldWhenSomebodyWantsIt() {
        var deal = deal();
        var id = issued(deal).path("id").longValue();
        sell(deal, "[{'name':'Anderes','price':'1'}]");
        api.post("/offers/" + id + "/decline", Json.of("{'on':'2999-01-01'}")).isProblem(400, "invalid-input", "on");
        api.post("/offers/" + id + "/decline", "{}").is(200);
        api.post("/offers/" + id + "/accept", Json.of("{'on':'2026-01-05'}")).is(200);
        assertThat(get(id).path("decidedOn").asString()).isEqualTo("2026-01-05");
        assertThat(api.get("/deals/" + deal).json().path("amount").path("value").asString())
                .isEqualTo("1.00");
        api.post("/offers/" + id + "/accept", Json.of("{'takeOver':true}")).is(200);
        assertThat(api.get("/deals/" + deal).json().path("amount").path("value").asString())
                .isEqualTo("435.06");
        assertThat(api.items("/deals/" + deal + "/timeline?types=OFFER")
                        .valueStream()
                        .map(entry -> entry.path("data").path("status").asString()))
                .containsExactly("ACCEPTED", "DECLINED", "ISSUED");
    }

    @Test
    void asManyPositionsAsAnOfferHoldsBecomeWhatIsSold() {
        var deal = deal();
        var id = open(deal).path("id").longValue();
        var positions = String.join(",", Collections.nCopies(1_000, "{'name':'Sensor','price':'1'}"));
        api.patch("/offers/" + id, Json.of("{'positions':[" + positions + ",{'name':'x','price':'1'}]}"))
                .isProblem(400, "invalid-input", "positions");
        api.patch("/offers/" + id, Json.of("{'positions':[" + positions + "]}")).is(200);
        api.post("/offers/" + id + "/issue", null).is(200);
        api.post("/offers/" + id + "/accept", Json.of("{'takeOver':true}")).is(200);
        assertThat(api.get("/deals/" + deal).json().path("amount").path("value").asString())
                .isEqualTo("1000.00");
    }

    @Test
    void numbersRunWithoutGapsHoweverManyIssueAtOnce() throws Exception {
        var deals = List.of(deal(), deal(), deal(), deal());
        var drafts =
                deals.stream().map(deal -> open(deal).path("id").longValue()).toList();
        var empty = open(made("/deals", "{'title':'leer'}")).path("id").longValue();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = drafts.stream()
                    .<Callable<Api.Answer>>map(id -> () -> api.post("/offers/" + id + "/issue", null))
                    .toList();
            api.post("/offers/" + empty + "/issue", null).isProblem(400, "invalid-input");
            for (var answer : people.invokeAll(all)) {
                answer.get().is(200);
            }
        }
        assertThat(drafts.stream().map(id -> {
                    var number = get(id).path("number").asString();
                    return number.substring(number.length() - 4);
                }))
                .containsExactlyInAnyOrder("0001", "0002", "0003", "0004");
    }

    @Test
    void itIsReadByWhoReadsTheDealAndChangedByWhoChangesIt() {
        var deal = deal();
        var draft = open(deal).path("id").longValue();
        var reader = accounts.reader(api);
        reader.get("/offers/" + draft).is(200);
        reader.get("/downloads/offers/" + draft).is(200);
        reader.post("/deals/" + deal + "/offers", "{}").isProblem(403, "forbidden");
        reader.patch("/offers/" + draft, "{}").isProblem(403, "forbidden");
        reader.delete("/offers/" + draft).isProblem(403, "forbidden");
        reader.post("/offers/" + draft + "/issue", null).isProblem(403, "forbidden");
        reader.patch("/offer-settings", Json.of("{'validDays':3}")).isProblem(403, "forbidden");
        var stranger = accounts.open();
        stranger.get("/offers/" + draft).isProblem(404, "not-found");
        stranger.get("/downloads/offers/" + draft).isProblem(404, "not-found");
        stranger.post("/deals/" + deal + "/offers", "{}").isProblem(404, "not-found");
        api.delete("/deals/" + deal).is(204);
        api.get("/offers/" + draft).isProblem(404, "not-found");
    }

    @Test
    void itGoesWithItsDealInAMergeAndComesBack() {
        var deal = deal();
        var offer = issued(deal).path("id").longValue();
        var other = made("/deals", "{'title':'Dach'}");
        var merge = made("/merges", "{'kind':'DEAL','records':[{'id':" + other + "},{'id':" + deal + "}]}");
        assertThat(get(offer).path("dealId").longValue()).isEqualTo(other);
        api.post("/merges/" + merge + "/undo", "{}").is(200);
        assertThat(get(offer).path("dealId").longValue()).isEqualTo(deal);
    }

    @Test
    void aDealWithAnOfferIsNotTakenBackWithItsConversion() {
        var lead = api.lead(Json.of("{'title':'Dach','firstName':'Jana','lastName':'Krüger'}"));
        var conversion =
                api.post("/leads/" + lead + "/conversion", "{\"deal\":{}}").is(201);
        open(conversion.number("dealId"));
        api.post("/conversions/" + api.get("/leads/" + lead).number("conversionId") + "/undo", "{}")
                .isProblem(409, "undo-not-possible");
    }

    @Test
    void itsPaperLiesAmongTheFilesOnceAndOnlyForWhoSeesAmounts() {
        var deal = deal();
        var draft = open(deal).path("id").longValue();
        api.post("/offers/" + draft + "/file", null).isProblem(409, "conflict");
        api.post("/offers/" + draft + "/issue", null).is(200);
        var file = api.post("/offers/" + draft + "/file", null).is(200).number("fileId");
        assertThat(api.post("/offers/" + draft + "/file", null).is(200).number("fileId"))
                .isEqualTo(file);
        var path = "/downloads/deals/" + deal + "/files/" + file;
        assertThat(api.items("/deals/" + deal + "/files").size()).isEqualTo(1);
        api.get(path).is(200);
        var person = accounts.manager(api);
        var role = made("/roles", "{'name':'Ohne Beträge'}");
        api.patch(
                        "/access/matrix",
                        Json.of("{'changes':[{'roleId':" + role
                                + ",'area':'DEAL','action':'READ','scope':'ALL'},{'roleId':" + role
                                + ",'area':'DEAL','action':'CHANGE','scope':'ALL'}]}"))
                .is(200);
        api.patch("/users/" + person.userId(), "{\"roleIds\":[" + role + "]}").is(200);
        api.send("PUT", "/access/field-groups/AMOUNT", Json.of("{'restricted':true,'roleIds':[]}"), Map.of())
                .is(200);
        assertThat(person.items("/deals/" + deal + "/files").size()).isZero();
        person.get(path).isProblem(404, "not-found");
        person.delete("/files/" + file).isProblem(404, "not-found");
        person.get("/deals/" + deal + "/offers").isProblem(403, "forbidden");
        person.get("/offers/" + draft).isProblem(403, "forbidden");
        person.get("/downloads/offers/" + draft).isProblem(403, "forbidden");
        person.post("/offers/" + draft + "/accept", "{}").isProblem(403, "forbidden");
        person.post("/deals/" + deal + "/offers", "{}").isProblem(403, "forbidden");
    }
}
