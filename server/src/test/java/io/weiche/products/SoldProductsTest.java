package io.weiche.products;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What is sold in leads and deals: rows, what they come to, and where they travel.
@WeicheTest
class SoldProductsTest {
    private static final String TWO_ROWS = "[{'name':'Sensor','quantity':'2.5','price':'100.00','taxRate':'19'},"
            + "{'name':'Montage','price':'119.00','taxRate':'19','taxIncluded':true,'discountPercent':'10'}]";

    private final TestAccounts accounts;
    private final Api api;

    SoldProductsTest(TestAccounts accounts) {
        this.accounts = accounts;
        this.api = accounts.openClassic();
    }

    private long deal(String more) {
        return api.post("/deals", Json.of("{'title':'Dach'" + more + "}"))
                .is(201)
                .id();
    }

    private Api.Answer put(String path, String body) {
        return api.send("PUT", path + "/products", Json.of(body), Map.of("If-Match", "*"));
    }

    private JsonNode sold(String path) {
        return api.get(path + "/products").is(200).json();
    }

    private String amount(String path) {
        return api.get(path).is(200).json().path("amount").path("value").asString();
    }

    @Test
    void theAmountOfADealWithoutOneIsTheSumOfItsRows() {
        var path = "/deals/" + deal("");
        var now = put(path, "{'rows':" + TWO_ROWS + "}").is(200).json();
        // 250 + 19 % and 107,10 with the tax in it
        assertThat(now.path("rows").get(0).path("total").asString()).isEqualTo("297.50");
        assertThat(now.path("rows").get(1).path("net").asString()).isEqualTo("90.00");
        assertThat(now.path("total").path("value").asString()).isEqualTo("404.60");
        assertThat(now.path("net").path("value").asString()).isEqualTo("340.00");
        assertThat(now.path("fromRows").booleanValue()).isTrue();
        assertThat(amount(path)).isEqualTo("404.60");
        assertThat(sold(path).path("rows").get(0).path("quantity").asString()).isEqualTo("2.5000");

        put(path, "{'rows':[{'name':'Sensor','price':'1.00'}]}").is(200);
        assertThat(amount(path)).isEqualTo("1.00");
        put(path, "{'rows':[]}").is(200);
        assertThat(api.get(path).json().path("amount").isNull()).isTrue();
    }

    @Test
    void anAmountThatSomebodyTypedStaysUntilTheyChooseTheSum() {
        var path = "/deals/" + deal(",'amount':{'value':'500.00','currency':'USD'}");
        var now = put(path, "{'rows':" + TWO_ROWS + "}").is(200).json();
        assertThat(now.path("fromRows").booleanValue()).isFalse();
        assertThat(now.path("currency").asString()).isEqualTo("USD");
        assertThat(amount(path)).isEqualTo("500.00");
        put(path, "{'rows':" + TWO_ROWS + ",'fromRows':true}").is(200);
        assertThat(amount(path)).isEqualTo("404.60");
        assertThat(api.get(path).json().path("amount").path("currency").asString())
                .isEqualTo("USD");
        // typing an amount makes it one that was typed
        api.patch(path, Json.of("{'amount':{'value':'450.00','currency':'USD'}}"))
                .is(200);
        assertThat(sold(path).path("fromRows").booleanValue()).isFalse();
        assertThat(sold(path).path("total").path("value").asString()).isEqualTo("404.60");
    }

    @Test
    void rowsAreChangedByTheVersionOfTheDeal() {
        var path = "/deals/" + deal("");
        var version = api.get(path).json().path("version").intValue();
        var rows = Json.of("{'rows':" + TWO_ROWS + "}");
        api.send("PUT", path + "/products", rows, Map.of()).isProblem(428, "precondition-required");
        api.send("PUT", path + "/products", rows, Map.of("If-Match", "\"" + version + "\""))
                .is(200);
        api.send("PUT", path + "/products", rows, Map.of("If-Match", "\"" + version + "\""))
                .isProblem(412, "version-conflict");
        var entry = api.items(path + "/timeline").get(0).path("data").path("changes");
        assertThat(entry.get(0).path("to").asString()).isEqualTo("2.5 × Sensor, 1 × Montage");
        assertThat(entry.get(1).path("field").asString()).isEqualTo("amount");
        // the same once more changes nothing
        var same = put(path, "{'rows':" + TWO_ROWS + "}").is(200);
        assertThat(same.number("version")).isEqualTo(version + 1);
    }

    @Test
    void aConversionTakesTheRowsAlong() {
        var lead = api.lead(Json.of("{'lastName':'Holm'}"));
        put("/leads/" + lead, "{'rows':" + TWO_ROWS + "}").is(200);
        var made = api.post("/leads/" + lead + "/conversion", Json.of("{'deal':{}}"))
                .is(201);
        var deal = "/deals/" + made.number("dealId");
        assertThat(sold(deal).path("rows")).isEqualTo(sold("/leads/" + lead).path("rows"));
        assertThat(sold(deal).path("fromRows").booleanValue()).isTrue();
        assertThat(amount(deal)).isEqualTo("404.60");
        put("/leads/" + lead, "{'rows':[]}").isProblem(409, "conflict");
        api.post("/conversions/" + made.number("conversionId") + "/undo", "{}").is(200);
        assertThat(sold("/leads/" + lead).path("rows").size()).isEqualTo(2);
    }

    @Test
    void aSwitchTakesTheRowsAlongInSets() {
        for (int i = 0; i < 10; i++) {
            put("/leads/" + api.lead(Json.of("{'lastName':'N" + i + "'}")), "{'rows':" + TWO_ROWS + "}")
                    .is(200);
        }
        api.switchToSimple("");
        var deals = api.items("/deals");
        assertThat(deals.size()).isEqualTo(10);
        deals.forEach(deal -> assertThat(
                        sold("/deals/" + deal.path("id")).path("rows").size())
                .isEqualTo(2));
    }

    @Test
    void aMergeKeepsTheRowsOfOneAndGivesThemBack() {
        var one = deal("");
        var other = deal("");
        put("/deals/" + other, "{'rows':" + TWO_ROWS + "}").is(200);
        var merge = api.post("/merges", Json.of("{'kind':'DEAL','records':[{'id':" + one + "},{'id':" + other + "}]}"))
                .is(201)
                .id();
        assertThat(sold("/deals/" + one).path("rows").size()).isEqualTo(2);
        assertThat(amount("/deals/" + one)).isEqualTo("404.60");
        assertThat(sold("/deals/" + one).path("fromRows").booleanValue()).isTrue();
        api.post("/merges/" + merge + "/undo", null).is(200);
        assertThat(sold("/deals/" + one).path("rows").size()).isZero();
        assertThat(sold("/deals/" + other).path("rows").size()).isEqualTo(2);

        put("/deals/" + one, "{'rows':[{'name':'Eigenes','price':'1'}]}").is(200);
        api.post("/merges", Json.of("{'kind':'DEAL','records':[{'id':" + one + "},{'id':" + other + "}]}"))
                .is(201);
        // nothing is sold twice
        assertThat(sold("/deals/" + one).path("rows").size()).isOne();
        assertThat(amount("/deals/" + one)).isEqualTo("1.00");
    }

    @Test
    void whatIsSoldKeepsItsCurrencyWhateverBecomesOfTheAmount() {
        var euros = "'amount':{'value':'450.00','currency':'EUR'}";
        var dollars = "'amount':{'value':'500.00','currency':'USD'}";
        var lead = api.lead(Json.of("{'lastName':'Holm'," + dollars + "}"));
        for (var path : List.of("/deals/" + deal("," + dollars), "/leads/" + lead)) {
            put(path, "{'rows':" + TWO_ROWS + "}").is(200);
            var refused =
                    api.patch(path, Json.of("{" + euros + "}")).isProblem(400, "invalid-input", "amount.currency");
            assertThat(refused.json().path("errors").get(0).path("code").asString())
                    .isEqualTo("sold-in-another");
            api.patch(path, Json.of("{'amount':null}")).is(200);
            assertThat(sold(path).path("currency").asString()).as(path).isEqualTo("USD");
            api.patch(path, Json.of("{'comments':'x'}")).is(200);
            put(path, "{'rows':[{'name':'Sensor','price':'1'}],'fromRows':false}")
                    .is(200);
            assertThat(sold(path).path("total").path("currency").asString()).isEqualTo("USD");
            api.patch(path, Json.of("{" + euros + "}")).isProblem(400, "invalid-input", "amount.currency");
            var unnamed =
                    api.patch(path, Json.of("{'amount':{'value':'7.00'}}")).is(200);
            assertThat(unnamed.json().path("amount").path("currency").asString())
                    .isEqualTo("USD");
            put(path, "{'rows':[]}").is(200);
            api.patch(path, Json.of("{" + euros + "}")).is(200);
        }
    }

    @Test
    void aMergeMovesNoRowsIntoAnotherCurrency() {
        var one = deal(",'amount':{'value':'100.00','currency':'EUR'}");
        var other = deal(",'amount':{'value':'500.00','currency':'USD'}");
        put("/deals/" + other, "{'rows':" + TWO_ROWS + "}").is(200);
        var merge = merge(one, other, "").is(201).id();
        assertThat(sold("/deals/" + one).path("rows").size()).isZero();
        assertThat(amount("/deals/" + one)).isEqualTo("100.00");
        var told = api.items("/deals/" + one + "/timeline").get(0);
        assertThat(told.path("type").asString()).isEqualTo("MERGED");
        assertThat(told.path("data").path("otherCurrency").get(0).path("id").longValue())
                .isEqualTo(other);
        api.post("/merges/" + merge + "/undo", null).is(200);
        assertThat(sold("/deals/" + other).path("rows").size()).isEqualTo(2);
        assertThat(sold("/deals/" + other).path("currency").asString()).isEqualTo("USD");

        merge(one, other, ",'take':{'amount':" + other + "}").is(201);
        assertThat(sold("/deals/" + one).path("rows").size()).isEqualTo(2);
        assertThat(sold("/deals/" + one).path("currency").asString()).isEqualTo("USD");
    }

    @Test
    void aSurvivorKeepsTheCurrencyOfWhatIsSoldInIt() {
        var one = deal("");
        var other = deal(",'amount':{'value':'500.00','currency':'USD'}");
        put("/deals/" + one, "{'rows':" + TWO_ROWS + ",'fromRows':false}").is(200);
        merge(one, other, ",'take':{'amount':" + other + "}").isProblem(400, "invalid-input", "take.amount");
        merge(one, other, "").is(201);
        assertThat(sold("/deals/" + one).path("rows").size()).isEqualTo(2);
        assertThat(sold("/deals/" + one).path("currency").asString()).isEqualTo("EUR");
    }

    private Api.Answer merge(long one, long other, String more) {
        return api.post(
                "/merges", Json.of("{'kind':'DEAL','records':[{'id':" + one + "},{'id':" + other + "}]" + more + "}"));
    }

    @Test
    void theCatalogueIsChangedByWhoeverMayEditSettingsAndRowsKeepWhatTheyWereSoldAs() {
        var product = api.post(
                        "/products",
                        Json.of("{'name':'Sensor','code':'S-1','unit':'Stück','price':'100','taxRate':'19'}"))
                .is(201)
                .id();
        api.post("/products", Json.of("{'name':'Anderer','code':'S-1','price':'1'}"))
                .isProblem(400, "invalid-input", "code");
        var path = "/deals/" + deal("");
        put(path, "{'rows':[{'productId':" + product + ",'name':'Sensor','price':'100','taxRate':'19'}]}")
                .is(200);
        api.patch("/products/" + product, Json.of("{'name':'Sensor II','price':'120','active':false}"))
                .is(200);
        assertThat(api.items("/products?q=sens&active=true").size()).isZero();
        assertThat(api.items("/products?q=s-1").get(0).path("name").asString()).isEqualTo("Sensor II");
        assertThat(sold(path).path("rows").get(0).path("price").asString()).isEqualTo("100.00");
        api.delete("/products/" + product).is(204);
        assertThat(sold(path).path("rows").get(0).path("productId").isNull()).isTrue();
        accounts.manager(api)
                .post("/products", Json.of("{'name':'x','price':'1'}"))
                .isProblem(403, "forbidden");
    }

    @Test
    void theCatalogueIsReadPageByPage() {
        for (var name : new String[] {"b", "A", "c"}) {
            api.post("/products", "{\"name\":\"" + name + "\",\"price\":\"1\"}").is(201);
        }
        var first = api.get("/products?limit=2").is(200).json();
        assertThat(first.path("items").get(0).path("name").asString()).isEqualTo("A");
        var rest =
                api.items("/products?limit=2&cursor=" + first.path("nextCursor").asString());
        assertThat(rest.size()).isOne();
        assertThat(rest.get(0).path("name").asString()).isEqualTo("c");
    }

    @Test
    void rowsThatCannotBeAreRefusedWithFieldAndReason() {
        var path = "/deals/" + deal("");
        for (var wrong : Map.of(
                        "'name':'x'", "rows[0].price",
                        "'price':'1'", "rows[0].name",
                        "'name':'x','price':'1.001'", "rows[0].price",
                        "'name':'x','price':'1','quantity':'0'", "rows[0].quantity",
                        "'name':'x','price':'1','quantity':'1.00001'", "rows[0].quantity",
                        "'name':'x','price':'1','quantity':'1e400'", "rows[0].quantity",
                        "'name':'x','price':'1','discountPercent':'101'", "rows[0].discountPercent",
                        "'name':'x','price':'1','discountPercent':'1','discountAmount':'1'", "rows[0].discountAmount",
                        "'name':'x','price':'1','taxRate':'-1'", "rows[0].taxRate",
                        "'name':'x','price':'9000000000000000','quantity':'90000'", "rows[0].quantity")
                .entrySet()) {
            put(path, "{'rows':[{" + wrong.getKey() + "}]}").isProblem(400, "invalid-input", wrong.getValue());
        }
        put(path, "{'rows':[{'name':'x','price':'1','productId':999999999}]}").isProblem(400, "invalid-input", "rows");
        put(path, "{}").isProblem(400, "invalid-input", "rows");
        var foreign = accounts.open().post("/products", Json.of("{'name':'x','price':'1'}"));
        put(path, "{'rows':[{'name':'x','price':'1','productId':" + foreign.id() + "}]}")
                .isProblem(400, "invalid-input", "rows");
        assertThat(sold(path).path("rows").size()).isZero();
    }
}
