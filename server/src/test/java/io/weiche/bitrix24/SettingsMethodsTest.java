package io.weiche.bitrix24;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Dictionaries, pipelines, the mode: what programs set up, and what goes beyond the original.
@WeicheTest
class SettingsMethodsTest {
    private final TestAccounts accounts;

    SettingsMethodsTest(TestAccounts accounts) {
        this.accounts = accounts;
    }

    @Test
    void sourcesAndStagesAreAddedChangedAndDeleted() {
        var rest = new Rest(accounts.open());
        var source = rest.add("status", "{\"ENTITY_ID\":\"SOURCE\",\"STATUS_ID\":\"FAIR\",\"NAME\":\"Messe\"}");
        assertThat(rest.record("status", source).path("STATUS_ID").asString()).isEqualTo("FAIR");
        var stage = rest.add(
                "status",
                "{\"ENTITY_ID\":\"DEAL_STAGE\",\"STATUS_ID\":\"VISIT\",\"NAME\":\"Besuch\",\"COLOR\":\"#112233\",\"SORT\":15}");
        rest.result("crm.status.update", "{\"id\":" + stage + ",\"fields\":{\"NAME\":\"Ortstermin\"}}");
        var shown = rest.record("status", stage);
        assertThat(shown.path("NAME").asString()).isEqualTo("Ortstermin");
        assertThat(shown.path("COLOR").asString()).isEqualTo("#112233");
        var deal = rest.add("deal", "{\"TITLE\":\"x\",\"STAGE_ID\":\"VISIT\",\"SOURCE_ID\":\"FAIR\"}");
        assertThat(rest.record("deal", deal).path("STAGE_ID").asString()).isEqualTo("VISIT");
        Rest.isError(rest.json("crm.status.delete", "{\"id\":" + stage + "}"), 400, "", "active items");
        rest.result("crm.deal.update", "{\"id\":" + deal + ",\"fields\":{\"STAGE_ID\":\"NEW\"}}");
        assertThat(rest.result("crm.status.delete", "{\"id\":" + stage + "}").booleanValue())
                .isTrue();
        Rest.isError(
                rest.json("crm.status.add", "{\"fields\":{}}"),
                400,
                "",
                "The field ENTITY_ID is required., The field STATUS_ID is required.");
        Rest.isError(
                rest.json(
                        "crm.status.add",
                        "{\"fields\":{\"ENTITY_ID\":\"SOURCE\",\"STATUS_ID\":\"FAIR\",\"NAME\":\"x\"}}"),
                400,
                "ERROR_CORE",
                "already exists");
    }

    @Test
    void pipelinesAreKnownToTheOlderAndTheNewerMethods() {
        var rest = new Rest(accounts.open());
        var id = rest.add("dealcategory", "{\"NAME\":\"Projekte\",\"SORT\":50}");
        assertThat(rest.result("crm.category.get", "{\"entityTypeId\":2,\"id\":" + id + "}")
                        .path("category")
                        .path("sort")
                        .intValue())
                .isEqualTo(50);
        assertThat(rest.result("crm.dealcategory.status", "{\"id\":" + id + "}").asString())
                .isEqualTo("DEAL_STAGE_" + id);
        assertThat(rest.result("crm.dealcategory.default.get", "{}").path("ID").intValue())
                .isZero();
        assertThat(rest.result("crm.category.delete", "{\"entityTypeId\":2,\"id\":" + id + "}")
                        .isNull())
                .isTrue();
        Rest.isError(
                rest.json("crm.category.delete", "{\"entityTypeId\":2,\"id\":0}"), 400, "0", "Default deal category");
    }

    @Test
    void theModeIsSetAndTheSwitchFollowed() {
        var rest = new Rest(accounts.openClassic());
        rest.add("lead", "{\"TITLE\":\"offen\",\"NAME\":\"Eva\"}");
        var set = rest.result("crm.settings.mode.set", "{\"mode\":2}");
        assertThat(set.path("mode").intValue()).isEqualTo(2);
        var id = set.path("switch").path("id").longValue();
        rest.api().awaitSwitch(id);
        var run = rest.result("weiche.switch.get", "{\"id\":" + id + "}");
        assertThat(run.path("status").asString()).isEqualTo("DONE");
        assertThat(run.path("converted").intValue()).isEqualTo(1);
        assertThat(rest.result("crm.settings.mode.get", "{}").intValue()).isEqualTo(2);
        assertThat(rest.result("crm.settings.mode.set", "{\"mode\":\"simple\"}").has("switch"))
                .isFalse();
        Rest.isError(rest.json("crm.settings.mode.set", "{\"mode\":3}"), 400, "INVALID_ARG_VALUE", "mode must be");
        Rest.isError(
                rest.json("crm.settings.mode.set", "{\"mode\":1,\"epoch\":0}"), 400, "", "Somebody changed the mode");
    }

    private static Api.Answer keyed(Rest rest, String key, String body) {
        return Api.raw(
                "POST",
                rest.address() + "crm.deal.add",
                body,
                Map.of("Content-Type", "application/json", "Idempotency-Key", key));
    }

    @Test
    void aKeyMakesAWriteHappenOnceAndNamesNoOtherRequest() {
        var rest = new Rest(accounts.open());
        var one = keyed(rest, "my key", "{\"fields\":{\"TITLE\":\"a\"}}")
                .is(200)
                .json()
                .path("result");
        var again = keyed(rest, "my key", "{\"fields\":{\"TITLE\":\"a\"}}")
                .is(200)
                .json()
                .path("result");
        assertThat(again).isEqualTo(one);
        Rest.isError(
                keyed(rest, "my key", "{\"fields\":{\"TITLE\":\"b\"}}"),
                422,
                "IDEMPOTENCY_KEY_REUSED",
                "new Idempotency-Key");
        Rest.isError(keyed(rest, "x".repeat(256), "{}"), 400, "INVALID_IDEMPOTENCY_KEY", "");
        assertThat(rest.ids("deal", "{}")).hasSize(1);
    }

    @Test
    void largerPagesComeToThoseWhoAsk() {
        var rest = new Rest(accounts.open());
        var commands = new StringBuilder();
        for (int i = 0; i < 50; i++) {
            commands.append(i == 0 ? "" : ",")
                    .append("\"crm.deal.add?fields[TITLE]=")
                    .append(i)
                    .append("\"");
        }
        rest.result("batch", "{\"cmd\":[" + commands + "]}");
        rest.result("batch", "{\"cmd\":[" + commands + "]}");
        var page = rest.json("crm.deal.list", "{\"weicheLimit\":80}").is(200).json();
        assertThat(page.path("result").size()).isEqualTo(80);
        assertThat(page.path("next").intValue()).isEqualTo(80);
        assertThat(rest.result("crm.item.list", "{\"entityTypeId\":2,\"weicheLimit\":1000}")
                        .path("items")
                        .size())
                .isEqualTo(100);
        Rest.isError(rest.json("crm.deal.list", "{\"weicheLimit\":1001}"), 400, "INVALID_ARG_VALUE", "weicheLimit");
    }

    @Test
    void everybodyIsInOneDepartmentAndFoundByName() {
        var rest = new Rest(accounts.open());
        assertThat(rest.result("department.get", "{}").path(0).path("NAME").asString())
                .isEqualTo("Prüfstand GmbH");
        assertThat(rest.result("department.get", "{\"ID\":7}").toString()).isEqualTo("[]");
        assertThat(rest.result("user.search", "{\"FILTER\":{\"FIND\":\"petr\"}}")
                        .size())
                .isEqualTo(1);
        assertThat(rest.result("user.search", "{\"NAME\":\"xaver\"}").toString())
                .isEqualTo("[]");
        assertThat(rest.result("user.fields", "{}").path("EMAIL").asString()).isNotEmpty();
    }
}
