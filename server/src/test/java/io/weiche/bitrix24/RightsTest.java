package io.weiche.bitrix24;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import org.junit.jupiter.api.Test;

/// A webhook may do what its user may do, and no more.
@WeicheTest
class RightsTest {
    private final TestAccounts accounts;

    RightsTest(TestAccounts accounts) {
        this.accounts = accounts;
    }

    @Test
    void aManagerSeesAndChangesOwnRecordsOnly() {
        var boss = new Rest(accounts.openClassic());
        var manager = new Rest(accounts.manager(boss.api()));
        for (var kind : new String[] {"lead", "deal", "contact"}) {
            var foreign =
                    boss.add(kind, "{\"TITLE\":\"fremd\",\"NAME\":\"F\",\"PHONE\":[{\"VALUE\":\"030 7777777\"}]}");
            var own = manager.add(kind, "{\"TITLE\":\"eigen\",\"NAME\":\"E\"}");
            assertThat(manager.ids(kind, "{}")).containsExactly(own);
            assertThat(manager.json("crm." + kind + ".list", "{}")
                            .json()
                            .path("total")
                            .intValue())
                    .isEqualTo(1);
            assertThat(boss.ids(kind, "{}")).containsExactly(foreign, own);
            Rest.isError(manager.json("crm." + kind + ".get", "{\"id\":" + foreign + "}"), 400, "", "Not found");
            Rest.isError(
                    manager.json("crm." + kind + ".update", "{\"id\":" + foreign + ",\"fields\":{\"TITLE\":\"x\"}}"),
                    400,
                    "",
                    "Not found");
            Rest.isError(manager.json("crm." + kind + ".delete", "{\"id\":" + foreign + "}"), 400, "", "Not found");
        }
        assertThat(manager.result("crm.duplicate.findbycomm", "{\"type\":\"PHONE\",\"values\":[\"0307777777\"]}")
                        .size())
                .isZero();
    }

    @Test
    void whatMayBeSeenButNotChangedNamesTheMissingRight() {
        var boss = new Rest(accounts.open());
        var manager = new Rest(accounts.manager(boss.api()));
        var company = boss.add("company", "{\"TITLE\":\"Holm\"}");
        assertThat(manager.record("company", company).path("TITLE").asString()).isEqualTo("Holm");
        Rest.isError(
                manager.json("crm.company.update", "{\"id\":" + company + ",\"fields\":{\"TITLE\":\"x\"}}"),
                400,
                "",
                "Access denied. You need the right: change companies.");
        assertThat(boss.record("company", company).path("TITLE").asString()).isEqualTo("Holm");
    }

    @Test
    void anotherAccountIsAnotherWorld() {
        var one = new Rest(accounts.open());
        var other = new Rest(accounts.open());
        var deal = one.add("deal", "{\"TITLE\":\"geheim\"}");
        Rest.isError(other.json("crm.deal.get", "{\"id\":" + deal + "}"), 400, "", "Not found");
        assertThat(other.ids("deal", "{\"TITLE\":\"geheim\"}")).isEmpty();
        Rest.isError(
                other.json(
                        "crm.contact.add",
                        "{\"fields\":{\"NAME\":\"x\",\"COMPANY_ID\":" + one.add("company", "{\"TITLE\":\"K\"}") + "}}"),
                400,
                "",
                "COMPANY_IDS");
        assertThat(other.result("user.get", "{}").size()).isEqualTo(1);
    }

    @Test
    void whoeverLeavesTakesTheirWebhookAlong() {
        var boss = new Rest(accounts.open());
        var manager = new Rest(accounts.manager(boss.api()));
        manager.get("profile").is(200);
        boss.api()
                .patch("/users/" + manager.api().userId(), "{\"active\":false}")
                .is(200);
        Rest.isError(manager.get("profile"), 401, "INVALID_CREDENTIALS", "");
    }
}
