package io.weiche.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.Stored;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Pipelines, stages, sources: the dictionaries of selling (crm.md 10.2, 10.7, 11.1, 11.2).
@WeicheTest
class PipelinesTest {
    private final TestAccounts accounts;
    private final Api api;

    PipelinesTest(TestAccounts accounts) {
        this.accounts = accounts;
        this.api = accounts.openClassic();
    }

    @Test
    void aNewAccountHasTheUsualStages() {
        assertThat(api.items("/lead-stages")
                        .valueStream()
                        .map(stage -> stage.path("code").asString()))
                .containsExactly("NEW", "IN_PROCESS", "PROCESSED", "CONVERTED", "JUNK");
        var pipeline = api.items("/pipelines").get(0);
        assertThat(pipeline.path("isDefault").booleanValue()).isTrue();
        assertThat(pipeline.path("stages")
                        .valueStream()
                        .map(stage -> stage.path("code").asString()))
                .containsExactly(
                        "NEW",
                        "PREPARATION",
                        "PREPAYMENT_INVOICE",
                        "EXECUTING",
                        "FINAL_INVOICE",
                        "WON",
                        "LOSE",
                        "APOLOGY");
        assertThat(api.items("/sources").size()).isEqualTo(12);
    }

    @Test
    void stagesStandInTheOrderOfTheirMeaning() {
        var pipeline = api.items("/pipelines").get(0).path("id").longValue();
        api.post("/pipelines/" + pipeline + "/stages", Json.of("{'name':'Ganz hinten','sort':999999}"))
                .is(201);
        var semantics = api.items("/pipelines")
                .get(0)
                .path("stages")
                .valueStream()
                .map(stage -> stage.path("semantics").asString())
                .toList();
        assertThat(semantics).isSortedAccordingTo((one, other) -> rank(one) - rank(other));
    }

    private static int rank(String semantics) {
        return java.util.List.of("IN_PROGRESS", "SUCCESS", "FAILURE").indexOf(semantics);
    }

    @Test
    void thereIsExactlyOneSuccessStage() {
        var pipeline = api.items("/pipelines").get(0).path("id").longValue();
        api.post("/pipelines/" + pipeline + "/stages", Json.of("{'name':'Auch gewonnen','semantics':'SUCCESS'}"))
                .isProblem(400, "invalid-input", "semantics");
        api.post("/lead-stages", Json.of("{'name':'Auch fertig','semantics':'SUCCESS'}"))
                .isProblem(400, "invalid-input", "semantics");
        api.post("/lead-stages", Json.of("{'name':'Spam','semantics':'FAILURE'}"))
                .is(201);
    }

    @Test
    void aStageThatHoldsRecordsStays() {
        var pipeline = api.items("/pipelines").get(0).path("id").longValue();
        var stage = api.post("/pipelines/" + pipeline + "/stages", Json.of("{'name':'Zwischen'}"))
                .is(201)
                .id();
        var deal = api.post("/deals", Json.of("{'title':'x','stageId':" + stage + "}"))
                .is(201)
                .id();
        api.delete("/stages/" + stage).isProblem(409, "stage-in-use");
        api.delete("/deals/" + deal).is(204);
        api.delete("/stages/" + stage).isProblem(409, "stage-in-use");
        var other = api.post("/pipelines/" + pipeline + "/stages", Json.of("{'name':'Leer'}"))
                .is(201)
                .id();
        api.delete("/stages/" + other).is(204);
        api.delete("/stages/" + other).isProblem(404, "not-found");
    }

    @Test
    void aStageThatCameWithTheAccountIsRenamedAndNotRemoved() {
        var stage = api.items("/lead-stages").get(0).path("id").longValue();
        api.delete("/stages/" + stage).isProblem(409, "stage-in-use");
        var renamed = api.patch("/stages/" + stage, Json.of("{'name':'Frisch','color':'#112233','sort':5}"))
                .is(200)
                .json();
        assertThat(renamed.path("name").asString()).isEqualTo("Frisch");
        assertThat(renamed.path("code").asString()).isEqualTo("NEW");
    }

    @Test
    void pipelinesAreDeletedWhenNothingNeedsThem() {
        var used = api.post("/pipelines", Json.of("{'name':'Benutzt'}")).is(201).id();
        var deal = api.post("/deals", Json.of("{'title':'x','pipelineId':" + used + "}"))
                .is(201)
                .id();
        api.delete("/pipelines/" + used).isProblem(409, "pipeline-in-use");
        api.delete("/deals/" + deal).is(204);
        api.delete("/pipelines/" + used).isProblem(409, "pipeline-in-use");
        api.delete("/pipelines/" + api.items("/pipelines").get(0).path("id").longValue())
                .isProblem(409, "pipeline-in-use");
        var intake =
                api.post("/pipelines", Json.of("{'name':'Eingang'}")).is(201).id();
        api.send("PUT", "/crm-mode/intake", Json.of("{'pipelineId':" + intake + "}"), java.util.Map.of())
                .is(200);
        api.delete("/pipelines/" + intake).isProblem(409, "pipeline-in-use");
        var free = api.post("/pipelines", Json.of("{'name':'Frei'}")).is(201).id();
        api.delete("/pipelines/" + free).is(204);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'name':''} | name",
                "{'name':' '} | name",
                "{'sort':-1} | sort",
                "{'sort':1000001} | sort",
                "{'sort':'1'} | sort",
                "{'color':'rot'} | color",
                "{'color':'#GGGGGG'} | color",
                "{'code':'X'} | code",
                "{'semantics':'FAILURE'} | semantics"
            })
    void aStageRefusesWhatItCannotBe(String body, String field) {
        var stage = api.items("/lead-stages").get(0).path("id").longValue();
        var before = Stored.of(api.account());
        api.patch("/stages/" + stage, Json.of(body)).isProblem(400, "invalid-input", field);
        assertThat(Stored.of(api.account())).isEqualTo(before);
    }

    @Test
    void namesHaveTheirLimits() {
        api.post("/pipelines", Json.of("{'name':'" + "x".repeat(256) + "'}")).isProblem(400, "invalid-input", "name");
        api.post("/pipelines", "{}").isProblem(400, "invalid-input", "name");
        var pipeline = api.post("/pipelines", Json.of("{'name':'" + "x".repeat(255) + "'}"))
                .is(201)
                .id();
        api.patch("/pipelines/" + pipeline, Json.of("{'sort':3}")).is(200);
        api.patch("/pipelines/9223372036854775807", Json.of("{'name':'x'}")).isProblem(404, "not-found");
    }

    @Test
    void aSourceGetsACodeOfItsNameAndKeepsIt() {
        var source = api.post("/sources", Json.of("{'name':'Straße & Messe'}"))
                .is(201)
                .json();
        assertThat(source.path("code").asString()).matches("[A-Z0-9_]+");
        var twin = api.post("/sources", Json.of("{'name':'Straße & Messe'}"))
                .is(201)
                .json();
        assertThat(twin.path("code").asString())
                .isNotEqualTo(source.path("code").asString());
        var renamed = api.patch("/sources/" + source.path("id").longValue(), Json.of("{'name':'Messe'}"))
                .is(200)
                .json();
        assertThat(renamed.path("code")).isEqualTo(source.path("code"));
        api.post("/sources", Json.of("{'name':'☂'}")).is(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CALL", "call"})
    void aCodeIsTakenInAnyCase(String code) {
        api.post("/sources", Json.of("{'name':'x','code':'" + code + "'}")).isProblem(400, "invalid-input", "code");
    }

    @Test
    void aSourceThatRecordsHaveStays() {
        var source = api.post("/sources", Json.of("{'name':'Zeitung'}")).is(201).id();
        api.lead(Json.of("{'sourceId':" + source + "}"));
        api.delete("/sources/" + source).isProblem(409, "conflict");
        var unused = api.post("/sources", Json.of("{'name':'Radio'}")).is(201).id();
        api.delete("/sources/" + unused).is(204);
        api.delete("/sources/" + unused).isProblem(404, "not-found");
        api.post("/sources", Json.of("{'name':'x','code':'a b'}")).isProblem(400, "invalid-input", "code");
    }

    @Test
    void dictionariesAreForThoseWhoMayEditSettings() {
        var manager = accounts.manager(api);
        manager.get("/pipelines").is(200);
        var refused = manager.post("/sources", Json.of("{'name':'x'}")).isProblem(403, "forbidden");
        assertThat(refused.json().path("permission").asString()).isEqualTo("EDIT_SETTINGS");
    }
}
