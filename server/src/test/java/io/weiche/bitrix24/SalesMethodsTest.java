package io.weiche.bitrix24;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Products, and what is sold in deals and leads.
@WeicheTest
class SalesMethodsTest {
    private final TestAccounts accounts;

    SalesMethodsTest(TestAccounts accounts) {
        this.accounts = accounts;
    }

    private static long product(Rest rest, String name, String price) {
        return rest.add("product", "{\"NAME\":\"" + name + "\",\"PRICE\":" + price + ",\"CURRENCY_ID\":\"EUR\"}");
    }

    @Test
    void productsAreAddedFoundChangedAndDeleted() {
        var rest = new Rest(accounts.open());
        var module = product(rest, "Modul", "149.9");
        product(rest, "Wechselrichter", "\"1200\"");
        var shown = rest.record("product", module);
        assertThat(shown.path("PRICE").asString()).isEqualTo("149.90");
        assertThat(shown.path("ACTIVE").asString()).isEqualTo("Y");
        rest.result("crm.product.update", "{\"id\":" + module + ",\"fields\":{\"ACTIVE\":\"N\",\"CODE\":\"M-1\"}}");
        assertThat(rest.ids("product", "{\"ACTIVE\":\"N\"}")).containsExactly(module);
        assertThat(rest.ids("product", "{\"%NAME\":\"modul\",\"<PRICE\":200}")).containsExactly(module);
        rest.result("crm.product.delete", "{\"id\":" + module + "}");
        Rest.isError(rest.json("crm.product.get", "{\"id\":" + module + "}"), 400, "", "Not found");
        Rest.isError(rest.json("crm.product.add", "{\"fields\":{\"PRICE\":1}}"), 400, "", "NAME");
    }

    /// Programs that bring a catalogue look for a product before they add it.
    @Test
    void aProductIsFoundByWhatAnotherSystemCallsIt() {
        var rest = new Rest(accounts.open());
        product(rest, "Wechselrichter", "1200");
        var module = rest.add("product", "{\"NAME\":\"Modul\",\"PRICE\":149.9,\"XML_ID\":\"1c-4711\"}");
        assertThat(rest.ids("product", "{\"XML_ID\":\"1c-4711\"}")).containsExactly(module);
        assertThat(rest.ids("product", "{\"XML_ID\":\"1c-0815\"}")).isEmpty();
        assertThat(rest.record("product", module).path("XML_ID").asString()).isEqualTo("1c-4711");
        rest.result("crm.product.update", "{\"id\":" + module + ",\"fields\":{\"PRICE\":1}}");
        rest.api().patch("/products/" + module, "{\"name\":\"Modul 400\"}").is(200);
        assertThat(rest.ids("product", "{\"@XML_ID\":[\"1c-4711\",\"x\"]}")).containsExactly(module);
    }

    private static JsonNode rows(Rest rest, long deal) {
        return rest.result("crm.deal.productrows.get", "{\"id\":" + deal + "}");
    }

    @Test
    void rowsOfADealAreReplacedAndMakeItsAmount() {
        var rest = new Rest(accounts.open());
        var module = product(rest, "Modul", "149.9");
        var deal = rest.add("deal", "{\"TITLE\":\"Dach\"}");
        var set = rest.result(
                "crm.deal.productrows.set",
                "{\"id\":" + deal + ",\"rows\":[{\"PRODUCT_ID\":" + module + ",\"PRICE\":\"80000\",\"QUANTITY\":2,"
                        + "\"DISCOUNT_TYPE_ID\":2,\"DISCOUNT_RATE\":20,\"TAX_RATE\":20,\"TAX_INCLUDED\":\"Y\"},"
                        + "{\"PRICE\":9.99}]}");
        assertThat(set.booleanValue()).isTrue();
        var rows = rows(rest, deal);
        var first = rows.path(0);
        assertThat(first.path("PRODUCT_NAME").asString()).isEqualTo("Modul");
        assertThat(first.path("PRICE").decimalValue()).isEqualByComparingTo("80000");
        assertThat(first.path("PRICE_EXCLUSIVE").decimalValue()).isEqualByComparingTo("66666.67");
        assertThat(first.path("PRICE_NETTO").decimalValue()).isEqualByComparingTo("83333.33");
        assertThat(first.path("PRICE_BRUTTO").decimalValue()).isEqualByComparingTo("100000");
        assertThat(first.path("DISCOUNT_RATE").decimalValue()).isEqualByComparingTo("20");
        assertThat(first.path("OWNER_TYPE").asString()).isEqualTo("D");
        assertThat(first.path("ID").isString()).isTrue();
        assertThat(rows.path(1).path("PRODUCT_NAME").asString()).isEqualTo("[2]");
        assertThat(rest.record("deal", deal).path("OPPORTUNITY").asString()).isEqualTo("160009.99");
        assertThat(rest.record("deal", deal).path("IS_MANUAL_OPPORTUNITY").asString())
                .isNotEmpty();
        rest.result("crm.deal.productrows.set", "{\"id\":" + deal + ",\"rows\":[]}");
        assertThat(rows(rest, deal).toString()).isEqualTo("[]");
    }

    @Test
    void whatAProgramSaysAPieceCostsStaysExactWhateverTheTax() {
        var rest = new Rest(accounts.open());
        var deal = rest.add("deal", "{\"TITLE\":\"Dach\"}");
        for (var price : new String[] {"0.01", "9.99", "119.99", "33.33", "1234567.89"}) {
            for (var tax : new String[] {"0", "7", "19"}) {
                for (var discount : new String[] {"0", "3", "33.33"}) {
                    rest.result(
                            "crm.deal.productrows.set",
                            "{\"id\":" + deal + ",\"rows\":[{\"PRODUCT_NAME\":\"x\",\"PRICE\":" + price
                                    + ",\"QUANTITY\":7,\"TAX_RATE\":" + tax + ",\"TAX_INCLUDED\":\"N\","
                                    + "\"DISCOUNT_TYPE_ID\":2,\"DISCOUNT_RATE\":" + discount + "}]}");
                    var amount = new BigDecimal(price).multiply(new BigDecimal(7));
                    assertThat(rest.record("deal", deal).path("OPPORTUNITY").asString())
                            .as(price + " " + tax + " " + discount)
                            .isEqualTo(amount.setScale(2).toPlainString());
                }
            }
        }
    }

    @Test
    void discountsThatDoNotFitAreRefusedAsTheOriginalDoes() {
        var rest = new Rest(accounts.open());
        var deal = rest.add("deal", "{\"TITLE\":\"Dach\"}");
        var rows = "{\"id\":" + deal + ",\"rows\":[{\"PRODUCT_NAME\":\"x\",\"PRICE\":1,";
        Rest.isError(
                rest.json("crm.deal.productrows.set", rows + "\"DISCOUNT_TYPE_ID\":2}]}"), 400, "", "Discount Rate");
        Rest.isError(
                rest.json("crm.deal.productrows.set", rows + "\"DISCOUNT_TYPE_ID\":1}]}"), 400, "", "Discount Sum");
        Rest.isError(
                rest.json("crm.deal.productrows.set", rows + "\"DISCOUNT_TYPE_ID\":2,\"DISCOUNT_RATE\":100}]}"),
                400,
                "",
                "Discount Sum");
        Rest.isError(rest.json("crm.deal.productrows.get", "{\"id\":999999999}"), 400, "", "Not found");
    }

    @Test
    void oneRowAtATimeKeepsTheNumbersOfTheOthers() {
        var rest = new Rest(accounts.open());
        var deal = rest.add("deal", "{\"TITLE\":\"Dach\"}");
        var first = row(rest, deal, "eins", 10);
        var second = row(rest, deal, "zwei", 20);
        var third = row(rest, deal, "drei", 30);
        var changed = rest.result("crm.item.productrow.update", "{\"id\":" + second + ",\"fields\":{\"quantity\":3}}")
                .path("productRow");
        assertThat(changed.path("id").longValue()).isEqualTo(second);
        assertThat(changed.path("quantity").intValue()).isEqualTo(3);
        assertThat(changed.path("productName").asString()).isEqualTo("zwei");
        assertThat(rest.result("crm.item.productrow.delete", "{\"id\":" + first + "}")
                        .isNull())
                .isTrue();
        var left = rest.result(
                        "crm.item.productrow.list", "{\"filter\":{\"=ownerType\":\"D\",\"=ownerId\":" + deal + "}}")
                .path("productRows");
        assertThat(left.valueStream().map(row -> row.path("id").longValue()).toList())
                .containsExactly(second, third);
        assertThat(rest.record("deal", deal).path("OPPORTUNITY").asString()).isEqualTo("90.00");
        Rest.isError(
                rest.json("crm.item.productrow.get", "{\"id\":" + first + "}"),
                400,
                "NOT_FOUND",
                "Product item not found");
        Rest.isError(
                rest.json("crm.item.productrow.add", "{\"fields\":{\"ownerType\":\"X\",\"ownerId\":1}}"),
                400,
                "ENTITY_TYPE_NOT_SUPPORTED",
                "");
        Rest.isError(
                rest.json("crm.item.productrow.add", "{\"fields\":{\"ownerType\":\"D\",\"ownerId\":999999999}}"),
                400,
                "OWNER_NOT_FOUND",
                "");
    }

    private static long row(Rest rest, long deal, String name, int price) {
        return rest.result(
                        "crm.item.productrow.add",
                        "{\"fields\":{\"ownerId\":" + deal + ",\"ownerType\":\"D\",\"productName\":\"" + name
                                + "\",\"price\":" + price + "}}")
                .path("productRow")
                .path("id")
                .longValue();
    }

    private static List<Long> rowIds(Rest rest, String parameters) {
        return rest.result("crm.item.productrow.list", parameters)
                .path("productRows")
                .valueStream()
                .map(row -> row.path("id").longValue())
                .toList();
    }

    /// Programs go through long lists from number to number.
    @Test
    void rowsAreFilteredAndOrderedByWhatTheyAre() {
        var rest = new Rest(accounts.open());
        var module = product(rest, "Modul", "149.9");
        var one = rest.add("deal", "{\"TITLE\":\"Dach\"}");
        var other = rest.add("deal", "{\"TITLE\":\"Carport\"}");
        for (var deal : List.of(one, other)) {
            rest.result(
                    "crm.deal.productrows.set",
                    "{\"id\":" + deal + ",\"rows\":[{\"PRODUCT_ID\":" + module
                            + ",\"PRICE\":100},{\"PRODUCT_NAME\":\"Montage\",\"PRICE\":6000}]}");
        }
        var owner = "\"=ownerType\":\"D\",\"=ownerId\":" + one;
        var ids = rowIds(rest, "{\"filter\":{" + owner + "}}");
        assertThat(ids).hasSize(2);
        var first = ids.getFirst();
        var second = ids.getLast();
        assertThat(rowIds(rest, "{\"filter\":{" + owner + ",\">id\":" + first + "}}"))
                .containsExactly(second);
        assertThat(rowIds(rest, "{\"filter\":{" + owner + ",\"@id\":[" + first + ",7]}}"))
                .containsExactly(first);
        assertThat(rowIds(rest, "{\"filter\":{" + owner + ",\"productId\":" + module + "}}"))
                .containsExactly(first);
        assertThat(rowIds(rest, "{\"filter\":{" + owner + ",\">price\":5000},\"order\":{\"price\":\"desc\"}}"))
                .containsExactly(second);
        assertThat(rowIds(rest, "{\"filter\":{" + owner + ",\"%PRODUCT_NAME\":\"mont\"}}"))
                .containsExactly(second);
        assertThat(rowIds(rest, "{\"filter\":{" + owner + "},\"order\":{\"id\":\"desc\"}}"))
                .containsExactly(second, first);
        var both = "\"=ownerType\":\"D\",\"@ownerId\":[" + one + "," + other + ",99999]";
        assertThat(rowIds(rest, "{\"filter\":{" + both + "}}")).hasSize(4).startsWith(first, second);
        assertThat(rowIds(rest, "{\"filter\":{" + both + ",\">ownerId\":" + one + "}}"))
                .hasSize(2);
        Rest.isError(
                rest.json("crm.item.productrow.list", "{\"filter\":{" + owner + ",\"nope\":1}}"),
                400,
                "INVALID_ARG_VALUE",
                "NOPE");
        Rest.isError(
                rest.json("crm.item.productrow.list", "{\"filter\":{\"=ownerId\":" + one + "}}"),
                400,
                "100",
                "ownerType");
    }

    /// What the caller may not see is left out of a list of many.
    @Test
    void rowsOfHiddenDealsStayHidden() {
        var boss = new Rest(accounts.open());
        var manager = new Rest(accounts.manager(boss.api()));
        var hidden = boss.add("deal", "{\"TITLE\":\"geheim\"}");
        var own = manager.add("deal", "{\"TITLE\":\"meiner\"}");
        for (var deal : List.of(hidden, own)) {
            boss.result(
                    "crm.deal.productrows.set",
                    "{\"id\":" + deal + ",\"rows\":[{\"PRODUCT_NAME\":\"x\",\"PRICE\":1}]}");
        }
        var both = "{\"filter\":{\"ownerType\":\"D\",\"ownerId\":[" + hidden + "," + own + "]}}";
        assertThat(rowIds(boss, both)).hasSize(2);
        assertThat(rowIds(manager, both)).hasSize(1);
    }
}
