package io.weiche.automation;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.kernel.CurrentAccount;
import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestDatabase;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Rules of one account, and time that passes for them.
record Automation(Api api, DueRules due) {
    /// Everything that is due is done. A keeper of the server may be at it already: then this waits for it.
    void look() {
        CurrentAccount.runAs(api.account(), () -> {
            while (due.act()) {
                // some at a time
            }
        });
    }

    JsonNode pipeline(int place) {
        return api.items("/pipelines").get(place);
    }

    /// A second pipeline.
    JsonNode onboarding() {
        return api.post("/pipelines", Json.of("{'name':'Onboarding'}")).is(201).json();
    }

    static long id(JsonNode node) {
        return node.path("id").longValue();
    }

    long stage(int place) {
        return id(pipeline(0).path("stages").get(place));
    }

    long stage(String semantics) {
        return stage(pipeline(0).path("stages"), semantics);
    }

    static long stage(JsonNode stages, String semantics) {
        return stages.valueStream()
                .filter(stage -> stage.path("semantics").asString().equals(semantics))
                .mapToLong(Automation::id)
                .findFirst()
                .orElseThrow();
    }

    long leadStage(int place) {
        return id(api.items("/lead-stages").get(place));
    }

    long rule(String body) {
        return api.post("/automation-rules", Json.of("{" + body + "}")).is(201).id();
    }

    long rule(long stage, String rest) {
        return rule("'name':'Nachfassen','kind':'DEAL','pipelineId':" + id(pipeline(0)) + ",'stageId':" + stage + ","
                + rest);
    }

    static String activity(String rest) {
        return "'action':{'type':'ACTIVITY','activityType':'CALL','title':'Nach dem Angebot fragen'" + rest + "}";
    }

    long deal(String rest) {
        return api.post("/deals", Json.of("{'title':'Dach'" + rest + "}"))
                .is(201)
                .id();
    }

    void move(long deal, long stage) {
        api.patch("/deals/" + deal, "{\"stageId\":" + stage + "}").is(200);
    }

    JsonNode get(long rule) {
        return api.get("/automation-rules/" + rule).is(200).json();
    }

    List<JsonNode> planned(String record) {
        return api.get(record + "/timeline")
                .is(200)
                .json()
                .path("planned")
                .valueStream()
                .toList();
    }

    /// The entries that name rules, the newest first.
    List<JsonNode> told(String record) {
        return api.items(record + "/timeline")
                .valueStream()
                .filter(entry -> entry.path("type").asString().equals("AUTOMATION"))
                .toList();
    }

    /// What became of each record, or why nothing did.
    List<String> reasons(long rule) {
        return api.items("/automation-rules/" + rule + "/runs")
                .valueStream()
                .map(run -> run.path(run.path("reason").isNull() ? "state" : "reason")
                        .asString())
                .toList();
    }

    /// As if its time had come.
    static void timePasses(long rule) throws SQLException {
        update("update automation_run set due_at = now() - interval '1 second' where rule_id = " + rule);
    }

    static void update(String statement) throws SQLException {
        try (var owner = TestDatabase.openAsSuperuser();
                var sent = owner.createStatement()) {
            assertThat(sent.executeUpdate(statement)).isPositive();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
