package io.weiche.bitrix24;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/// Deals, pipelines and stages through the compatible interface.
@WeicheTest
class DealMethodsTest {
    private final TestAccounts accounts;

    DealMethodsTest(TestAccounts accounts) {
        this.accounts = accounts;
    }

    @Test
    void aDealBeginsWithTheDefaultsOfTheOriginal() {
        var rest = new Rest(accounts.open());
        var id = rest.add("deal", "{}");
        var deal = rest.record("deal", id);
        var today = LocalDate.now(ZoneId.of("Europe/Berlin"));
        assertThat(deal.path("TITLE").asString()).isEqualTo("Deal #" + id);
        assertThat(deal.path("OPPORTUNITY").asString()).isEqualTo("0.00");
        assertThat(deal.path("CATEGORY_ID").asString()).isEqualTo("0");
        assertThat(deal.path("STAGE_ID").asString()).isEqualTo("NEW");
        assertThat(deal.path("BEGINDATE").asString()).startsWith(today + "T00:00:00+0");
        assertThat(deal.path("CLOSEDATE").asString()).startsWith(today.plusDays(7) + "T00:00:00+0");
        assertThat(deal.path("ASSIGNED_BY_ID").asLong()).isEqualTo(rest.api().userId());
    }

    @Test
    void aDealIsReadAsItWasWritten() {
        var rest = new Rest(accounts.open());
        var company = rest.add("company", "{\"TITLE\":\"Holm KG\"}");
        var eva = rest.add("contact", "{\"NAME\":\"Eva\"}");
        var ina = rest.add("contact", "{\"NAME\":\"Ina\"}");
        var id = rest.add(
                "deal",
                "{\"TITLE\":\"Dach\",\"STAGE_ID\":\"EXECUTING\",\"PROBABILITY\":\"30\",\"OPPORTUNITY\":0.30000000000000004,"
                        + "\"CURRENCY_ID\":\"CHF\",\"COMPANY_ID\":" + company + ",\"CONTACT_IDS\":[" + eva + "," + ina
                        + "],\"BEGINDATE\":\"2025-10-31\",\"CLOSEDATE\":\"2025-11-01T00:00:00+01:00\",\"SOURCE_ID\":\"web\","
                        + "\"COMMENTS\":\"[B]fett[/B]\"}");
        assertThatJson(rest.json("crm.deal.get", "{\"id\":" + id + "}").body())
                .inPath("result")
                .isEqualTo("""
                        {"ID": "%d", "TITLE": "Dach", "TYPE_ID": null, "PROBABILITY": "30", "TAX_VALUE": "0.00", "COMPANY_ID": "%d",
                         "CONTACT_ID": "%d", "QUOTE_ID": null, "BEGINDATE": "2025-10-31T00:00:00+01:00",
                         "CLOSEDATE": "2025-11-01T00:00:00+01:00", "COMMENTS": "[B]fett[/B]", "SOURCE_ID": "WEB",
                         "SOURCE_DESCRIPTION": null, "LEAD_ID": null, "ADDITIONAL_INFO": null, "LOCATION_ID": null,
                         "ORIGINATOR_ID": null, "ORIGIN_ID": null, "CATEGORY_ID": "0", "STAGE_ID": "EXECUTING",
                         "STAGE_SEMANTIC_ID": "P", "IS_NEW": "N", "CLOSED": "N", "IS_RECURRING": "N", "IS_RETURN_CUSTOMER": "N",
                         "IS_REPEATED_APPROACH": "Y", "OPPORTUNITY": "0.30", "CURRENCY_ID": "CHF", "IS_MANUAL_OPPORTUNITY": "Y",
                         "UTM_SOURCE": null, "UTM_MEDIUM": null, "UTM_CAMPAIGN": null, "UTM_CONTENT": null, "UTM_TERM": null,
                         "MOVED_TIME": "${json-unit.any-string}", "MOVED_BY_ID": "%4$d", "ASSIGNED_BY_ID": "%4$d",
                         "CREATED_BY_ID": "%4$d", "MODIFY_BY_ID": "%4$d", "DATE_CREATE": "${json-unit.any-string}",
                         "DATE_MODIFY": "${json-unit.any-string}", "LAST_ACTIVITY_TIME": "${json-unit.any-string}",
                         "LAST_ACTIVITY_BY": "%4$d", "OPENED": "N"}
                        """.formatted(id, company, eva, rest.api().userId()));
    }

    @Test
    void aFurtherPipelineHasItsOwnNumberAndPrefix() {
        var rest = new Rest(accounts.open());
        var pipeline =
                rest.api().post("/pipelines", "{\"name\":\"Projekte\"}").is(201).id();
        var id = rest.add("deal", "{\"CATEGORY_ID\":" + pipeline + "}");
        assertThat(rest.record("deal", id).path("CATEGORY_ID").asLong()).isEqualTo(pipeline);
        assertThat(rest.record("deal", id).path("STAGE_ID").asString()).isEqualTo("C" + pipeline + ":NEW");
        var byStage = rest.add("deal", "{\"STAGE_ID\":\"C" + pipeline + ":WON\"}");
        assertThat(rest.record("deal", byStage).path("CLOSED").asString()).isEqualTo("Y");
        assertThat(rest.ids("deal", "{\"CATEGORY_ID\":" + pipeline + "}")).containsExactly(id, byStage);
        assertThat(rest.ids("deal", "{\"CATEGORY_ID\":0}")).isEmpty();
        assertThat(rest.ids("deal", "{\"STAGE_ID\":\"C" + pipeline + ":NEW\"}")).containsExactly(id);
        assertThat(rest.ids("deal", "{\"IS_NEW\":\"Y\"}")).containsExactly(id);
        assertThatJson(rest.json("crm.category.list", "{\"entityTypeId\":2}").body())
                .inPath("result")
                .isEqualTo("""
                        {"categories": [
                            {"id": 0, "name": "Allgemein", "sort": 10, "entityTypeId": 2, "isDefault": "Y", "originId": "", "originatorId": ""},
                            {"id": %d, "name": "Projekte", "sort": 20, "entityTypeId": 2, "isDefault": "N", "originId": "", "originatorId": ""}]}
                        """.formatted(pipeline));
        assertThatJson(rest.json("crm.dealcategory.list", "{}").body())
                .inPath("result")
                .isEqualTo(
                        "[{\"ID\": \"" + pipeline
                                + "\", \"CREATED_DATE\": \"\", \"NAME\": \"Projekte\", \"IS_LOCKED\": \"N\", \"SORT\": \"20\"}]");
        assertThat(rest.result("crm.dealcategory.stage.list", "{\"id\":" + pipeline + "}")
                        .get(0)
                        .path("STATUS_ID")
                        .asString())
                .isEqualTo("C" + pipeline + ":NEW");
        assertThat(rest.result("crm.dealcategory.stage.list", "{}")
                        .get(5)
                        .path("STATUS_ID")
                        .asString())
                .isEqualTo("WON");
        assertThat(rest.result("crm.dealcategory.stage.list", "{\"id\":999999}").size())
                .isZero();
    }

    @Test
    void aForeignStageIsAnErrorAndNeverSilence() {
        var rest = new Rest(accounts.open());
        var pipeline =
                rest.api().post("/pipelines", "{\"name\":\"Projekte\"}").is(201).id();
        var id = rest.add("deal", "{\"TITLE\":\"Dach\"}");
        var foreign = "{\"id\":" + id + ",\"fields\":{\"TITLE\":\"neu\",\"STAGE_ID\":\"C" + pipeline + ":WON\"}}";
        Rest.isError(rest.json("crm.deal.update", foreign), 400, "", "STAGE_ID");
        Rest.isError(
                rest.json("crm.deal.add", "{\"fields\":{\"CATEGORY_ID\":" + pipeline + ",\"STAGE_ID\":\"NEW\"}}"),
                400,
                "",
                "STAGE_ID");
        assertThat(rest.record("deal", id).path("TITLE").asString()).isEqualTo("Dach");
    }

    @Test
    void thePipelineOfADealIsNotChangedByUpdate() {
        var rest = new Rest(accounts.open());
        var pipeline =
                rest.api().post("/pipelines", "{\"name\":\"Projekte\"}").is(201).id();
        var id = rest.add("deal", "{}");
        var answer = rest.json(
                        "crm.deal.update",
                        "{\"id\":" + id + ",\"fields\":{\"CATEGORY_ID\":" + pipeline + ",\"TITLE\":\"neu\"}}")
                .is(200);
        assertThat(Rest.warnings(answer)).containsExactly("READ_ONLY_FIELD CATEGORY_ID");
        assertThat(rest.record("deal", id).path("CATEGORY_ID").asString()).isEqualTo("0");
        assertThat(rest.record("deal", id).path("TITLE").asString()).isEqualTo("neu");
    }

    @Test
    void aDealIsWonAndReopened() {
        var rest = new Rest(accounts.open());
        var id = rest.add("deal", "{}");
        rest.json("crm.deal.update", "{\"id\":" + id + ",\"fields\":{\"STAGE_ID\":\"WON\"}}")
                .is(200);
        assertThat(rest.record("deal", id).path("STAGE_SEMANTIC_ID").asString()).isEqualTo("S");
        assertThat(rest.ids("deal", "{\"CLOSED\":\"Y\"}")).containsExactly(id);
        rest.json("crm.deal.update", "{\"id\":" + id + ",\"fields\":{\"STAGE_ID\":\"PREPARATION\"}}")
                .is(200);
        assertThat(rest.ids("deal", "{\"CLOSED\":\"N\",\"IS_NEW\":\"N\"}")).containsExactly(id);
    }

    @Test
    void contactsOfADealAreReadAndReplaced() {
        var rest = new Rest(accounts.open());
        var eva = rest.add("contact", "{\"NAME\":\"Eva\"}");
        var ina = rest.add("contact", "{\"NAME\":\"Ina\"}");
        var id = rest.add("deal", "{\"CONTACT_ID\":" + eva + "}");
        rest.json(
                        "crm.deal.contact.items.set",
                        "{\"id\":" + id + ",\"items\":[{\"CONTACT_ID\":" + eva + ",\"SORT\":10},{\"CONTACT_ID\":" + ina
                                + ",\"SORT\":20,\"IS_PRIMARY\":\"Y\"}]}")
                .is(200);
        assertThatJson(rest.json("crm.deal.contact.items.get", "{\"id\":" + id + "}")
                        .body())
                .inPath("result")
                .isEqualTo(
                        "[{\"CONTACT_ID\":" + ina + ",\"SORT\":10,\"ROLE_ID\":0,\"IS_PRIMARY\":\"Y\"},{\"CONTACT_ID\":"
                                + eva + ",\"SORT\":20,\"ROLE_ID\":0,\"IS_PRIMARY\":\"N\"}]");
        assertThat(rest.ids("deal", "{\"CONTACT_ID\":" + eva + "}")).containsExactly(id);
        rest.json("crm.deal.update", "{\"id\":" + id + ",\"fields\":{\"CONTACT_ID\":0}}")
                .is(200);
        assertThat(rest.record("deal", id).path("CONTACT_ID").asLong()).isEqualTo(eva);
        rest.json("crm.deal.contact.items.set", "{\"id\":" + id + ",\"items\":[]}")
                .is(200);
        assertThat(rest.record("deal", id).path("CONTACT_ID").isNull()).isTrue();
        Rest.isError(
                rest.json("crm.deal.contact.items.set", "{\"id\":" + id + ",\"items\":7}"), 400, "", "must be array");
        Rest.isError(rest.json("crm.deal.contact.items.get", "{}"), 400, "", "ownerEntityID");
    }

    @Test
    void pipelinesOfOtherKindsDoNotExist() {
        var rest = new Rest(accounts.open());
        Rest.isError(rest.json("crm.category.list", "{}"), 400, "100", "{entityTypeId}");
        Rest.isError(rest.json("crm.category.list", "{\"entityTypeId\":1}"), 400, "ENTITY_TYPE_NOT_SUPPORTED", "LEAD");
        Rest.isError(rest.json("crm.category.list", "{\"entityTypeId\":128}"), 400, "NOT_FOUND", "SPA not found");
        Rest.isError(
                rest.json("crm.category.get", "{\"entityTypeId\":2,\"id\":777777}"),
                400,
                "NOT_FOUND",
                "Element not found");
        assertThat(rest.result("crm.category.get", "{\"entityTypeId\":2,\"id\":0}")
                        .path("category")
                        .path("isDefault")
                        .asString())
                .isEqualTo("Y");
    }
}
