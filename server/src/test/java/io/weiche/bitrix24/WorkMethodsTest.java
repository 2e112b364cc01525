package io.weiche.bitrix24;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Comments and activities that programs write.
@WeicheTest
class WorkMethodsTest {
    private final TestAccounts accounts;

    WorkMethodsTest(TestAccounts accounts) {
        this.accounts = accounts;
    }

    @Test
    void commentsAreWrittenListedChangedAndDeleted() {
        var rest = new Rest(accounts.open());
        var deal = rest.add("deal", "{\"TITLE\":\"x\"}");
        var on = "\"ENTITY_ID\":" + deal + ",\"ENTITY_TYPE\":\"deal\"";
        var id = rest.add("timeline.comment", "{" + on + ",\"COMMENT\":\"Hallo\"}");
        rest.add("timeline.comment", "{" + on + ",\"COMMENT\":\"Noch einer\"}");
        var listed = rest.json("crm.timeline.comment.list", "{\"filter\":{" + on + "}}")
                .is(200)
                .json();
        assertThat(listed.path("total").intValue()).isEqualTo(2);
        var first = listed.path("result").path(0);
        assertThat(first.path("ID").asString()).isEqualTo(Long.toString(id));
        assertThat(first.path("ENTITY_TYPE").asString()).isEqualTo("deal");
        assertThat(first.path("FILES").toString()).isEqualTo("[]");
        rest.result("crm.timeline.comment.update", "{\"id\":" + id + ",\"fields\":{\"COMMENT\":\"Neu\"}}");
        assertThat(rest.record("timeline.comment", id).path("COMMENT").asString())
                .isEqualTo("Neu");
        assertThat(rest.result("crm.timeline.comment.delete", "{\"id\":" + id + "}")
                        .isNull())
                .isTrue();
        Rest.isError(rest.json("crm.timeline.comment.get", "{\"id\":" + id + "}"), 400, "", "Not found");
        Rest.isError(
                rest.json("crm.timeline.comment.add", "{\"fields\":{" + on + ",\"COMMENT\":\"\"}}"),
                400,
                "INVALID_ARG_VALUE",
                "Empty comment");
        Rest.isError(
                rest.json("crm.timeline.comment.add", "{\"fields\":{\"ENTITY_ID\":1,\"ENTITY_TYPE\":\"deal\"}}"),
                400,
                "OWNER_NOT_FOUND",
                "");
        Rest.isError(rest.json("crm.timeline.comment.add", "{}"), 400, "100", "{fields}");
    }

    @Test
    void anActivityIsPlannedChangedCompletedAndDeleted() {
        var rest = new Rest(accounts.open());
        var deal = rest.add("deal", "{\"TITLE\":\"x\"}");
        var contact = rest.add("contact", "{\"NAME\":\"Eva\"}");
        var id = rest.add(
                "activity",
                "{\"OWNER_TYPE_ID\":2,\"OWNER_ID\":" + deal + ",\"TYPE_ID\":2,\"SUBJECT\":\"Anruf\","
                        + "\"START_TIME\":\"2030-01-15T10:00:00+01:00\",\"END_TIME\":\"2030-01-15T11:00:00+01:00\","
                        + "\"BINDINGS\":[{\"OWNER_TYPE_ID\":3,\"OWNER_ID\":" + contact + "}]}");
        var shown = rest.record("activity", id);
        assertThat(shown.path("TYPE_ID").asString()).isEqualTo("2");
        assertThat(shown.path("DEADLINE").asString()).isEqualTo("2030-01-15T10:00:00+01:00");
        assertThat(shown.path("END_TIME").asString()).isEqualTo("2030-01-15T11:00:00+01:00");
        rest.result(
                "crm.activity.update",
                "{\"id\":" + id
                        + ",\"fields\":{\"DEADLINE\":\"2030-01-16T09:00:00+01:00\",\"NOTIFY_TYPE\":2,\"NOTIFY_VALUE\":1}}");
        assertThat(rest.api().get("/activities/" + id).json().path("reminders")).hasToString("[0,60]");
        assertThat(rest.record("activity", id).path("END_TIME").asString()).isEqualTo("2030-01-16T10:00:00+01:00");
        assertThat(shown.path("BINDINGS").size()).isEqualTo(2);
        rest.result("crm.activity.update", "{\"id\":" + id + ",\"fields\":{\"SUBJECT\":\"Neu\",\"COMPLETED\":\"Y\"}}");
        var after = rest.record("activity", id);
        assertThat(after.path("SUBJECT").asString()).isEqualTo("Neu");
        assertThat(after.path("COMPLETED").asString()).isEqualTo("Y");
        assertThat(after.path("STATUS").asString()).isEqualTo("2");
        // 3: completed by itself; 1: waits again
        for (var status : List.of("3", "1", "3", "2")) {
            rest.result("crm.activity.update", "{\"id\":" + id + ",\"fields\":{\"STATUS\":" + status + "}}");
            assertThat(rest.record("activity", id).path("COMPLETED").asString())
                    .as(status)
                    .isEqualTo(status.equals("1") ? "N" : "Y");
        }
        rest.result("crm.activity.delete", "{\"id\":" + id + "}");
        Rest.isError(rest.json("crm.activity.get", "{\"id\":" + id + "}"), 400, "", "Activity is not found");
        Rest.isError(rest.json("crm.activity.add", "{\"fields\":{}}"), 400, "", "SUBJECT is not defined");
        Rest.isError(
                rest.json("crm.activity.add", "{\"fields\":{\"SUBJECT\":\"x\",\"TYPE_ID\":2}}"),
                400,
                "",
                "Could not build binding");
    }

    @Test
    void aToDoIsMovedUntilItIsCompleted() {
        var rest = new Rest(accounts.open());
        var deal = rest.add("deal", "{\"TITLE\":\"x\"}");
        var owner = "\"ownerTypeId\":2,\"ownerId\":" + deal;
        var id = rest.result(
                        "crm.activity.todo.add",
                        "{" + owner + ",\"deadline\":\"2030-01-15T10:00:00+01:00\",\"title\":\"Rückruf\"}")
                .path("id")
                .longValue();
        rest.result(
                "crm.activity.todo.updateDeadline",
                "{\"id\":" + id + "," + owner + ",\"value\":\"2030-02-01T10:00:00+01:00\"}");
        assertThat(rest.record("activity", id).path("DEADLINE").asString()).isEqualTo("2030-02-01T10:00:00+01:00");
        rest.result(
                "crm.activity.todo.update",
                "{\"id\":" + id + "," + owner
                        + ",\"deadline\":\"2030-02-01T10:00:00+01:00\",\"pingOffsets\":[0,15],\"colorId\":\"4\"}");
        assertThat(rest.api().get("/activities/" + id).json().path("colour").asString())
                .isEqualTo("GREEN");
        assertThat(rest.api().get("/activities/" + id).json().path("reminders")).hasToString("[0,15]");
        assertThat(rest.record("activity", id).path("NOTIFY_VALUE").asString()).isEqualTo("15");
        rest.result("crm.activity.update", "{\"id\":" + id + ",\"fields\":{\"COMPLETED\":\"Y\"}}");
        Rest.isError(
                rest.json(
                        "crm.activity.todo.update",
                        "{\"id\":" + id + "," + owner + ",\"deadline\":\"2030-02-02T10:00:00+01:00\"}"),
                400,
                "CAN_NOT_UPDATE_COMPLETED_TODO",
                "");
        Rest.isError(
                rest.json("crm.activity.todo.add", "{" + owner + ",\"deadline\":\"bald\"}"),
                400,
                "WRONG_DATETIME_FORMAT",
                "");
    }
}
