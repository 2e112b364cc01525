package io.weiche.bitrix24;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// `crm.item.*`: one vocabulary for all kinds of record.
@WeicheTest
class ItemMethodsTest {
    private final TestAccounts accounts;

    ItemMethodsTest(TestAccounts accounts) {
        this.accounts = accounts;
    }

    private static JsonNode item(Rest rest, String method, String parameters) {
        return rest.result("crm.item." + method, parameters).path("item");
    }

    private static List<Long> ids(Rest rest, String parameters) {
        return rest.result("crm.item.list", parameters)
                .path("items")
                .valueStream()
                .map(row -> row.path("id").longValue())
                .toList();
    }

    @Test
    void aDealIsAddedReadChangedAndDeletedWithRealNumbers() {
        var rest = new Rest(accounts.open());
        var contact = rest.add("contact", "{\"NAME\":\"Eva\"}");
        var made = item(
                rest,
                "add",
                "{\"entityTypeId\":2,\"fields\":{\"title\":\"Dach\",\"opportunity\":1234.5,\"contactIds\":[" + contact
                        + "],\"comments\":\"gut\"}}");
        assertThat(made.path("title").asString()).isEqualTo("Dach");
        assertThat(made.path("opportunity").decimalValue()).isEqualByComparingTo("1234.50");
        assertThat(made.path("contactIds").toString()).isEqualTo("[" + contact + "]");
        assertThat(made.path("contactId").longValue()).isEqualTo(contact);
        assertThat(made.path("stageId").asString()).isEqualTo("NEW");
        assertThat(made.path("entityTypeId").intValue()).isEqualTo(2);
        assertThat(made.path("createdTime").asString()).contains("T");
        var id = made.path("id").longValue();
        var changed = item(
                rest,
                "update",
                "{\"entityTypeId\":2,\"id\":" + id + ",\"fields\":{\"TITLE\":\"Dach 2\",\"stageId\":\"WON\"}}");
        assertThat(changed.path("title").asString()).isEqualTo("Dach 2");
        assertThat(changed.path("closed").asString()).isEqualTo("Y");
        assertThat(item(rest, "get", "{\"entityTypeId\":2,\"id\":" + id + "}")
                        .path("title")
                        .asString())
                .isEqualTo("Dach 2");
        assertThat(rest.result("crm.item.delete", "{\"entityTypeId\":2,\"id\":" + id + "}")
                        .toString())
                .isEqualTo("[]");
        Rest.isError(
                rest.json("crm.item.get", "{\"entityTypeId\":2,\"id\":" + id + "}"),
                400,
                "NOT_FOUND",
                "Element not found");
    }

    @Test
    void phonesOfALeadStandInOneList() {
        var rest = new Rest(accounts.openClassic());
        var lead = item(
                rest,
                "add",
                "{\"entityTypeId\":1,\"fields\":{\"name\":\"Eva\",\"fm\":[{\"typeId\":\"PHONE\",\"valueType\":\"MOBILE\","
                        + "\"value\":\"+49 221 445566\"},{\"typeId\":\"EMAIL\",\"value\":\"eva@sonne.example\"}]}}");
        assertThat(lead.path("fm").size()).isEqualTo(2);
        assertThat(lead.path("fm").path(0).path("valueType").asString()).isEqualTo("MOBILE");
        assertThat(lead.path("hasPhone").asString()).isEqualTo("Y");
        var listed = rest.result("crm.item.list", "{\"entityTypeId\":1,\"select\":[\"*\"]}")
                .path("items")
                .path(0);
        assertThat(listed.path("fm").size()).isEqualTo(2);
        var plain = rest.result("crm.item.list", "{\"entityTypeId\":1,\"select\":[\"name\"]}")
                .path("items")
                .path(0);
        assertThat(plain.has("fm")).isFalse();
        assertThat(plain.path("id").longValue()).isEqualTo(lead.path("id").longValue());
    }

    @Test
    void filtersNestWithOrAndRefuseWhatTheyDoNotKnow() {
        var rest = new Rest(accounts.open());
        var a = rest.add("deal", "{\"TITLE\":\"Anna\",\"OPPORTUNITY\":10}");
        var b = rest.add("deal", "{\"TITLE\":\"Berta\",\"OPPORTUNITY\":20}");
        var c = rest.add("deal", "{\"TITLE\":\"Carla\",\"OPPORTUNITY\":30}");
        assertThat(ids(
                        rest,
                        "{\"entityTypeId\":2,\"filter\":{\"0\":{\"logic\":\"OR\",\"0\":{\"%title\":\"ann\"},"
                                + "\"1\":{\">opportunity\":25}},\"@stageId\":[\"NEW\"]},\"order\":{\"id\":\"DESC\"}}"))
                .containsExactly(c, a);
        assertThat(ids(
                        rest,
                        "{\"entityTypeId\":2,\"filter\":{\">id\":" + a + "},\"order\":{\"id\":\"ASC\"},\"start\":-1}"))
                .containsExactly(b, c);
        Rest.isError(
                rest.json("crm.item.list", "{\"entityTypeId\":2,\"filter\":{\"nope\":1}}"),
                400,
                "INVALID_ARG_VALUE",
                "not allowed in filter");
        Rest.isError(
                rest.json("crm.item.list", "{\"entityTypeId\":2,\"order\":{\"nope\":\"ASC\"}}"),
                400,
                "INVALID_ARG_VALUE",
                "Invalid order");
        Rest.isError(rest.json("crm.item.list", "{\"entityTypeId\":128}"), 400, "NOT_FOUND", "not found");
        Rest.isError(rest.json("crm.item.add", "{\"entityTypeId\":2}"), 400, "100", "{fields}");
    }

    @Test
    void aDealMovesToAnotherPipeline() {
        var rest = new Rest(accounts.open());
        var id = rest.add("deal", "{\"TITLE\":\"Dach\"}");
        var category = rest.result("crm.category.add", "{\"entityTypeId\":2,\"fields\":{\"name\":\"Projekte\"}}")
                .path("category")
                .path("id")
                .longValue();
        var moved = item(
                rest, "update", "{\"entityTypeId\":2,\"id\":" + id + ",\"fields\":{\"categoryId\":" + category + "}}");
        assertThat(moved.path("categoryId").longValue()).isEqualTo(category);
        assertThat(moved.path("stageId").asString()).isEqualTo("C" + category + ":NEW");
        Rest.isError(
                rest.json("crm.category.delete", "{\"entityTypeId\":2,\"id\":" + category + "}"),
                400,
                "0",
                "Deals related to the funnel");
    }

    @Test
    void oneBadRecordOfAnImportLeavesTheOthers() {
        var rest = new Rest(accounts.open());
        var items = rest.result(
                        "crm.item.batchImport",
                        "{\"entityTypeId\":2,\"data\":[{\"title\":\"eins\"},{\"title\":\"zwei\",\"stageId\":\"NOPE\"},"
                                + "{\"title\":\"drei\"}]}")
                .path("items");
        assertThat(items.path(0).path("item").path("id").isIntegralNumber()).isTrue();
        assertThat(items.path(1).path("error_description").asString()).contains("STAGE_ID");
        assertThat(items.path(2).path("item").path("id").isIntegralNumber()).isTrue();
        assertThat(rest.ids("deal", "{}")).hasSize(2);
    }

    @Test
    void manyRecordsAreWrittenInOneRequestAndEachHasItsOutcome() {
        var rest = new Rest(accounts.open());
        var items = new StringBuilder();
        for (int i = 0; i < 250; i++) {
            items.append(i == 0 ? "" : ",")
                    .append(i == 120 ? "{\"stageId\":\"NOPE\"}" : "{\"title\":\"Nr " + i + "\",\"opportunity\":5}");
        }
        var added = rest.result("weiche.bulk.add", "{\"entityTypeId\":2,\"items\":[" + items + "]}");
        assertThat(added.path("done").intValue()).isEqualTo(249);
        assertThat(added.path("failed").intValue()).isEqualTo(1);
        assertThat(added.path("items").path(120).path("error_description").asString())
                .contains("STAGE_ID");
        var first = added.path("items").path(0).path("id").longValue();
        var second = added.path("items").path(1).path("id").longValue();
        assertThat(rest.ids("deal", "{\"%TITLE\":\"Nr\"}")).hasSize(50);
        rest.result(
                "weiche.bulk.update",
                "{\"entityTypeId\":2,\"items\":[{\"id\":" + first + ",\"title\":\"Neu\"},{\"title\":\"ohne\"}]}");
        assertThat(rest.record("deal", first).path("TITLE").asString()).isEqualTo("Neu");
        var deleted = rest.result(
                "weiche.bulk.delete", "{\"entityTypeId\":2,\"items\":[{\"id\":" + second + "},{\"id\":999999999}]}");
        assertThat(deleted.path("done").intValue()).isEqualTo(1);
        assertThat(deleted.path("items").path(1).path("error_description").asString())
                .isEqualTo("Not found");
        Rest.isError(rest.json("weiche.bulk.add", "{\"entityTypeId\":2,\"items\":7}"), 400, "", "must be array");
    }

    @Test
    void fieldsNameTheirNamesInCapitals() {
        var rest = new Rest(accounts.open());
        var fields = rest.result("crm.item.fields", "{\"entityTypeId\":2}").path("fields");
        assertThat(fields.path("assignedById").path("upperName").asString()).isEqualTo("ASSIGNED_BY_ID");
        assertThat(fields.path("createdTime").path("upperName").asString()).isEqualTo("CREATED_TIME");
        assertThat(fields.path("stageId").path("type").asString()).isEqualTo("crm_status");
    }

    /// As the documented example writes them.
    @ParameterizedTest
    @CsvSource({"1, lead", "2, deal"})
    void observersAreReadWrittenAndFound(int type, String kind) {
        var boss = accounts.openClassic();
        var rest = new Rest(boss);
        var colleague = accounts.manager(boss).userId();
        var both = "[" + boss.userId() + "," + colleague + "]";
        var added = rest.result(
                        "crm.item.add",
                        "{\"entityTypeId\":" + type + ",\"fields\":{\"title\":\"Dach\",\"observers\":[" + colleague
                                + "," + boss.userId() + "]}}")
                .path("item");
        assertThat(added.path("observers").toString()).isEqualTo(both);
        var id = added.path("id").longValue();
        var listed = rest.result(
                "crm.item.list",
                "{\"entityTypeId\":" + type + ",\"select\":[\"*\"],\"filter\":{\"observers\":" + colleague + "}}");
        assertThat(listed.path("items").path(0).path("observers").toString()).isEqualTo(both);
        var update = "{\"entityTypeId\":" + type + ",\"id\":" + id + ",\"fields\":{";
        assertThat(rest.result("crm.item.update", update + "\"title\":\"Dach 2\"}}")
                        .path("item")
                        .path("observers")
                        .toString())
                .isEqualTo(both);
        assertThat(rest.result("crm.item.update", update + "\"observers\":[" + colleague + "]}}")
                        .path("item")
                        .path("observers")
                        .toString())
                .isEqualTo("[" + colleague + "]");
        assertThat(rest.json("crm.item.update", update + "\"observers\":[999999]}}")
                        .status())
                .isEqualTo(400);
        rest.result("crm." + kind + ".update", "{\"id\":" + id + ",\"fields\":{\"OBSERVERS\":[]}}");
        assertThat(rest.result("crm.item.get", "{\"entityTypeId\":" + type + ",\"id\":" + id + "}")
                        .path("item")
                        .path("observers")
                        .size())
                .isEqualTo(1);
        assertThat(rest.record(kind, id).has("OBSERVERS")).isFalse();
        assertThat(rest.result("crm.item.fields", "{\"entityTypeId\":" + type + "}")
                        .path("fields")
                        .path("observers")
                        .path("upperName")
                        .asString())
                .isEqualTo("OBSERVERS");
    }

    @Test
    void importedRecordsKeepTheDayOnWhichTheyWereOpened() {
        var rest = new Rest(accounts.openClassic());
        var old = item(
                        rest,
                        "import",
                        "{\"entityTypeId\":2,\"fields\":{\"title\":\"Alt\",\"createdTime\":\"2019-05-06T10:00:00+02:00\"}}")
                .path("id")
                .longValue();
        assertThat(rest.record("deal", old).path("DATE_CREATE").asString()).isEqualTo("2019-05-06T10:00:00+02:00");
        var many = rest.json(
                "crm.item.batchImport",
                "{\"entityTypeId\":4,\"data\":[{\"title\":\"Holm\",\"createdTime\":\"06.05.2019\"},"
                        + "{\"title\":\"Morgen\",\"createdTime\":\"2999-01-01\"}]}");
        var items = many.is(200).json().path("result").path("items");
        var company = items.get(0).path("item").path("id").longValue();
        assertThat(rest.record("company", company).path("DATE_CREATE").asString())
                .startsWith("2019-05-06");
        assertThat(items.get(1).path("item").path("id").isNumber()).isTrue();
        assertThat(Rest.warnings(many)).containsExactly("INVALID_VALUE createdTime");
    }
}
