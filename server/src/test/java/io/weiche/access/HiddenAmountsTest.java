package io.weiche.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Canaries;
import io.weiche.testing.Endpoint;
import io.weiche.testing.Figures;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// The administrator hides amounts from a role; whoever has only such roles sees them nowhere and cannot change them,
/// and everything else goes on working (record 130).
@WeicheTest
class HiddenAmountsTest {
    /// Doors at which whoever sees amounts must find one: else the walk would look at nothing.
    private static final List<String> SHOWN = List.of(
            "/api/v1/deals",
            "/api/v1/deals/board",
            "/api/v1/deals/{id}",
            "/api/v1/deals/{id}/offers",
            "/api/v1/offers",
            "/api/v1/offers/{id}",
            "/api/v1/downloads/offers/{id}",
            "/api/v1/leads",
            "/api/v1/leads/board",
            "/api/v1/leads/{id}",
            "/api/v1/goals",
            "/api/v1/goals/{id}/deals",
            "/api/v1/views",
            "/api/v1/dashboards/{id}/figures",
            "/api/v1/reports/funnel",
            "/api/v1/reports/funnel/list",
            "/api/v1/reports/funnel/rows.csv",
            "/api/v1/reports/funnel/rows.xlsx",
            "/api/v1/reports/inquiries",
            "/api/v1/reports/inquiries/list",
            "/api/v1/reports/inquiries/rows.csv",
            "/api/v1/reports/inquiries/rows.xlsx",
            "/api/v1/reports/sales",
            "/api/v1/reports/sales/list",
            "/api/v1/reports/sales/rows.csv",
            "/api/v1/reports/sales/rows.xlsx",
            "/api/v1/reports/team",
            "/api/v1/reports/team/rows.csv",
            "/api/v1/reports/team/rows.xlsx");

    private final TestAccounts accounts;
    private final List<Endpoint> endpoints;

    HiddenAmountsTest(TestAccounts accounts, RequestMappingHandlerMapping requestMappingHandlerMapping) {
        this.accounts = accounts;
        this.endpoints = Endpoint.all(requestMappingHandlerMapping).stream()
                .filter(endpoint -> endpoint.verb().equals("GET") && endpoint.described())
                .filter(endpoint -> !endpoint.path().equals("/api/v1/openapi.json"))
                .toList();
    }

    @Test
    void noDoorShowsAnAmountThatIsHidden() {
        var canaries = new Canaries(accounts);
        var leaks = new TreeSet<String>();
        var shown = new TreeSet<String>();
        var broken = new TreeSet<String>();
        var asked = 0;
        for (var endpoint : endpoints) {
            for (var address : canaries.addresses(endpoint)) {
                asked++;
                var hidden = canaries.answer(canaries.restricted, address);
                var seen = canaries.answer(canaries.seeing, address);
                if (Canaries.shows(hidden.body())) {
                    leaks.add(address + ": " + hidden.body());
                }
                if (Canaries.shows(seen.body())) {
                    shown.add(endpoint.path());
                }
                if (seen.status() != hidden.status()) {
                    broken.add(address + " " + seen.status() + " " + hidden.status());
                }
            }
        }
        Figures.print(
                "hidden amounts",
                endpoints.size() + " routes, " + asked + " addresses x 2 people, amounts at " + shown.size()
                        + " routes for whoever sees them");
        assertThat(leaks).isEmpty();
        assertThat(shown).containsAll(SHOWN);
        assertThat(shown.stream().filter(path -> path.contains("{kind")))
                .as("lists as files, histories, products, duplicates")
                .hasSizeGreaterThanOrEqualTo(5);
        // what is nothing but amounts is refused, everything else goes on working
        assertThat(broken)
                .allMatch(one -> one.contains("/products 200 403")
                        || one.contains("/offers") && one.endsWith("200 403")
                        || one.contains("sort=-amount 200 400")
                        || one.contains("withoutRate=true 200 403")
                        || one.contains("WITHOUT_RATE 200 403")
                        || one.contains("/goals/") && one.endsWith("200 404")
                        || one.contains("/imports") && one.endsWith("200 404"));
    }

    @Test
    void nobodyFindsAnAmountByGuessing() {
        var canaries = new Canaries(accounts);
        var person = canaries.restricted;
        for (var field : List.of("amount", "currency")) {
            var filter = Api.encoded("{\"field\":\"" + field + "\",\"op\":\"filled\"}");
            for (var path : List.of(
                    "/deals?filter=",
                    "/leads?filter=",
                    "/deals/board?filter=",
                    "/lists/deals/count?filter=",
                    "/lists/deals/rows.csv?filter=")) {
                person.get(path + filter).isProblem(400, "invalid-input");
                canaries.seeing.get(path + filter).is(200);
            }
        }
        person.get("/deals?sort=amount").isProblem(400, "invalid-input", "sort");
        person.get("/lists/leads/rows.csv?sort=-amount").isProblem(400, "invalid-input", "sort");
        person.post(
                        "/bulk-changes",
                        Json.of("{'kind':'DEAL','action':'RESPONSIBLE','responsibleId':" + person.userId()
                                + ",'filter':{'field':'amount','op':'moreThan','value':'1'}}"))
                .isProblem(400, "invalid-input");
        person.post("/views", Json.of("{'kind':'DEAL','name':'x','sort':'-amount'}"))
                .isProblem(400, "invalid-input");
        assertThat(person.items("/lists/deals/fields").toString()).doesNotContain("\"amount\"", "\"currency\"");
        assertThat(person.items("/imports/targets?kind=deals").toString()).doesNotContain("\"amount\"", "\"currency\"");
        assertThat(canaries.seeing.items("/lists/deals/fields").toString()).contains("\"amount\"");
    }

    @Test
    void aFileLeavesOutTheColumnAndASharedViewWhatIsHiddenInIt() {
        var canaries = new Canaries(accounts);
        var file = canaries.restricted
                .get("/lists/deals/rows.csv?columns=title,amount,currency")
                .is(200);
        assertThat(file.body().lines().findFirst().orElseThrow()).doesNotContain(";");
        var view = canaries.restricted
                .get("/views?kind=deals")
                .is(200)
                .json()
                .path("items")
                .valueStream()
                .filter(one -> one.path("name").asString().equals("Große"))
                .findFirst()
                .orElseThrow();
        assertThat(view.path("columns").size()).isEqualTo(1);
        assertThat(view.path("hiddenColumns").intValue()).isEqualTo(1);
        assertThat(view.path("sort").isNull()).isTrue();
        assertThat(view.path("filter").toString()).contains("title").doesNotContain("amount");
    }

    @Test
    void whatIsHiddenCannotBeWritten() {
        var canaries = new Canaries(accounts);
        var person = canaries.restricted;
        for (var path : List.of("/deals/" + canaries.deal, "/leads/" + canaries.lead)) {
            for (var body : List.of("{'amount':'1'}", "{'amount':null}", "{'amount':{'value':'1','currency':'USD'}}")) {
                person.patch(path, Json.of(body)).isProblem(400, "invalid-input", "amount");
            }
            person.send(
                            "PUT",
                            path + "/products",
                            Json.of("{'rows':[{'name':'Dach','price':'1'}]}"),
                            Map.of("If-Match", "*"))
                    .isProblem(403, "forbidden");
            person.patch(path, Json.of("{'comments':'geht weiter'}")).is(200);
        }
        person.post("/deals", Json.of("{'title':'neu','amount':'1'}")).isProblem(400, "invalid-input", "amount");
        person.post("/leads", Json.of("{'title':'neu','amount':'1'}")).isProblem(400, "invalid-input", "amount");
        person.post("/inquiries", Json.of("{'title':'neu','amount':'1'}")).isProblem(400, "invalid-input", "amount");
        person.post("/goals", Json.of("{'measured':'REVENUE','rhythm':'MONTH','target':'1'}"))
                .isProblem(400, "invalid-input", "measured");
        person.post("/deals", Json.of("{'title':'neu'}")).is(201);
        assertThat(worth(canaries.administrator, "/deals/" + canaries.deal)).isEqualTo("827364.55 EUR");
        assertThat(worth(canaries.administrator, "/leads/" + canaries.lead)).isEqualTo("918273.64 EUR");
    }

    @Test
    void whatIsHiddenIsKeptByWhoeverDoesNotSeeIt() {
        var canaries = new Canaries(accounts);
        var owner = canaries.administrator;
        var person = canaries.restricted;
        var empty = owner.post("/deals", Json.of("{'title':'Leer'}")).is(201).id();
        person.post(
                        "/merges",
                        Json.of("{'kind':'DEAL','records':[{'id':" + empty + "},{'id':" + canaries.twin
                                + "}],'take':{'amount':" + canaries.twin + "}}"))
                .isProblem(400, "invalid-input", "take");
        var merge = person.post(
                        "/merges",
                        Json.of("{'kind':'DEAL','records':[{'id':" + empty + "},{'id':" + canaries.twin + "}]}"))
                .is(201)
                .id();
        assertThat(worth(owner, "/deals/" + empty)).isEqualTo("827364.55 EUR");
        person.post("/merges/" + merge + "/undo", null).is(200);
        assertThat(owner.get("/deals/" + empty).json().path("amount").isNull()).isTrue();
        assertThat(worth(owner, "/deals/" + canaries.twin)).isEqualTo("827364.55 EUR");

        var converted = person.post("/leads/" + canaries.lead + "/conversion", "{\"deal\":{}}")
                .is(201);
        assertThat(Canaries.shows(converted.body())).isFalse();
        assertThat(worth(owner, "/deals/" + converted.number("dealId"))).isEqualTo("918273.64 EUR");
        person.post("/conversions/" + converted.number("conversionId") + "/undo", null)
                .is(200);
        assertThat(worth(owner, "/leads/" + canaries.lead)).isEqualTo("918273.64 EUR");

        owner.switchToSimple("");
        var deals = owner.get("/deals?limit=200")
                .json()
                .path("items")
                .valueStream()
                .map(deal -> deal.path("amount").path("value").asString(""))
                .toList();
        assertThat(deals).contains("918273.64", "827364.55");
        assertThat(Canaries.shows(person.get("/deals?limit=200").is(200).body()))
                .isFalse();
    }

    @Test
    void theSettingIsToldInTheAuditAndHoldsAtOnce() {
        var canaries = new Canaries(accounts);
        var owner = canaries.administrator;
        var person = canaries.restricted;
        assertThat(person.get("/session").json().path("hiddenFields").toString())
                .isEqualTo("[\"AMOUNT\"]");
        assertThat(canaries.seeing.get("/session").json().path("hiddenFields").toString())
                .isEqualTo("[]");
        person.get("/access/field-groups").isProblem(403, "forbidden");
        person.send("PUT", "/access/field-groups/AMOUNT", "{\"restricted\":false}", Map.of())
                .isProblem(403, "forbidden");
        owner.send("PUT", "/access/field-groups/AMOUNT", "{\"restricted\":true,\"roleIds\":[1]}", Map.of())
                .isProblem(400, "invalid-input", "roleIds");
        owner.send("PUT", "/access/field-groups/AMOUNT", "{\"restricted\":false}", Map.of())
                .is(200);
        assertThat(Canaries.shows(person.get("/deals/" + canaries.deal).is(200).body()))
                .isTrue();
        var entry = owner.items("/audit?action=field-visibility-changed").get(0);
        assertThat(entry.path("subject").asString()).isEqualTo("field:AMOUNT");
        assertThat(entry.path("before").asString()).contains("\"restricted\": true");
        assertThat(entry.path("after").asString()).contains("\"restricted\": false");
        Canaries.hide(owner, List.of());
        assertThat(Canaries.shows(person.get("/deals/" + canaries.deal).is(200).body()))
                .isFalse();
        assertThat(Canaries.shows(
                        canaries.seeing.get("/deals/" + canaries.deal).is(200).body()))
                .isFalse();
        assertThat(Canaries.shows(owner.get("/deals/" + canaries.deal).is(200).body()))
                .isTrue();
    }

    private static String worth(Api api, String path) {
        var amount = api.get(path).is(200).json().path("amount");
        return amount.path("value").asString() + " " + amount.path("currency").asString();
    }
}
