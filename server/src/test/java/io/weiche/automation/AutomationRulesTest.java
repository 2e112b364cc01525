package io.weiche.automation;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.accounts.Plan;
import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Writing rules: for whom, and what is refused.
@WeicheTest
class AutomationRulesTest {
    private final TestAccounts accounts;
    private final DueRules due;
    private final Api api;
    private final Automation automation;
    private final long pipeline;
    private final long sent;

    AutomationRulesTest(TestAccounts accounts, DueRules due) {
        this.accounts = accounts;
        this.due = due;
        this.api = accounts.openClassic();
        this.automation = new Automation(api, due);
        this.pipeline = Automation.id(automation.pipeline(0));
        this.sent = automation.stage(1);
    }

    private String body(String rest) {
        return Json.of("{'name':'Nachfassen','kind':'DEAL','pipelineId':" + pipeline + ",'stageId':" + sent + "," + rest
                + "}");
    }

    private Api.Answer open(String rest) {
        return api.post("/automation-rules", body(rest));
    }

    @Test
    void aRuleIsWrittenChangedOrderedAndDeletedAndTheAuditTells() {
        var first = automation.rule(sent, Automation.activity(""));
        var second = automation.rule(sent, Automation.activity(""));
        assertThat(automation.get(second).path("sort").intValue())
                .isGreaterThan(automation.get(first).path("sort").intValue());

        var changed = api.patch(
                        "/automation-rules/" + second,
                        Json.of(
                                "{'name':'Zuerst','sort':1,'trigger':{'delay':{'after':2,'unit':'DAY'},'withoutActivity':'OPEN'}}"))
                .is(200)
                .json();
        assertThat(changed.path("trigger").path("delay").path("after").intValue())
                .isEqualTo(2);
        assertThat(changed.path("action").path("title").asString()).isEqualTo("Nach dem Angebot fragen");
        assertThat(api.items("/automation-rules").valueStream().map(Automation::id))
                .containsExactly(second, first);

        api.post("/automation-rules/" + second + "/pause", null).is(200);
        assertThat(automation.get(second).path("paused").booleanValue()).isTrue();
        api.post("/automation-rules/" + second + "/resume", null).is(200);
        api.delete("/automation-rules/" + second).is(204);
        api.get("/automation-rules/" + second).is(404);
        assertThat(api.items("/audit?limit=10")
                        .valueStream()
                        .map(entry -> entry.path("action").asString()))
                .containsSubsequence(
                        "automation-rule-deleted",
                        "automation-rule-resumed",
                        "automation-rule-paused",
                        "automation-rule-changed",
                        "automation-rule-opened");
    }

    @Test
    void whatWaitsFollowsAChangedDelay() throws SQLException {
        var rule = automation.rule(sent, "'trigger':{'delay':{'after':900,'unit':'DAY'}}," + Automation.activity(""));
        var deal = automation.deal(",'stageId':" + sent);
        automation.look();
        assertThat(automation.planned("/deals/" + deal)).isEmpty();
        api.patch("/automation-rules/" + rule, Json.of("{'trigger':null}")).is(200);
        automation.look();
        assertThat(automation.planned("/deals/" + deal)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            'action':{'type':'ACTIVITY'}                                             | action.title
            'action':{'type':'ACTIVITY','title':'a','stageId':1}                     | action.stageId
            'action':{'type':'ACTIVITY','title':'a','responsibleId':999999999}       | action.responsibleId
            'action':{'type':'ACTIVITY','title':'a','deadline':{'after':0,'unit':'DAY'}} | action.deadline.after
            'action':{'type':'ACTIVITY','title':'a','deadline':{'after':1,'unit':'YEAR'}} | action.deadline.unit
            'action':{'type':'EXPLODE'}                                              | action.type
            'action':{'type':'MOVE'}                                                 | action.stageId
            'action':{'type':'MOVE','stageId':999999999}                             | action.stageId
            'action':{'type':'NOTIFY','personIds':[]}                                | action.personIds
            'action':{'type':'NOTIFY','personIds':[999999999]}                       | action.personIds
            'action':{'type':'RESPONSIBLE','personIds':[1]}                          | action.how
            'action':{'type':'TAGS','tagIds':[999999999]}                            | action.tagIds
            'action':{'type':'TAGS'}                                                 | action.tagIds
            'trigger':{'withoutActivity':'OPEN'},'action':{'type':'ACTIVITY','title':'a'} | trigger.withoutActivity
            'filter':'nonsense','action':{'type':'ACTIVITY','title':'a'}             | filter
            'unknown':1,'action':{'type':'ACTIVITY','title':'a'}                     | unknown
            """)
    void badInputNamesTheField(String rest, String field) {
        open(rest).isProblem(400, "invalid-input", field);
        assertThat(api.items("/automation-rules")).isEmpty();
    }

    @Test
    void namesAreLinesOfABearableLength() {
        var rest = "'kind':'DEAL','pipelineId':" + pipeline + ",'stageId':" + sent + "," + Automation.activity("");
        for (var name : new String[] {"x".repeat(256), "a\\u0000b", " "}) {
            api.post("/automation-rules", Json.of("{'name':'" + name + "'," + rest + "}"))
                    .isProblem(400, "invalid-input", "name");
        }
    }

    @Test
    void stagesAreThoseOfThisAccountAndFitTheKind() {
        var other = accounts.openClassic();
        var foreign = new Automation(other, due).stage(1);
        for (var stage : new long[] {foreign, automation.leadStage(0), 999_999_999}) {
            api.post(
                            "/automation-rules",
                            Json.of("{'name':'x','kind':'DEAL','pipelineId':" + pipeline + ",'stageId':" + stage + ","
                                    + Automation.activity("") + "}"))
                    .isProblem(400, "invalid-input", "stageId");
        }
        open("'action':{'type':'MOVE','stageId':" + foreign + "}").isProblem(400, "invalid-input", "action.stageId");
        var lead = "'name':'x','kind':'LEAD','stageId':" + automation.leadStage(0);
        api.post("/automation-rules", Json.of("{" + lead + ",'action':{'type':'COPY','stageId':" + sent + "}}"))
                .isProblem(400, "invalid-input", "action.type");
    }

    @Test
    void aCircleIsFoundWhenItIsSaved() {
        var third = automation.stage(2);
        automation.rule(sent, "'action':{'type':'MOVE','stageId':" + third + "}");
        api.post(
                        "/automation-rules",
                        Json.of("{'name':'zurück','kind':'DEAL','pipelineId':" + pipeline + ",'stageId':" + third
                                + ",'action':{'type':'MOVE','stageId':" + sent + "}}"))
                .isProblem(400, "invalid-input", "action.stageId");
        open("'action':{'type':'MOVE','stageId':" + sent + "}").isProblem(400, "invalid-input", "action.stageId");
    }

    @Test
    void onlyWhoeverEditsSettingsManagesRulesAndNobodyThoseOfOthers() {
        var rule = automation.rule(sent, Automation.activity(""));
        var salesperson = accounts.manager(api);
        salesperson.get("/automation-rules").is(403);
        salesperson.post("/automation-rules", body(Automation.activity(""))).is(403);
        salesperson.delete("/automation-rules/" + rule).is(403);
        var other = accounts.openClassic();
        other.get("/automation-rules/" + rule).is(404);
        other.patch("/automation-rules/" + rule, Json.of("{'name':'x'}")).is(404);
        other.delete("/automation-rules/" + rule).is(404);
        other.get("/automation-rules/" + rule + "/runs").is(404);
        assertThat(other.items("/automation-rules")).isEmpty();
    }

    @Test
    void isPartOfAPlan() {
        var rule = automation.rule(sent, Automation.activity(""));
        accounts.book(api, Plan.BASIC);
        open(Automation.activity("")).isProblem(402, "plan-does-not-include-automation");
        // what is there is still seen, and can be taken away
        api.get("/automation-rules/" + rule).is(200);
        api.delete("/automation-rules/" + rule).is(204);
    }

    @Test
    void whoeverReadsTheRecordSeesWhichRuleDidWhat() {
        automation.rule(sent, Automation.activity(""));
        var deal = automation.deal(",'stageId':" + sent);
        automation.look();
        var told = new Automation(accounts.reader(api), due).told("/deals/" + deal);
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().path("data").path("name").asString()).isEqualTo("Nachfassen");
    }

    @Test
    void theLogIsReadInPagesTheNewestFirst() {
        var rule = automation.rule(sent, Automation.activity(""));
        for (int i = 0; i < 5; i++) {
            automation.deal(",'stageId':" + sent);
        }
        automation.look();
        var path = "/automation-rules/" + rule + "/runs?limit=3";
        var first = api.get(path).is(200).json();
        assertThat(first.path("items")).hasSize(3);
        JsonNode rest = api.get(path + "&cursor=" + first.path("nextCursor").asString())
                .is(200)
                .json();
        assertThat(rest.path("items")).hasSize(2);
        assertThat(rest.path("nextCursor").isNull()).isTrue();
        api.get(path + "&cursor=x").isProblem(400, "invalid-input", "cursor");
    }
}
