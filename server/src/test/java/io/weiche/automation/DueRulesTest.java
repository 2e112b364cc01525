package io.weiche.automation;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.accounts.Plan;
import io.weiche.kernel.CurrentAccount;
import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// What rules do, to whom and when.
@WeicheTest
class DueRulesTest {
    private final TestAccounts accounts;
    private final DueRules due;
    private final TransactionTemplate transaction;
    private final Api api;
    private final Automation automation;
    private final long sent;

    DueRulesTest(TestAccounts accounts, DueRules due, TransactionTemplate transaction) {
        this.accounts = accounts;
        this.due = due;
        this.transaction = transaction;
        this.api = accounts.openClassic();
        this.automation = new Automation(api, due);
        this.sent = automation.stage(1);
    }

    private static String deal(long id) {
        return "/deals/" + id;
    }

    @Test
    void whenADealEntersOfferSentItsResponsibleGetsAnActivityThreeDaysLater() {
        var colleague = accounts.manager(api);
        var rule = automation.rule(sent, Automation.activity(",'deadline':{'after':3,'unit':'DAY'}"));
        var deal = automation.deal(",'responsibleId':" + colleague.userId());
        automation.look();
        assertThat(automation.planned(deal(deal))).isEmpty();

        automation.move(deal, sent);
        automation.look();
        automation.look();

        assertThat(automation.planned(deal(deal))).hasSize(1);
        var activity = automation.planned(deal(deal)).getFirst();
        assertThat(activity.path("title").asString()).isEqualTo("Nach dem Angebot fragen");
        assertThat(activity.path("type").asString()).isEqualTo("CALL");
        assertThat(activity.path("responsibleId").longValue()).isEqualTo(colleague.userId());
        assertThat(activity.path("createdById").isNull()).isTrue();
        var created = OffsetDateTime.parse(activity.path("createdAt").asString());
        // a day is 23 or 25 hours long when the clocks change
        assertThat(Duration.between(
                        created,
                        OffsetDateTime.parse(activity.path("deadlineAt").asString())))
                .isBetween(Duration.ofHours(70), Duration.ofHours(74));
        var told = automation.told(deal(deal)).getFirst();
        assertThat(told.path("data").path("ruleId").longValue()).isEqualTo(rule);
        assertThat(told.path("data").path("name").asString()).isEqualTo("Nachfassen");
        assertThat(told.path("author").isNull()).isTrue();
        var after = automation.get(rule);
        assertThat(after.path("done").intValue()).isEqualTo(1);
        assertThat(after.path("waiting").intValue()).isZero();
        var run = api.items("/automation-rules/" + rule + "/runs").get(0);
        assertThat(run.path("state").asString()).isEqualTo("DONE");
        assertThat(run.path("name").asString()).isEqualTo("Dach");
    }

    @Test
    void eachEnteringCountsOnceHoweverManyNodesLook() {
        var rule = automation.rule(sent, Automation.activity(""));
        var deal = automation.deal("");
        automation.move(deal, sent);
        automation.move(deal, automation.stage(0));
        automation.move(deal, sent);
        try (var nodes = Executors.newFixedThreadPool(3)) {
            for (int node = 0; node < 3; node++) {
                nodes.submit(automation::look);
            }
        }
        automation.look();
        assertThat(automation.planned(deal(deal))).hasSize(2);
        assertThat(automation.get(rule).path("done").intValue()).isEqualTo(2);
    }

    @Test
    void aLeadThatReachesItsStageBecomesADealByItself() {
        var converted = Automation.stage(api.items("/lead-stages"), "SUCCESS");
        var rule = automation.rule("'name':'Übernehmen','kind':'LEAD','stageId':" + automation.leadStage(1)
                + ",'action':{'type':'MOVE','stageId':" + converted + "}");
        var lead = api.lead("{\"title\":\"Halle\",\"lastName\":\"Holm\"}");
        var staying = api.lead("{\"title\":\"Noch nicht\"}");
        api.patch("/leads/" + lead, "{\"stageId\":" + automation.leadStage(1) + "}")
                .is(200);
        automation.look();

        var after = api.get("/leads/" + lead).json();
        assertThat(after.path("semantics").asString()).isEqualTo("S");
        var deals =
                api.items("/deals?filter=" + Api.encoded(Json.of("{'field':'leadId','op':'is','value':" + lead + "}")));
        assertThat(deals.size()).isEqualTo(1);
        assertThat(deals.get(0).path("contacts").get(0).path("name").asString()).isEqualTo("Holm");
        assertThat(automation.told("/leads/" + lead)).hasSize(1);
        assertThat(automation.reasons(rule)).containsExactly("DONE");
        assertThat(api.get("/leads/" + staying).json().path("semantics").asString())
                .isEqualTo("P");
    }

    @Test
    void aLeadThatCannotBeConvertedStaysWhereItIs() {
        var converted = Automation.stage(api.items("/lead-stages"), "SUCCESS");
        var rule = automation.rule("'name':'Übernehmen','kind':'LEAD','stageId':" + automation.leadStage(1)
                + ",'action':{'type':'MOVE','stageId':" + converted + "}");
        var contact = api.post("/contacts", "{\"lastName\":\"Fort\"}").id();
        var poor = api.lead(
                "{\"title\":\"Arm\",\"contactId\":" + contact + ",\"stageId\":" + automation.leadStage(1) + "}");
        var fine = api.lead("{\"title\":\"Fein\",\"stageId\":" + automation.leadStage(1) + "}");
        api.delete("/contacts/" + contact).is(204);
        automation.look();
        assertThat(api.get("/leads/" + poor).json().path("semantics").asString())
                .isEqualTo("P");
        assertThat(api.get("/leads/" + fine).json().path("semantics").asString())
                .isEqualTo("S");
        assertThat(automation.reasons(rule)).containsExactlyInAnyOrder("DONE", "NOT_CONVERTED");
    }

    @Test
    void whatDiesInBetweenIsDoneAgainAsAWhole() {
        automation.rule(sent, Automation.activity(""));
        var deal = automation.deal(",'stageId':" + sent);
        CurrentAccount.runAs(
                api.account(),
                () -> transaction.executeWithoutResult(status -> {
                    due.act();
                    status.setRollbackOnly();
                }));
        automation.look();
        assertThat(automation.planned(deal(deal))).hasSize(1);
        assertThat(automation.told(deal(deal))).hasSize(1);
    }

    @Test
    void whenALeadHasStoodInNewForTwoWorkingDaysWithoutACompletedActivitySomebodyIsTold() throws SQLException {
        var chief = accounts.reader(api);
        var rule = automation.rule("'name':'Liegt zu lange','kind':'LEAD','stageId':" + automation.leadStage(0)
                + ",'trigger':{'delay':{'after':2,'unit':'WORKING_DAY'},'withoutActivity':'COMPLETED'},"
                + "'action':{'type':'NOTIFY','tellsResponsible':true,'personIds':[" + chief.userId() + "]}");
        var forgotten = api.lead("{\"title\":\"Vergessen\"}");
        var called = api.lead("{\"title\":\"Angerufen\"}");
        var moved = api.lead("{\"title\":\"Bewegt\"}");
        automation.look();
        assertThat(automation.get(rule).path("waiting").intValue()).isEqualTo(3);
        assertThat(chief.items("/notifications")).isEmpty();

        var call = api.post(
                        "/activities",
                        Json.of("{'title':'Rückruf','type':'CALL','records':[{'kind':'LEAD','id':" + called + "}]}"))
                .is(201)
                .id();
        api.post("/activities/" + call + "/complete", null).is(200);
        api.patch("/leads/" + moved, "{\"stageId\":" + automation.leadStage(1) + "}")
                .is(200);
        Automation.timePasses(rule);
        automation.look();

        var notes = chief.items("/notifications");
        assertThat(notes).hasSize(1);
        assertThat(notes.get(0).path("reason").asString()).isEqualTo("AUTOMATION");
        assertThat(notes.get(0).path("record").path("id").longValue()).isEqualTo(forgotten);
        assertThat(notes.get(0).path("text").asString()).isEqualTo("Liegt zu lange");
        assertThat(api.items("/notifications").get(0).path("reason").asString()).isEqualTo("AUTOMATION");
        assertThat(automation.reasons(rule)).containsExactlyInAnyOrder("DONE", "BUSY", "LEFT");
    }

    @Test
    void whenADealIsWonOneLikeItBeginsInOnboarding() {
        var onboarding = automation.onboarding();
        var first = Automation.stage(onboarding.path("stages"), "IN_PROGRESS");
        var contact =
                api.post("/contacts", Json.of("{'lastName':'Müller'}")).is(201).id();
        automation.rule(automation.stage("SUCCESS"), "'action':{'type':'COPY','stageId':" + first + "}");
        var greeted = automation.rule("'name':'Begrüßen','kind':'DEAL','pipelineId':" + Automation.id(onboarding)
                + ",'stageId':" + first + "," + Automation.activity(""));
        var deal = automation.deal(",'contactIds':[" + contact + "]");
        api.send(
                        "PUT",
                        "/deals/" + deal + "/products",
                        Json.of("{'rows':[{'name':'Dach','quantity':'2','price':'100.00','taxRate':'19'}]}"),
                        Map.of("If-Match", "*"))
                .is(200);
        automation.move(deal, automation.stage("SUCCESS"));
        automation.look();

        var filter = Api.encoded(Json.of("{'field':'pipelineId','op':'is','value':" + Automation.id(onboarding) + "}"));
        var copies = api.items("/deals?filter=" + filter);
        assertThat(copies).hasSize(1);
        var copy = copies.get(0);
        assertThat(copy.path("title").asString()).isEqualTo("Dach");
        assertThat(copy.path("amount").path("value").asString()).isEqualTo("238.00");
        assertThat(copy.path("contacts").get(0).path("id").longValue()).isEqualTo(contact);
        assertThat(copy.path("repeat").asString()).isEqualTo("REPEAT_DEAL");
        assertThat(api.get(deal(Automation.id(copy)) + "/products").json().path("rows"))
                .hasSize(1);
        assertThat(api.get(deal(deal)).json().path("stageId").longValue()).isEqualTo(automation.stage("SUCCESS"));
        assertThat(automation
                        .told(deal(deal))
                        .getFirst()
                        .path("data")
                        .path("dealId")
                        .longValue())
                .isEqualTo(Automation.id(copy));
        assertThat(automation
                        .told(deal(Automation.id(copy)))
                        .getLast()
                        .path("data")
                        .path("originalId")
                        .longValue())
                .isEqualTo(deal);
        // a rule of the other pipeline follows
        assertThat(automation.get(greeted).path("done").intValue()).isEqualTo(1);
    }

    @Test
    void orTheDealItselfMovesThereWithoutTheFieldsTheStageAsksFor() {
        var onboarding = automation.onboarding();
        var first = Automation.stage(onboarding.path("stages"), "IN_PROGRESS");
        api.post(
                        "/fields",
                        Json.of("{'kind':'DEAL','type':'TEXT','code':'roof','label':'Dachform','stageIds':[" + first
                                + "]}"))
                .is(201);
        automation.rule(automation.stage("SUCCESS"), "'action':{'type':'MOVE','stageId':" + first + "}");
        var deal = automation.deal("");
        automation.move(deal, automation.stage("SUCCESS"));
        automation.look();
        var after = api.get(deal(deal)).json();
        assertThat(after.path("pipelineId").longValue()).isEqualTo(Automation.id(onboarding));
        assertThat(after.path("stageId").longValue()).isEqualTo(first);
        assertThat(after.path("closedAt").isNull()).isTrue();
        assertThat(api.items("/deals").get(0).path("incomplete").valueStream().map(JsonNode::asString))
                .containsExactly("custom.roof");
        var entries = api.items(deal(deal) + "/timeline").valueStream().toList();
        assertThat(entries.stream().map(entry -> entry.path("type").asString()))
                .startsWith("AUTOMATION", "STAGE_CHANGED");
        assertThat(entries.get(1).path("author").isNull()).isTrue();
    }

    @Test
    void peopleTakeTurnsAndWhoeverIsAwayIsLeftOut() {
        var anna = accounts.manager(api);
        var bert = accounts.manager(api);
        var away = accounts.manager(api);
        away.send(
                        "PUT",
                        "/users/" + away.userId() + "/working-time",
                        Json.of("{'absences':[{'from':'2020-01-01','until':'2090-01-01'}]}"),
                        Map.of())
                .is(200);
        automation.rule(
                sent,
                "'action':{'type':'RESPONSIBLE','how':'ROUND_ROBIN','personIds':[" + anna.userId() + "," + away.userId()
                        + "," + bert.userId() + "]}");
        var first = automation.deal(",'stageId':" + sent);
        automation.look();
        var second = automation.deal(",'stageId':" + sent);
        automation.look();
        assertThat(api.get(deal(first)).json().path("responsibleId").longValue())
                .isEqualTo(anna.userId());
        assertThat(api.get(deal(second)).json().path("responsibleId").longValue())
                .isEqualTo(bert.userId());
        assertThat(anna.items("/notifications").get(0).path("reason").asString())
                .isEqualTo("ASSIGNED");
    }

    @Test
    void putsTagsOnThoseTheConditionMeets() {
        var tag = api.post("/tags", Json.of("{'name':'Groß'}")).is(201).id();
        var rule = automation.rule(
                sent,
                "'filter':'{\\\"field\\\":\\\"title\\\",\\\"op\\\":\\\"contains\\\",\\\"value\\\":\\\"dach\\\"}',"
                        + "'action':{'type':'TAGS','tagIds':[" + tag + "]}");
        var roof = automation.deal(",'stageId':" + sent);
        var other = api.post("/deals", Json.of("{'title':'Keller','stageId':" + sent + "}"))
                .is(201)
                .id();
        automation.look();
        assertThat(api.get(deal(roof)).json().path("tagIds")).hasSize(1);
        assertThat(api.get(deal(other)).json().path("tagIds")).isEmpty();
        assertThat(automation.reasons(rule)).containsExactlyInAnyOrder("DONE", "CONDITION");
    }

    @Test
    void aBulkChangeIsWorkedOffInSetsAndLetsNobodyOut() {
        var rule = automation.rule(sent, Automation.activity(""));
        for (int i = 0; i < 40; i++) {
            automation.deal("");
        }
        var run = api.post("/bulk-changes", Json.of("{'kind':'DEAL','action':'STAGE','stageId':" + sent + "}"))
                .is(202)
                .id();
        api.awaitBulkChange(run);
        automation.look();
        assertThat(automation.get(rule).path("done").intValue()).isEqualTo(40);
        // what is taken back starts nothing
        var back = automation.rule(automation.stage(0), Automation.activity(""));
        api.post("/bulk-changes/" + run + "/undo", null).is(202);
        api.awaitBulkChange(run);
        automation.look();
        assertThat(automation.get(back).path("done").intValue()).isZero();
        assertThat(automation.get(back).path("waiting").intValue()).isZero();
    }

    @Test
    void aSwitchOfTheModeStartsNoRules() {
        var first = automation.rule(automation.stage(0), Automation.activity(""));
        var lead = api.lead("{\"title\":\"Umbau\",\"lastName\":\"Müller\"}");
        api.switchToSimple("");
        assertThat(api.get("/leads/" + lead).json().path("semantics").asString())
                .isEqualTo("S");
        automation.look();
        assertThat(automation.get(first).path("done").intValue()).isZero();
        // an inquiry that becomes a deal does
        api.post("/inquiries", Json.of("{'title':'Anfrage','emails':['meier@x.example']}"))
                .is(201);
        automation.look();
        assertThat(automation.get(first).path("done").intValue()).isEqualTo(1);
    }

    @Test
    void whatIsDeletedIsLeftAlone() {
        var rule = automation.rule(sent, "'trigger':{'delay':{'after':1,'unit':'HOUR'}}," + Automation.activity(""));
        var deal = automation.deal(",'stageId':" + sent);
        api.delete(deal(deal)).is(204);
        try {
            Automation.timePasses(rule);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        automation.look();
        assertThat(automation.reasons(rule)).containsExactly("GONE");
        api.post(deal(deal) + "/restore", "{}").is(200);
        automation.look();
        assertThat(automation.planned(deal(deal))).isEmpty();
    }

    @Test
    void aRuleWhoseTargetIsGoneWaitsAndSaysSo() {
        var onboarding = automation.onboarding();
        var pipeline = Automation.id(onboarding);
        var rule = automation.rule(
                sent,
                "'action':{'type':'MOVE','stageId':" + Automation.stage(onboarding.path("stages"), "IN_PROGRESS")
                        + "}");
        api.delete("/pipelines/" + pipeline).is(204);
        var deal = automation.deal("");
        automation.move(deal, sent);
        automation.look();
        assertThat(automation.get(rule).path("obstacle").asString()).isEqualTo("TARGET");
        assertThat(automation.get(rule).path("waiting").intValue()).isEqualTo(1);
        api.patch(
                        "/automation-rules/" + rule,
                        Json.of("{'action':{'type':'MOVE','stageId':" + automation.stage(2) + "}}"))
                .is(200);
        automation.look();
        assertThat(automation.get(rule).path("obstacle").isNull()).isTrue();
        assertThat(api.get(deal(deal)).json().path("stageId").longValue()).isEqualTo(automation.stage(2));
    }

    @Test
    void rulesThatMoveInACircleComeToAnEnd() {
        var there = ",'action':{'type':'MOVE','stageId':" + automation.stage(2) + "}";
        var back = ",'action':{'type':'MOVE','stageId':" + sent + "}";
        // a condition hides the circle from whoever saves
        var condition = "'filter':'{\\\"field\\\":\\\"id\\\",\\\"op\\\":\\\"filled\\\"}'";
        var one = automation.rule(sent, condition + there);
        var other = automation.rule(automation.stage(2), condition + back);
        automation.deal(",'stageId':" + sent);
        automation.look();
        assertThat(automation.get(one).path("done").intValue()
                        + automation.get(other).path("done").intValue())
                .isEqualTo(5);
        assertThat(automation.reasons(other)).contains("CIRCLE");
    }

    @Test
    void waitsForThePlanAndForWhoeverIsThere() {
        var colleague = accounts.manager(api);
        var rule = automation.rule(sent, Automation.activity(",'responsibleId':" + colleague.userId()));
        accounts.book(api, Plan.BASIC);
        assertThat(automation.get(rule).path("obstacle").asString()).isEqualTo("PLAN");
        accounts.book(api, Plan.PROFESSIONAL);
        api.patch("/users/" + colleague.userId(), "{\"active\":false}").is(200);
        automation.deal(",'stageId':" + sent);
        automation.look();
        assertThat(automation.get(rule).path("obstacle").asString()).isEqualTo("PERSON");
    }

    @Test
    void whatARuleDidCountsAsTouchedForTheUndoOfAConversion() {
        automation.rule(automation.stage(0), Automation.activity(""));
        var lead = api.lead("{\"title\":\"Umbau\",\"lastName\":\"Müller\"}");
        api.post("/leads/" + lead + "/conversion", Json.of("{'deal':{}}")).is(201);
        automation.look();
        var conversion = api.get("/leads/" + lead).json().path("conversionId").longValue();
        api.post("/conversions/" + conversion + "/undo", "{}").isProblem(409, "undo-not-possible");
    }

    @Test
    void aConversionThatIsTakenBackStartsNothing() {
        var rule = automation.rule(
                "'name':'Anrufen','kind':'LEAD','stageId':" + automation.leadStage(0) + "," + Automation.activity(""));
        var lead = api.lead("{\"title\":\"Umbau\",\"lastName\":\"Müller\"}");
        automation.look();
        api.post("/leads/" + lead + "/conversion", Json.of("{'deal':{}}")).is(201);
        var conversion = api.get("/leads/" + lead).json().path("conversionId").longValue();
        api.post("/conversions/" + conversion + "/undo", "{}").is(200);
        automation.look();
        assertThat(api.get("/leads/" + lead).json().path("stageId").longValue()).isEqualTo(automation.leadStage(0));
        assertThat(automation.get(rule).path("done").intValue()).isEqualTo(1);
    }

    @Test
    void aPausedRuleDoesNothing() {
        var rule = automation.rule(sent, Automation.activity(""));
        api.post("/automation-rules/" + rule + "/pause", null).is(200);
        var deal = automation.deal(",'stageId':" + sent);
        automation.look();
        api.post("/automation-rules/" + rule + "/resume", null).is(200);
        automation.look();
        assertThat(automation.planned(deal(deal))).isEmpty();
    }
}
