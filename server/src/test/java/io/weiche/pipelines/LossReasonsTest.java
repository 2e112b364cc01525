package io.weiche.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Loss reasons: a dictionary that can be edited, and where one must be named (crm.md 11.3).
@WeicheTest
class LossReasonsTest {
    private final TestAccounts accounts;
    private final Api api;

    LossReasonsTest(TestAccounts accounts) {
        this.accounts = accounts;
        this.api = accounts.openClassic();
    }

    private List<JsonNode> reasons(String kind) {
        return api.items("/loss-reasons")
                .valueStream()
                .filter(reason -> reason.path("kind").asString().equals(kind))
                .toList();
    }

    private long reason(String kind) {
        return reasons(kind).getFirst().path("id").longValue();
    }

    private long lost(String kind) {
        return failure(
                kind.equals("deals") ? api.items("/pipelines").get(0).path("stages") : api.items("/lead-stages"));
    }

    private static long failure(JsonNode stages) {
        return stages.valueStream()
                .filter(stage -> stage.path("semantics").asString().equals("FAILURE"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .longValue();
    }

    private long pipeline() {
        return api.items("/pipelines").get(0).path("id").longValue();
    }

    private void ask(String rule) {
        api.send("PUT", "/loss-rules", Json.of(rule), Map.of()).is(200);
    }

    @Test
    void aReasonCanBeAddedRenamedMovedAndDeleted() {
        var added = api.post("/loss-reasons", Json.of("{'kind':'DEAL','name':'Kein Budget'}"))
                .is(201);
        assertThat(reasons("DEAL").getLast().path("name").asString()).isEqualTo("Kein Budget");
        var changed = api.patch("/loss-reasons/" + added.id(), Json.of("{'name':'Budget fehlt','sort':0}"))
                .is(200)
                .json();
        assertThat(changed.path("kind").asString()).isEqualTo("DEAL");
        assertThat(reasons("DEAL").getFirst().path("name").asString()).isEqualTo("Budget fehlt");
        api.delete("/loss-reasons/" + added.id()).is(204);
        assertThat(reasons("DEAL").toString()).doesNotContain("Budget");
        api.delete("/loss-reasons/" + added.id()).isProblem(404, "not-found");
    }

    @Test
    void aReasonThatRecordsHaveStays() {
        var reason = reason("DEAL");
        var deal = api.post("/deals", Json.of("{'title':'D'}")).is(201).id();
        api.patch("/deals/" + deal, Json.of("{'stageId':" + lost("deals") + ",'lossReasonId':" + reason + "}"))
                .is(200);
        api.delete("/loss-reasons/" + reason).isProblem(409, "conflict");
    }

    @Test
    void onlyWhoMayEditSettingsChangesThem() {
        var manager = accounts.manager(api);
        manager.post("/loss-reasons", Json.of("{'kind':'DEAL','name':'X'}")).isProblem(403, "forbidden");
        manager.patch("/loss-reasons/" + reason("DEAL"), Json.of("{'name':'X'}"))
                .isProblem(403, "forbidden");
        manager.send("PUT", "/loss-rules", Json.of("{'required':true}"), Map.of())
                .isProblem(403, "forbidden");
        api.post("/loss-reasons", Json.of("{'kind':'CONTACT','name':'X'}")).isProblem(400, "invalid-input", "kind");
        api.post("/loss-reasons", Json.of("{'kind':'LEAD','name':' '}")).isProblem(400, "invalid-input", "name");
    }

    @Test
    void noDealIsLostWithoutAReasonWhereOneMustBeNamed() {
        ask("{'pipelineId':" + pipeline() + ",'required':true}");
        assertThat(api.items("/loss-rules").get(0).path("pipelineId").longValue())
                .isEqualTo(pipeline());
        var stage = lost("deals");
        var deal = api.post("/deals", Json.of("{'title':'D'}")).is(201).id();
        api.patch("/deals/" + deal, Json.of("{'stageId':" + stage + "}"))
                .isProblem(422, "fields-required", "lossReasonId");
        api.post("/deals", Json.of("{'title':'D','stageId':" + stage + "}"))
                .isProblem(422, "fields-required", "lossReasonId");
        api.patch("/deals/" + deal, Json.of("{'stageId':" + stage + ",'lossReasonId':" + reason("DEAL") + "}"))
                .is(200);
        api.patch("/deals/" + deal, Json.of("{'lossReasonId':null}")).isProblem(422, "fields-required", "lossReasonId");
        api.patch("/deals/" + deal, Json.of("{'title':'Anders'}")).is(200);

        var elsewhere =
                api.post("/pipelines", Json.of("{'name':'Zwei'}")).is(201).json();
        api.post("/deals", Json.of("{'title':'D','stageId':" + failure(elsewhere.path("stages")) + "}"))
                .is(201);
        ask("{'pipelineId':" + pipeline() + ",'required':false}");
        api.post("/deals", Json.of("{'title':'D','stageId':" + stage + "}")).is(201);
    }

    @Test
    void noLeadIsJunkWithoutAReasonWhereOneMustBeNamed() {
        ask("{'required':true}");
        var lead = api.lead("{}");
        api.patch("/leads/" + lead, Json.of("{'stageId':" + lost("leads") + "}"))
                .isProblem(422, "fields-required", "lossReasonId");
        api.patch("/leads/" + lead, Json.of("{'stageId':" + lost("leads") + ",'lossReasonId':" + reason("LEAD") + "}"))
                .is(200);
    }

    @Test
    void manyAtOnceNeedAReasonToo() {
        ask("{'required':true}");
        var lead = api.lead("{}");
        var move = "{'kind':'LEAD','action':'STAGE','stageId':" + lost("leads");
        api.post("/bulk-changes", Json.of(move + "}")).isProblem(422, "fields-required", "lossReasonId");
        var run = api.post("/bulk-changes", Json.of(move + ",'lossReasonId':" + reason("LEAD") + "}"))
                .json();
        api.awaitBulkChange(run.path("id").longValue());
        assertThat(api.get("/leads/" + lead).number("lossReasonId")).isEqualTo(reason("LEAD"));
    }

    @Test
    void theLastReasonStaysAsLongAsOneMustBeNamed() {
        ask("{'required':true}");
        var known = reasons("LEAD");
        for (var reason : known.subList(1, known.size())) {
            api.delete("/loss-reasons/" + reason.path("id").longValue()).is(204);
        }
        api.delete("/loss-reasons/" + reason("LEAD")).isProblem(409, "conflict");
        ask("{'required':false}");
        api.delete("/loss-reasons/" + reason("LEAD")).is(204);
        api.send("PUT", "/loss-rules", Json.of("{'required':true}"), Map.of()).isProblem(409, "conflict");
    }

    @Test
    void rulesOfOthersAreNotSeenAndTheirPipelinesUnknown() {
        ask("{'pipelineId':" + pipeline() + ",'required':true}");
        var other = accounts.openClassic();
        assertThat(other.items("/loss-rules").isEmpty()).isTrue();
        other.send("PUT", "/loss-rules", Json.of("{'pipelineId':" + pipeline() + ",'required':true}"), Map.of())
                .isProblem(400, "invalid-input", "pipelineId");
        other.delete("/loss-reasons/" + reason("DEAL")).isProblem(404, "not-found");
    }
}
