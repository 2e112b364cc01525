package io.weiche.bitrix24;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Canaries;
import io.weiche.testing.Figures;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Amounts that are hidden from a user are hidden from the programs that come with their webhook (record 130).
@WeicheTest
class HiddenAmountsOnTheWireTest {
    private final TestAccounts accounts;
    private final MethodTable table;

    HiddenAmountsOnTheWireTest(TestAccounts accounts, MethodTable table) {
        this.accounts = accounts;
        this.table = table;
    }

    @Test
    void noMethodShowsAnAmountThatIsHidden() {
        var canaries = new Canaries(accounts);
        var hidden = new Rest(canaries.restricted);
        var seeing = new Rest(canaries.seeing);
        var shown = new TreeSet<String>();
        var leaks = new TreeSet<String>();
        var calls = calls(canaries);
        for (var call : calls) {
            if (Canaries.shows(hidden.json(call.method(), call.body()).body())) {
                leaks.add(call.toString());
            }
            if (Canaries.shows(seeing.json(call.method(), call.body()).body())) {
                shown.add(call.method());
            }
        }
        Figures.print("hidden amounts on the wire", calls.size() + " calls x 2 people, amounts in " + shown);
        assertThat(leaks).isEmpty();
        assertThat(shown)
                .contains(
                        "crm.deal.get",
                        "crm.deal.list",
                        "crm.deal.productrows.get",
                        "crm.item.get",
                        "crm.item.list",
                        "crm.item.productrow.list",
                        "crm.lead.get",
                        "crm.lead.list",
                        "batch");
    }

    private record Asked(String method, String body) {}

    /// Every method that reads, as its example does, and those that answer with what programs ask for.
    private List<Asked> calls(Canaries canaries) {
        var calls = new ArrayList<Asked>();
        for (var method : table.all()) {
            if (!method.writes() && method.available()) {
                for (var record : List.of(canaries.deal, canaries.lead, canaries.sold)) {
                    calls.add(new Asked(
                            method.name(),
                            method.example().replaceAll("(?i)(\"=?(?:id|ownerId)\":)1\\b", "$1" + record)));
                }
            }
        }
        for (var method : List.of("crm.deal.list", "crm.lead.list")) {
            calls.add(new Asked(method, "{\"select\":[\"*\",\"UF_*\"]}"));
            calls.add(new Asked(method, "{\"select\":[\"OPPORTUNITY\"]}"));
        }
        calls.add(new Asked("crm.item.list", "{\"entityTypeId\":1}"));
        calls.add(new Asked("crm.item.list", "{\"entityTypeId\":2,\"select\":[\"opportunity\"]}"));
        calls.add(new Asked("batch", "{\"cmd\":{\"a\":\"crm.deal.get?id=" + canaries.deal + "\"}}"));
        return calls;
    }

    @Test
    void nobodyFindsAnAmountByFilterOrOrder() {
        var canaries = new Canaries(accounts);
        var hidden = new Rest(canaries.restricted);
        for (var method : new String[] {"crm.deal.list", "crm.lead.list"}) {
            var all = found(hidden, method, "{\"filter\":{\">OPPORTUNITY\":\"0\"}}");
            assertThat(found(hidden, method, "{\"filter\":{\">OPPORTUNITY\":\"99999999\"}}"))
                    .isEqualTo(all);
            assertThat(found(hidden, method, "{\"filter\":{\"CURRENCY_ID\":\"XYZ\"}}"))
                    .isEqualTo(all);
            assertThat(found(hidden, method, "{\"order\":{\"OPPORTUNITY\":\"ASC\"}}"))
                    .isEqualTo(found(hidden, method, "{\"order\":{\"OPPORTUNITY\":\"DESC\"}}"));
        }
        assertThat(hidden.json("crm.deal.fields", "{}").body()).doesNotContain("OPPORTUNITY", "CURRENCY_ID");
        assertThat(hidden.json("crm.item.fields", "{\"entityTypeId\":2}").body())
                .doesNotContain("opportunity");
        assertThat(hidden.json("crm.company.fields", "{}").body()).contains("CURRENCY_ID");
    }

    /// The numbers of the records, or the refusal.
    private static String found(Rest rest, String method, String body) {
        var answer = rest.json(method, body.replaceFirst("\\{", "{\"select\":[\"ID\"],"))
                .json();
        return answer.has("error") ? "refused" : answer.path("result").toString();
    }

    @Test
    void whatIsHiddenIsNotWrittenAndKept() {
        var canaries = new Canaries(accounts);
        var hidden = new Rest(canaries.restricted);
        var owner = canaries.administrator;
        var update = hidden.json(
                "crm.deal.update",
                "{\"id\":" + canaries.deal + ",\"fields\":{\"OPPORTUNITY\":\"1\",\"COMMENTS\":\"weiter\"}}");
        assertThat(Rest.warnings(update)).contains("UNKNOWN_FIELD OPPORTUNITY");
        hidden.json(
                        "crm.item.update",
                        "{\"entityTypeId\":2,\"id\":" + canaries.deal
                                + ",\"fields\":{\"opportunity\":5,\"currencyId\":\"USD\"}}")
                .is(200);
        assertThat(amount(owner, canaries.deal)).isEqualTo("827364.55");
        assertThat(owner.get("/deals/" + canaries.deal).json().path("comments").asString())
                .isEqualTo("weiter");
        for (var call : new String[] {
            "crm.deal.productrows.get {\"id\":" + canaries.deal + "}",
            "crm.deal.productrows.set {\"id\":" + canaries.deal + ",\"rows\":[{\"PRODUCT_NAME\":\"x\",\"PRICE\":1}]}",
            "crm.item.productrow.list {\"filter\":{\"=ownerType\":\"D\",\"=ownerId\":" + canaries.deal + "}}"
        }) {
            var parts = call.split(" ", 2);
            assertThat(hidden.json(parts[0], parts[1]).status()).as(call).isBetween(400, 403);
        }
        assertThat(amount(owner, canaries.deal)).isEqualTo("827364.55");
    }

    private static String amount(Api owner, long deal) {
        return owner.get("/deals/" + deal)
                .is(200)
                .json()
                .path("amount")
                .path("value")
                .asString();
    }
}
