package io.weiche.bitrix24;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Programs that keep two systems alike look for the key before they add a record. One that does not find it doubles
/// everything.
@WeicheTest
class KeysOfOtherSystemsTest {
    private static final String KEY = "\"ORIGINATOR_ID\":\"shop\",\"ORIGIN_ID\":\"4711\"";

    private final TestAccounts accounts;

    KeysOfOtherSystemsTest(TestAccounts accounts) {
        this.accounts = accounts;
    }

    @ParameterizedTest
    @CsvSource({"lead, 1, leads", "deal, 2, deals", "contact, 3, contacts", "company, 4, companies"})
    void aRecordIsFoundByItsKey(String kind, int type, String path) {
        var rest = new Rest(accounts.openClassic());
        rest.add(kind, "{\"TITLE\":\"andere\",\"NAME\":\"Udo\",\"ORIGIN_ID\":\"0815\"}");
        var id = rest.add(kind, "{\"TITLE\":\"Dach\",\"NAME\":\"Eva\"," + KEY + "}");
        assertThat(rest.ids(kind, "{\"ORIGIN_ID\":\"4711\"}")).containsExactly(id);
        assertThat(rest.ids(kind, "{" + KEY + "}")).containsExactly(id);
        assertThat(rest.ids(kind, "{\"ORIGINATOR_ID\":\"erp\",\"ORIGIN_ID\":\"4711\"}"))
                .isEmpty();
        assertThat(rest.record(kind, id).path("ORIGINATOR_ID").asString()).isEqualTo("shop");
        var list = rest.result("crm.item.list", "{\"entityTypeId\":" + type + ",\"filter\":{\"originId\":\"4711\"}}")
                .path("items");
        assertThat(list.size()).isEqualTo(1);
        assertThat(list.path(0).path("originatorId").asString()).isEqualTo("shop");
        assertThat(list.path(0).path("originId").asString()).isEqualTo("4711");
    }

    /// Neither a program that writes something else nor a person in the client loses it.
    @ParameterizedTest
    @CsvSource({"deal, deals", "contact, contacts", "company, companies"})
    void aKeyStaysUntilSomebodyChangesIt(String kind, String path) {
        var rest = new Rest(accounts.open());
        var id = rest.add(kind, "{\"TITLE\":\"Dach\",\"NAME\":\"Eva\"," + KEY + "}");
        rest.result("crm." + kind + ".update", "{\"id\":" + id + ",\"fields\":{\"COMMENTS\":\"x\"}}");
        rest.api().patch("/" + path + "/" + id, "{\"comments\":\"y\"}").is(200);
        assertThat(rest.ids(kind, "{" + KEY + "}")).containsExactly(id);
        rest.result("crm." + kind + ".update", "{\"id\":" + id + ",\"fields\":{\"ORIGIN_ID\":\"4712\"}}");
        assertThat(rest.ids(kind, "{\"ORIGIN_ID\":\"4711\"}")).isEmpty();
        assertThat(rest.ids(kind, "{\"ORIGIN_ID\":\"4712\"}")).containsExactly(id);
        rest.result("crm." + kind + ".update", "{\"id\":" + id + ",\"fields\":{\"ORIGIN_ID\":\"\"}}");
        assertThat(rest.ids(kind, "{\"ORIGIN_ID\":\"\"}")).containsExactly(id);
    }

    /// The key is that of the order, not of the customer, who orders again.
    @Test
    void theDealOfAnInquiryHasItsKey() {
        var rest = new Rest(accounts.open());
        var lead = rest.add("lead", "{\"TITLE\":\"Bestellung\",\"NAME\":\"Eva\"," + KEY + "}");
        assertThat(rest.ids("lead", "{" + KEY + "}")).containsExactly(lead);
        var deals = rest.ids("deal", "{" + KEY + "}");
        assertThat(deals).hasSize(1);
        assertThat(rest.record("deal", deals.getFirst()).path("LEAD_ID").asLong())
                .isEqualTo(lead);
        assertThat(rest.ids("contact", "{\"ORIGIN_ID\":\"4711\"}")).isEmpty();
    }

    @Test
    void aMergedRecordKeepsItsKeyOrTakesTheOther() {
        var rest = new Rest(accounts.open());
        var first = rest.add("company", "{\"TITLE\":\"Dach AG\"}");
        var second = rest.add("company", "{\"TITLE\":\"Dach\"," + KEY + "}");
        merge(rest, first, second);
        assertThat(rest.ids("company", "{" + KEY + "}")).containsExactly(first);
        var third = rest.add("company", "{\"TITLE\":\"Dach AG Köln\",\"ORIGIN_ID\":\"0815\"}");
        merge(rest, first, third);
        assertThat(rest.ids("company", "{" + KEY + "}")).containsExactly(first);
    }

    private static void merge(Rest rest, long survivor, long other) {
        rest.api()
                .post(
                        "/merges",
                        "{\"kind\":\"COMPANY\",\"records\":[{\"id\":" + survivor + "},{\"id\":" + other + "}]}")
                .is(201);
    }

    @Test
    void aCopiedDealIsAnotherOne() {
        var rest = new Rest(accounts.open());
        var deal = rest.add("deal", "{\"TITLE\":\"Dach\"," + KEY + "}");
        rest.api().post("/deals/" + deal + "/copies", "{}").is(201);
        assertThat(rest.ids("deal", "{" + KEY + "}")).containsExactly(deal);
    }
}
