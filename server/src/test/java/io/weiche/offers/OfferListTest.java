package io.weiche.offers;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Canaries;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// On Monday morning somebody sees all offers that are still unanswered, those that end first at the head.
@WeicheTest
class OfferListTest {
    private static final String POSITIONS = "'positions':[{'name':'Dach','price':'100','taxRate':'19'}]";

    private final TestAccounts accounts;
    private final Api api;

    OfferListTest(TestAccounts accounts) {
        this.accounts = accounts;
        this.api = accounts.openClassic();
    }

    private long deal(Api whose, String title) {
        var company = whose.post("/companies", Json.of("{'title':'" + title + " GmbH'}"))
                .is(201)
                .id();
        return whose.post("/deals", Json.of("{'title':'" + title + "','companyId':" + company + "}"))
                .is(201)
                .id();
    }

    private long draft(long deal, String validUntil) {
        var body = "{'recipient':'Kunde','offeredOn':'2020-01-01','validUntil':'" + validUntil + "'," + POSITIONS + "}";
        return api.post("/deals/" + deal + "/offers", Json.of(body)).is(201).id();
    }

    private long issued(long deal, String validUntil) {
        var id = draft(deal, validUntil);
        api.post("/offers/" + id + "/issue", null).is(200);
        return id;
    }

    private long decided(long deal, String how) {
        var id = issued(deal, "2090-01-01");
        api.post("/offers/" + id + "/" + how, "{}").is(200);
        return id;
    }

    private static String filter(String... conditions) {
        return "&filter=" + Api.encoded(Json.of("{'all':[" + String.join(",", conditions) + "]}"));
    }

    private static String is(String field, String value) {
        return "{'field':'" + field + "','op':'is','value':" + value + "}";
    }

    private static List<Long> ids(JsonNode items) {
        return items.valueStream().map(item -> item.path("id").longValue()).toList();
    }

    private List<Long> list(String query) {
        return ids(api.items("/offers?" + query));
    }

    @Test
    void whatIsUnansweredStandsThereWithCustomerDealAndTotalAndWhatEndsFirstComesFirst() {
        var roof = deal(api, "Dach");
        var later = issued(roof, "2091-05-01");
        var soon = issued(deal(api, "Keller"), "2091-02-01");
        decided(roof, "accept");
        draft(roof, "2091-01-01");

        var items = api.items("/offers?" + filter(is("status", "'ISSUED'")));

        assertThat(ids(items)).containsExactly(soon, later);
        var first = items.get(0);
        assertThat(first.path("dealTitle").asString()).isEqualTo("Keller");
        assertThat(first.path("customerName").asString()).isEqualTo("Keller GmbH");
        assertThat(first.path("total").path("value").asString()).isEqualTo("119.00");
        assertThat(first.path("responsibleId").longValue()).isEqualTo(api.userId());
        assertThat(first.path("issuedAt").isNull()).isFalse();
        assertThat(first.path("expired").booleanValue()).isFalse();
    }

    @Test
    void theyAreFoundByHowTheyStandWhenTheyEndWhoseTheyAreAndWhatIsTyped() {
        var roof = deal(api, "Dach");
        var cellar = deal(api, "Keller");
        var over = issued(roof, "2020-02-01");
        var open = issued(cellar, "2091-02-01");
        var accepted = decided(roof, "accept");
        var declined = decided(roof, "decline");
        var draft = draft(cellar, "2091-03-01");

        assertThat(list("sort=-id")).containsExactly(draft, declined, accepted, open, over);
        var ended = "{'field':'validUntil','op':'lessThan','value':'2026-01-01'}";
        assertThat(list(filter(is("status", "'ISSUED'"), ended))).containsExactly(over);
        assertThat(list("sort=id" + filter("{'field':'status','op':'in','values':['ACCEPTED','DECLINED']}")))
                .containsExactly(accepted, declined);
        assertThat(list("q=keller")).containsExactly(open, draft);
        var number = api.get("/offers/" + open).json().path("number").asString();
        assertThat(list("q=" + number.substring(2))).containsExactly(open);

        var colleague = accounts.manager(api);
        api.patch("/deals/" + cellar, Json.of("{'responsibleId':" + colleague.userId() + "}"))
                .is(200);
        assertThat(list("sort=id" + filter(is("responsibleId", "'me'")))).containsExactly(over, accepted, declined);
        var company = api.get("/deals/" + cellar).json().path("companyId");
        assertThat(list("sort=id" + filter(is("companyId", company.toString()))))
                .containsExactly(open, draft);
    }

    @Test
    void onePageFollowsTheOtherInEitherOrder() {
        var roof = deal(api, "Dach");
        var third = issued(roof, "2091-03-01");
        var first = issued(roof, "2091-01-01");
        var second = issued(roof, "2091-01-01");
        assertThat(pages("")).containsExactly(first, second, third);
        assertThat(pages("&sort=-validUntil")).containsExactly(third, second, first);
        assertThat(pages("&sort=-id")).containsExactly(second, first, third);
        api.get("/offers?cursor=x").isProblem(400, "invalid-input", "cursor");
        api.get("/offers?sort=total").isProblem(400, "invalid-input", "sort");
        api.get("/offers?" + filter(is("recipient", "'Kunde'"))).isProblem(400, "invalid-input", "filter");
    }

    private List<Long> pages(String query) {
        var one = api.get("/offers?limit=2" + query).is(200).json();
        assertThat(one.path("total").path("value").intValue()).isEqualTo(3);
        var other = api.get("/offers?limit=2" + query + "&cursor="
                        + one.path("nextCursor").asString())
                .is(200)
                .json();
        assertThat(other.path("nextCursor").isNull()).isTrue();
        return List.of(
                ids(one.path("items")).get(0),
                ids(one.path("items")).get(1),
                ids(other.path("items")).getFirst());
    }

    @Test
    void onlyOffersOfDealsOneMayReadAreShownAndNoneToWhoeverSeesNoAmounts() {
        var gone = deal(api, "Weg");
        issued(gone, "2091-01-01");
        api.delete("/deals/" + gone).is(204);
        var kept = issued(deal(api, "Dach"), "2091-01-01");
        assertThat(list("")).containsExactly(kept);

        var colleague = accounts.manager(api);
        var role = api.post("/roles", Json.of("{'name':'Nur eigene'}")).is(201).id();
        api.patch(
                        "/access/matrix",
                        Json.of("{'changes':[{'roleId':" + role + ",'area':'DEAL','action':'READ','scope':'OWN'}]}"))
                .is(200);
        api.patch("/users/" + colleague.userId(), Json.of("{'roleIds':[" + role + "]}"))
                .is(200);
        assertThat(colleague.items("/offers").size()).isZero();
        api.patch("/deals/" + api.items("/offers").get(0).path("dealId").longValue(), responsible(colleague))
                .is(200);
        var seen = colleague.items("/offers").get(0);
        assertThat(seen.path("id").longValue()).isEqualTo(kept);
        assertThat(seen.path("customerName").isNull())
                .as("may not read companies")
                .isTrue();

        assertThat(accounts.openClassic().items("/offers").size()).isZero();

        Canaries.hide(api, List.of());
        colleague.get("/offers").isProblem(403, "forbidden");
    }

    private static String responsible(Api whose) {
        return Json.of("{'responsibleId':" + whose.userId() + "}");
    }
}
