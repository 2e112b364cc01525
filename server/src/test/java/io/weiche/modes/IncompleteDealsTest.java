package io.weiche.modes;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Deals that lack required values: foreseen, made all the same, counted and found (crm.md 4.2, 4.8).
@WeicheTest
class IncompleteDealsTest {
    private final TestAccounts accounts;
    private Api api;

    IncompleteDealsTest(TestAccounts accounts) {
        this.accounts = accounts;
        this.api = accounts.openClassic();
    }

    @BeforeEach
    void begin() {
        api = accounts.openClassic();
        api.post("/fields", Json.of("{'kind':'LEAD','label':'Dach','type':'TEXT','alsoFor':['DEAL']}"))
                .is(201);
        var roof = field("dach");
        api.patch("/fields/" + roof.path("id").longValue(), Json.of("{'required':true}"))
                .is(200);
    }

    private JsonNode field(String code) {
        return api.items("/fields?kind=DEAL")
                .valueStream()
                .filter(field -> field.path("code").asString().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private long problem(JsonNode rehearsal) {
        return rehearsal
                .path("problems")
                .valueStream()
                .filter(problem -> problem.path("code").asString().equals("required-fields-empty"))
                .mapToLong(problem -> problem.path("count").longValue())
                .sum();
    }

    private List<String> deals(String filter) {
        return StreamSupport.stream(
                        api.items("/deals?sort=id&filter=" + Api.encoded(Json.of(filter)))
                                .spliterator(),
                        false)
                .map(deal -> deal.path("title").asString())
                .toList();
    }

    @Test
    void theRehearsalSaysHowManyDealsTheRunWillMakeIncomplete() {
        api.lead(Json.of("{'title':'Mit','lastName':'A','custom':{'dach':'flach'}}"));
        api.lead(Json.of("{'title':'Ohne','lastName':'B'}"));
        api.lead(Json.of("{'title':'Auch ohne','lastName':'C'}"));
        var rehearsal = api.post("/crm-mode/rehearsals", Json.of("{'to':'SIMPLE'}"))
                .is(200)
                .json();
        assertThat(problem(rehearsal)).isEqualTo(2);
        assertThat(rehearsal.path("deals").longValue()).isEqualTo(3);

        var run = api.switchToSimple("");
        assertThat(run.path("status").asString()).isEqualTo("DONE");
        assertThat(run.path("converted").longValue()).isEqualTo(3);
        assertThat(run.path("incomplete").longValue()).isEqualTo(2);
        assertThat(deals("{'field':'incomplete','op':'is','value':true}")).containsExactly("Ohne", "Auch ohne");
        assertThat(deals("{'field':'incomplete','op':'is','value':false}")).containsExactly("Mit");
    }

    @Test
    void aRehearsalWithoutRequiredFieldsSaysNothingOfThem() {
        api.patch("/fields/" + field("dach").path("id").longValue(), Json.of("{'required':false}"))
                .is(200);
        api.lead(Json.of("{'title':'Ohne','lastName':'B'}"));
        assertThat(problem(api.post("/crm-mode/rehearsals", Json.of("{'to':'SIMPLE'}"))
                        .is(200)
                        .json()))
                .isZero();
        assertThat(api.switchToSimple("").path("incomplete").longValue()).isZero();
        assertThat(deals("{'field':'incomplete','op':'is','value':true}")).isEmpty();
    }

    @Test
    void whatAStageAsksForIsLackingOnlyThere() {
        var stages = api.items("/pipelines").get(0).path("stages");
        var second = stages.get(1).path("id").longValue();
        api.patch(
                        "/fields/" + field("dach").path("id").longValue(),
                        Json.of("{'required':false,'stageIds':[" + second + "]}"))
                .is(200);
        var deal = api.post("/deals", Json.of("{'title':'Halle'}")).is(201).id();
        var incomplete = "{'field':'incomplete','op':'is','value':true}";
        assertThat(deals(incomplete)).isEmpty();
        api.patch("/deals/" + deal, Json.of("{'custom':{'dach':'steil'}}")).is(200);
        api.patch("/deals/" + deal, Json.of("{'stageId':" + second + "}")).is(200);
        assertThat(deals(incomplete)).isEmpty();
        api.post("/fields", Json.of("{'kind':'DEAL','label':'Etage','type':'TEXT','stageIds':[" + second + "]}"))
                .is(201);
        assertThat(deals(incomplete)).containsExactly("Halle");
        assertThat(deals("{'field':'incomplete','op':'isNot','value':true}")).isEmpty();
        assertThat(api.get("/deals/" + deal).json().path("incomplete").toString())
                .contains("custom.etage");
    }

    @Test
    void aFileOfAListSaysWhichRecordsLackValues() {
        api.lead(Json.of("{'title':'Ohne','lastName':'B'}"));
        api.switchToSimple("");
        var file = api.get("/lists/deals/rows.csv?columns=title,incomplete")
                .is(200)
                .body();
        assertThat(file).contains("Unvollständig").contains("Ohne;ja");
    }

    @Test
    void whoeverBeganASwitchIsToldOnceWhenItIsDone() {
        api.lead(Json.of("{'title':'Dach','lastName':'B'}"));
        var run = api.switchToSimple("");
        var told = api.items("/notifications");
        assertThat(told.size()).isEqualTo(1);
        assertThat(told.get(0).path("reason").asString()).isEqualTo("SWITCHED");
        assertThat(told.get(0).path("kind").isNull()).isTrue();
        api.post("/crm-mode/switches/" + run.path("id").longValue() + "/undo", "{}")
                .is(202);
        api.awaitSwitch(run.path("id").longValue());
        assertThat(api.items("/notifications").get(0).path("reason").asString()).isEqualTo("UNDONE");
    }

    @Test
    void theMessageSaysHowManyLeadsNeedAttention() {
        var contact = api.post("/contacts", Json.of("{'lastName':'Fort'}")).id();
        api.lead(Json.of("{'title':'Arm','contactId':" + contact + "}"));
        api.delete("/contacts/" + contact).is(204);
        api.switchToSimple("");
        var told = api.items("/notifications").get(0);
        assertThat(told.path("reason").asString()).isEqualTo("SWITCHED");
        assertThat(told.path("kind").asString()).isEqualTo("LEAD");
        assertThat(told.path("records").longValue()).isEqualTo(1);
    }
}
