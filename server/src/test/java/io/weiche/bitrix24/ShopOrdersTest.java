package io.weiche.bitrix24;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import org.junit.jupiter.api.Test;

/// Shops send an order in one batch: the lead, what was ordered, and what is to be done.
@WeicheTest
class ShopOrdersTest {
    private static final String ORDER = Json.of("{'halt':1,'cmd':{"
            + "'add_lead':'crm.lead.add?fields[TITLE]=Bestellung&fields[NAME]=Eva',"
            + "'rows':'crm.lead.productrows.set?id=$result[add_lead]&rows[0][PRODUCT_NAME]=Modul&rows[0][PRICE]=100"
            + "&rows[0][QUANTITY]=2',"
            + "'comment':'crm.timeline.comment.add?fields[ENTITY_TYPE]=lead&fields[ENTITY_ID]=$result[add_lead]"
            + "&fields[COMMENT]=Zahlt+bar',"
            + "'todo':'crm.activity.todo.add?ownerTypeId=1&ownerId=$result[add_lead]&deadline=2030-01-15&title=Packen',"
            + "'update':'crm.lead.update?id=$result[add_lead]&fields[COMMENTS]=Eilig&fields[UTM_SOURCE]=shop'}}");

    private final TestAccounts accounts;

    ShopOrdersTest(TestAccounts accounts) {
        this.accounts = accounts;
    }

    @Test
    void anOrderEndsInItsDealInSimpleMode() {
        var rest = new Rest(accounts.open());
        var batch = rest.result("batch", ORDER);
        assertThat(batch.path("result_error").toString()).isEqualTo("[]");
        assertThat(batch.path("result_warnings").propertyNames())
                .containsExactlyInAnyOrder("rows", "comment", "todo", "update");
        assertThat(batch.path("result_warnings")
                        .path("rows")
                        .path(0)
                        .path("code")
                        .asString())
                .isEqualTo("LEAD_CONVERTED");
        var deals = rest.ids(
                "deal", "{\"LEAD_ID\":" + batch.path("result").path("add_lead").longValue() + "}");
        assertThat(deals).hasSize(1);
        var deal = rest.record("deal", deals.getFirst());
        assertThat(deal.path("OPPORTUNITY").asString()).isEqualTo("200.00");
        assertThat(deal.path("COMMENTS").asString()).isEqualTo("Eilig");
        assertThat(deal.path("UTM_SOURCE").asString()).isEqualTo("shop");
        var owner = "{\"OWNER_TYPE_ID\":2,\"OWNER_ID\":" + deals.getFirst() + "}";
        assertThat(rest.ids("activity", owner)).hasSize(1);
        assertThat(rest.result(
                                "crm.timeline.comment.list",
                                "{\"filter\":{\"ENTITY_TYPE\":\"deal\",\"ENTITY_ID\":" + deals.getFirst() + "}}")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void anOrderIsALeadInClassicMode() {
        var rest = new Rest(accounts.openClassic());
        var batch = rest.result("batch", ORDER);
        assertThat(batch.path("result_error").toString()).isEqualTo("[]");
        assertThat(batch.has("result_warnings")).isFalse();
        assertThat(rest.record("lead", batch.path("result").path("add_lead").longValue())
                        .path("OPPORTUNITY")
                        .asString())
                .isEqualTo("200.00");
    }

    /// What is closed is history, and what is meant for the lead itself is refused as ever.
    @Test
    void nothingElseIsDoneToADeal() {
        var rest = new Rest(accounts.open());
        var lead = rest.add("lead", "{\"TITLE\":\"Bestellung\",\"NAME\":\"Eva\"}");
        var deal = rest.ids("deal", "{\"LEAD_ID\":" + lead + "}").getFirst();
        var rows = Json.of("{'id':" + lead + ",'rows':[{'PRODUCT_NAME':'Modul','PRICE':1}]}");
        assertThat(rest.json("crm.lead.update", Json.of("{'id':" + lead + ",'fields':{'TITLE':'x','COMMENTS':'y'}}"))
                        .status())
                .isEqualTo(400);
        rest.result("crm.deal.update", Json.of("{'id':" + deal + ",'fields':{'STAGE_ID':'WON'}}"));
        assertThat(rest.json("crm.lead.productrows.set", rows).status()).isEqualTo(400);
        assertThat(rest.record("deal", deal).path("OPPORTUNITY").asString()).isEqualTo("0.00");
    }

    @Test
    void whoDoesNotSeeTheDealDoesNothingToIt() {
        var boss = new Rest(accounts.open());
        var manager = new Rest(accounts.manager(boss.api()));
        var lead = boss.add("lead", "{\"TITLE\":\"Bestellung\",\"NAME\":\"Eva\"}");
        var deal = boss.ids("deal", "{\"LEAD_ID\":" + lead + "}").getFirst();
        var rows = Json.of("{'id':" + lead + ",'rows':[{'PRODUCT_NAME':'Modul','PRICE':1}]}");
        assertThat(manager.json("crm.lead.productrows.set", rows).status()).isEqualTo(400);
        assertThat(boss.record("deal", deal).path("OPPORTUNITY").asString()).isEqualTo("0.00");
    }
}
