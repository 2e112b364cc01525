package io.weiche.bitrix24;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Activities and the history of stages through the compatible interface.
@WeicheTest
class TimelineMethodsTest {
    private final TestAccounts accounts;

    TimelineMethodsTest(TestAccounts accounts) {
        this.accounts = accounts;
    }

    private static long plan(Rest rest, int type, long owner, String title) {
        return rest.result(
                        "crm.activity.todo.add",
                        "{\"ownerTypeId\":" + type + ",\"ownerId\":" + owner
                                + ",\"deadline\":\"2031-03-01 10:00:00\",\"title\":\"" + title + "\"}")
                .path("id")
                .longValue();
    }

    private static List<Long> found(Rest rest, String filter) {
        return rest.result("crm.activity.list", "{\"select\":[\"ID\"],\"filter\":" + filter + "}")
                .valueStream()
                .map(row -> Long.valueOf(row.path("ID").asString()))
                .toList();
    }

    @Test
    void aToDoIsPlannedAndRead() {
        var rest = new Rest(accounts.open());
        var deal = rest.add("deal", "{}");
        var id = plan(rest, 2, deal, "Anrufen");
        assertThatJson(rest.json("crm.activity.get", "{\"id\":" + id + "}")
                        .is(200)
                        .body())
                .inPath("result")
                .isEqualTo("""
                        {"ID": "%d", "SUBJECT": "Anrufen", "DESCRIPTION": "", "DEADLINE": "2031-03-01T10:00:00+01:00",
                         "START_TIME": "2031-03-01T10:00:00+01:00", "END_TIME": "2031-03-01T10:00:00+01:00",
                         "CREATED": "${json-unit.any-string}", "LAST_UPDATED": "${json-unit.any-string}",
                         "RESPONSIBLE_ID": "%3$d", "AUTHOR_ID": "%3$d", "EDITOR_ID": "%3$d", "COMPLETED": "N",
                         "OWNER_ID": "%2$d", "OWNER_TYPE_ID": "2", "TYPE_ID": "6", "PROVIDER_ID": "CRM_TODO",
                         "PROVIDER_TYPE_ID": "TODO", "STATUS": "1", "PROVIDER_GROUP_ID": null, "ASSOCIATED_ENTITY_ID": "0",
                         "PRIORITY": "2", "NOTIFY_TYPE": "0", "NOTIFY_VALUE": "0", "DESCRIPTION_TYPE": "1", "DIRECTION": "0",
                         "LOCATION": "", "SETTINGS": [], "ORIGINATOR_ID": null, "ORIGIN_ID": null, "PROVIDER_PARAMS": [],
                         "PROVIDER_DATA": null, "RESULT_MARK": "0", "RESULT_VALUE": null, "RESULT_SUM": null,
                         "RESULT_CURRENCY_ID": null, "RESULT_STATUS": "0", "RESULT_STREAM": "0", "RESULT_SOURCE_ID": null,
                         "AUTOCOMPLETE_RULE": "0", "COMMUNICATIONS": [], "FILES": [], "IS_INCOMING_CHANNEL": "N",
                         "WEBDAV_ELEMENTS": [], "BINDINGS": [{"OWNER_TYPE_ID": "2", "OWNER_ID": "%2$d"}]}
                        """.formatted(id, deal, rest.api().userId()));
    }

    @Test
    void activitiesAreFoundByTheirRecord() {
        var rest = new Rest(accounts.open());
        var deal = rest.add("deal", "{}");
        var contact = rest.add("contact", "{\"NAME\":\"Eva\"}");
        var ofDeal = plan(rest, 2, deal, "a");
        var ofContact = plan(rest, 3, contact, "b");
        assertThat(found(rest, "{\"OWNER_TYPE_ID\":2,\"OWNER_ID\":" + deal + "}"))
                .containsExactly(ofDeal);
        assertThat(found(rest, "{\"OWNER_TYPE_ID\":3}")).containsExactly(ofContact);
        assertThat(found(rest, "{\"OWNER_TYPE_ID\":[2,3],\"@OWNER_ID\":[" + deal + "," + contact + "]}"))
                .contains(ofDeal, ofContact);
        assertThat(found(rest, "{\"COMPLETED\":\"N\"}")).containsExactly(ofDeal, ofContact);
        rest.api().post("/activities/" + ofDeal + "/complete", "{}").is(200);
        assertThat(found(rest, "{\"STATUS\":2}")).containsExactly(ofDeal);
        assertThat(found(rest, "{\"COMPLETED\":\"N\",\">DEADLINE\":\"2031-01-01\",\"TYPE_ID\":6}"))
                .containsExactly(ofContact);
        assertThat(found(rest, "{\"OWNER_ID\":" + deal + ",\"!RESPONSIBLE_ID\":7}"))
                .contains(ofDeal);
        Rest.isError(
                rest.json("crm.activity.list", "{\"filter\":{\"OWNER_ID\":\"x\",\"OWNER_TYPE_ID\":2}}"),
                400,
                "INVALID_ARG_VALUE",
                "OWNER_ID");
    }

    /// The documented request, and its parts together.
    @Test
    void activitiesAreFoundByAnyOfTheirRecords() {
        var rest = new Rest(accounts.open());
        var deal = rest.add("deal", "{}");
        rest.add("deal", "{}");
        var other = rest.add("deal", "{}");
        var contact = rest.add("contact", "{\"NAME\":\"Eva\"}");
        var ofDeal = plan(rest, 2, deal, "a");
        var ofOther = plan(rest, 2, other, "b");
        var ofContact = plan(rest, 3, contact, "c");
        assertThat(found(rest, "{\"BINDINGS\":[{\"OWNER_TYPE_ID\":2},{\"OWNER_TYPE_ID\":3}]}"))
                .containsExactly(ofDeal, ofOther, ofContact);
        assertThat(found(rest, "{\"BINDINGS\":[{\"OWNER_TYPE_ID\":3}],\"COMPLETED\":\"N\"}"))
                .containsExactly(ofContact);
        assertThat(found(
                        rest,
                        "{\"BINDINGS\":[{\"OWNER_TYPE_ID\":2,\"OWNER_ID\":" + other
                                + "},{\"OWNER_TYPE_ID\":3,\"OWNER_ID\":" + contact + "}]}"))
                .containsExactly(ofOther, ofContact);
        assertThat(found(rest, "{\"BINDINGS\":{\"OWNER_TYPE_ID\":2,\"OWNER_ID\":" + deal + "}}"))
                .containsExactly(ofDeal);
        assertThat(found(rest, "{\"BINDINGS\":[{\"OWNER_ID\":" + other + "}]}")).containsExactly(ofOther);
        assertThat(found(rest, "{\"BINDINGS\":[{\"OWNER_TYPE_ID\":128}]}")).isEmpty();
        assertThat(rest.form("crm.activity.list", "filter[BINDINGS][0][OWNER_TYPE_ID]=3")
                        .json()
                        .path("total")
                        .intValue())
                .isEqualTo(1);
        for (var wrong : new String[] {"1", "[1]", "[{\"NOPE\":1}]", "[{}]", "[[[1]]]"}) {
            Rest.isError(
                    rest.json("crm.activity.list", "{\"filter\":{\"BINDINGS\":" + wrong + "}}"),
                    400,
                    "INVALID_ARG_VALUE",
                    "Invalid filter");
        }
    }

    @Test
    void whatIsWrongWithAToDoIsSaid() {
        var rest = new Rest(accounts.open());
        var deal = rest.add("deal", "{}");
        Rest.isError(rest.json("crm.activity.todo.add", "{}"), 400, "100", "{ownerTypeId}");
        Rest.isError(
                rest.json("crm.activity.todo.add", "{\"ownerTypeId\":2,\"ownerId\":" + deal + "}"),
                400,
                "100",
                "{deadline}");
        Rest.isError(
                rest.json(
                        "crm.activity.todo.add",
                        "{\"ownerTypeId\":2,\"ownerId\":999999999,\"deadline\":\"2031-01-01\"}"),
                400,
                "OWNER_NOT_FOUND",
                "");
        Rest.isError(
                rest.json("crm.activity.todo.add", "{\"ownerTypeId\":128,\"ownerId\":1,\"deadline\":\"2031-01-01\"}"),
                400,
                "NOT_FOUND",
                "");
        Rest.isError(
                rest.json(
                        "crm.activity.todo.add", "{\"ownerTypeId\":2,\"ownerId\":" + deal + ",\"deadline\":\"bald\"}"),
                400,
                "WRONG_DATETIME_FORMAT",
                "");
        Rest.isError(rest.json("crm.activity.get", "{\"id\":999999999}"), 400, "", "Activity is not found");
    }

    @Test
    void aManagerSeesActivitiesOfOwnRecordsOnly() {
        var boss = new Rest(accounts.open());
        var manager = new Rest(accounts.manager(boss.api()));
        var foreign = plan(boss, 2, boss.add("deal", "{}"), "fremd");
        var own = plan(manager, 2, manager.add("deal", "{}"), "eigen");
        assertThat(found(manager, "{}")).containsExactly(own);
        Rest.isError(manager.json("crm.activity.get", "{\"id\":" + foreign + "}"), 400, "", "not found");
        var history = manager.result("crm.stagehistory.list", "{\"entityTypeId\":2}");
        assertThat(history.path("items").size()).isEqualTo(1);
    }

    @Test
    void theHistoryOfStagesTellsEveryMove() {
        var rest = new Rest(accounts.open());
        var deal = rest.add("deal", "{}");
        rest.json("crm.deal.update", "{\"id\":" + deal + ",\"fields\":{\"STAGE_ID\":\"PREPARATION\"}}")
                .is(200);
        rest.json("crm.deal.update", "{\"id\":" + deal + ",\"fields\":{\"STAGE_ID\":\"WON\"}}")
                .is(200);
        var answer = rest.json(
                        "crm.stagehistory.list",
                        "{\"entityTypeId\":2,\"filter\":{\"OWNER_ID\":" + deal + "},\"order\":{\"ID\":\"ASC\"}}")
                .is(200);
        assertThat(answer.json().path("total").intValue()).isEqualTo(3);
        assertThatJson(answer.body()).inPath("result.items").isEqualTo("""
                        [{"ID": "${json-unit.any-number}", "TYPE_ID": 1, "OWNER_ID": %1$d, "CREATED_TIME": "${json-unit.any-string}",
                          "CATEGORY_ID": 0, "STAGE_SEMANTIC_ID": "P", "STAGE_ID": "NEW"},
                         {"ID": "${json-unit.any-number}", "TYPE_ID": 2, "OWNER_ID": %1$d, "CREATED_TIME": "${json-unit.any-string}",
                          "CATEGORY_ID": 0, "STAGE_SEMANTIC_ID": "P", "STAGE_ID": "PREPARATION"},
                         {"ID": "${json-unit.any-number}", "TYPE_ID": 3, "OWNER_ID": %1$d, "CREATED_TIME": "${json-unit.any-string}",
                          "CATEGORY_ID": 0, "STAGE_SEMANTIC_ID": "S", "STAGE_ID": "WON"}]
                        """.formatted(deal));
        assertThat(rest.result(
                                "crm.stagehistory.list",
                                "{\"entityTypeId\":2,\"filter\":{\"STAGE_ID\":\"WON\",\"TYPE_ID\":3},\"select\":[\"STAGE_ID\"]}")
                        .path("items")
                        .get(0)
                        .size())
                .isEqualTo(2);
        Rest.isError(rest.json("crm.stagehistory.list", "{\"entityTypeId\":3}"), 400, "ENTITY_TYPE_NOT_SUPPORTED", "");
    }
}
