package io.weiche.intake.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.access.CurrentUser;
import io.weiche.fields.ContactPoint;
import io.weiche.fields.ContactPoints;
import io.weiche.fields.CustomValues;
import io.weiche.fields.MatchKeys;
import io.weiche.intake.Channel;
import io.weiche.intake.Inquiries;
import io.weiche.intake.InquiryDraft;
import io.weiche.intake.InquiryResult;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.PersonName;
import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.Stored;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// In classic mode some inquiries skip the lead, because a rule says so.
@WeicheTest
class InquiryRulesTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final TestAccounts accounts;
    private final Inquiries inquiries;
    private final TransactionTemplate transaction;
    private final Api api;
    private final long referral;

    InquiryRulesTest(TestAccounts accounts, Inquiries inquiries, TransactionTemplate transaction) {
        this.accounts = accounts;
        this.inquiries = inquiries;
        this.transaction = transaction;
        this.api = accounts.openClassic();
        this.referral = source(api, "RECOMMENDATION");
    }

    private static long source(Api api, String code) {
        return api.items("/sources")
                .valueStream()
                .filter(source -> source.path("code").asString().equals(code))
                .findFirst()
                .orElseThrow()
                .path("id")
                .longValue();
    }

    private long rule(String more) {
        return api.post("/inquiry-rules", Json.of("{'name':'Empfehlungen','makes':'DEAL'" + more + "}"))
                .is(201)
                .id();
    }

    private long ofReferrals(String more) {
        return rule(",'sourceIds':[" + referral + "]" + more);
    }

    private static String somebody() {
        return "wer" + NUMBER.incrementAndGet() + "@regel.example";
    }

    private JsonNode take(String more) {
        return take(somebody(), more);
    }

    private JsonNode take(String email, String more) {
        return api.post("/inquiries", Json.of("{'title':'Dach','emails':['" + email + "']" + more + "}"))
                .is(201)
                .json();
    }

    private static String became(JsonNode result) {
        var became = result.path("became");
        return became.has("leadId") ? "LEAD" : became.has("dealId") ? "DEAL" : "NOTHING";
    }

    private JsonNode inquiry(long id) {
        return api.items("/inquiries")
                .valueStream()
                .filter(one -> one.path("id").longValue() == id)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anInquiryWhoseSourceIsReferralBecomesACustomerWithADealAtOnceAllOthersLeads() {
        var id = ofReferrals("");
        for (var channel : List.of("API", "EMAIL", "CALL", "CHAT")) {
            var more = ",'channel':'" + channel + "'";
            var skipped = take(more + ",'sourceId':'RECOMMENDATION'");
            assertThat(became(skipped)).as(channel).isEqualTo("DEAL");
            assertThat(skipped.path("became").path("contactId").isNumber()).isTrue();
            assertThat(skipped.path("rule").path("name").asString()).isEqualTo("Empfehlungen");
            var kept = inquiry(skipped.path("inquiryId").longValue());
            assertThat(kept.path("rule").path("id").longValue()).isEqualTo(id);
            assertThat(kept.path("skippedLead").booleanValue()).isTrue();
            var other = take(more + ",'sourceId':'ADVERTISING'");
            assertThat(became(other)).as(channel).isEqualTo("LEAD");
            assertThat(other.path("rule").isNull()).isTrue();
        }
        assertThat(api.items("/leads").size()).isEqualTo(4);
        assertThat(api.items("/deals").size()).isEqualTo(4);
        var deal = api.items("/deals").get(0);
        assertThat(api.items("/deals/" + deal.path("id").longValue() + "/origins")
                        .get(0)
                        .path("rule")
                        .asString())
                .isEqualTo("Empfehlungen");
    }

    @Test
    void aFormIsADoorLikeTheOthersAndMayBeACondition() {
        var form = api.items("/forms").get(0);
        rule(",'formIds':[" + form.path("id").longValue() + "]");
        Api.raw(
                        "POST",
                        api.server() + "/f/" + form.path("key").asString(),
                        "lastName=Holm&email=" + Api.encoded(somebody()),
                        Map.of("Content-Type", "application/x-www-form-urlencoded", "X-Forwarded-For", "198.18.7.7"))
                .is(200);
        assertThat(api.items("/deals").size()).isEqualTo(1);
        assertThat(became(take(""))).isEqualTo("LEAD");
    }

    @Test
    void theFirstRuleThatFitsCountsAndMayKeepALead() {
        var wide = ofReferrals("");
        var narrow = api.post(
                        "/inquiry-rules",
                        Json.of("{'name':'Ausnahme','makes':'LEAD','channels':['CALL'],'sourceIds':[" + referral
                                + "]}"))
                .is(201)
                .id();
        var call = ",'channel':'CALL','sourceId':'RECOMMENDATION'";
        assertThat(became(take(call))).isEqualTo("DEAL");
        api.patch("/inquiry-rules/" + narrow, "{\"sort\":5}").is(200);
        var kept = take(call);
        assertThat(became(kept)).isEqualTo("LEAD");
        assertThat(kept.path("rule").path("name").asString()).isEqualTo("Ausnahme");
        assertThat(inquiry(kept.path("inquiryId").longValue())
                        .path("skippedLead")
                        .booleanValue())
                .isFalse();
        assertThat(became(take(",'sourceId':'RECOMMENDATION'"))).isEqualTo("DEAL");
        api.delete("/inquiry-rules/" + narrow).is(204);
        api.delete("/inquiry-rules/" + wide).is(204);
        assertThat(became(take(call))).isEqualTo("LEAD");
    }

    private InquiryDraft draft(long source, String email) {
        var point = new ContactPoint(
                null, ContactPoint.Type.EMAIL, "WORK", email, MatchKeys.of(ContactPoint.Type.EMAIL, email, "DE"));
        return new InquiryDraft(
                Channel.API,
                null,
                source,
                null,
                new PersonName(null, null, null, "Holm"),
                null,
                new ContactPoints(List.of(point)),
                null,
                null,
                null,
                api.userId(),
                null,
                CustomValues.NONE);
    }

    @Test
    void aSetGoesEveryWayAtOnceAndTheSamePersonStaysTogether() {
        var advertising = source(api, "ADVERTISING");
        var partner = source(api, "PARTNER");
        var other = api.post("/pipelines", "{\"name\":\"Empfohlene\"}").is(201).id();
        ofReferrals(",'pipelineId':" + other);
        rule(",'sourceIds':[" + partner + "]");
        var same = somebody();
        var drafts = List.of(
                draft(referral, somebody()),
                draft(advertising, somebody()),
                draft(partner, somebody()),
                draft(referral, same),
                draft(advertising, somebody()),
                draft(advertising, same));
        var results = CurrentAccount.callAs(
                api.account(),
                () -> CurrentUser.callAsSystem(() -> transaction.execute(_ -> inquiries.takeAll(drafts))));
        assertThat(results.stream().map(result -> result.leadId() != null))
                .containsExactly(false, true, false, false, true, false);
        assertThat(results.stream().map(InquiryResult::skippedLead))
                .containsExactly(true, false, true, true, false, false);
        assertThat(results.getLast().logged()).as("something is open by then").isTrue();
        assertThat(results.getLast().dealId()).isEqualTo(results.get(3).dealId());
        assertThat(IntStream.of(0, 2, 3)
                        .mapToObj(at -> api.get("/deals/" + results.get(at).dealId())
                                        .json()
                                        .path("pipelineId")
                                        .longValue()
                                == other))
                .containsExactly(true, false, true);
    }

    @Test
    void aKnownCustomerWithSomethingOpenIsNotedThereWhateverRulesSay() {
        ofReferrals("");
        var email = somebody();
        var body = "{'title':'x','sourceId':'%s','emails':['" + email + "']}";
        api.post("/inquiries", Json.of(body.formatted("ADVERTISING"))).is(201);
        var second = api.post("/inquiries", Json.of(body.formatted("RECOMMENDATION")))
                .is(201)
                .json();
        assertThat(second.path("logged").booleanValue()).isTrue();
        assertThat(second.path("rule").isNull()).isTrue();
        assertThat(api.items("/deals").isEmpty()).isTrue();
    }

    @Test
    void whoTakesCareOfItMayBeACondition() {
        var one = accounts.manager(api).userId();
        var top = api.post("/departments", "{\"name\":\"Vertrieb\"}").is(201).id();
        var below = api.post(
                        "/departments", Json.of("{'name':'Nord','parentId':" + top + ",'memberIds':[" + one + "]}"))
                .is(201)
                .id();
        var rule = rule(",'departmentIds':[" + top + "]");
        assertThat(became(take(",'responsibleId':" + one))).isEqualTo("DEAL");
        assertThat(became(take(""))).isEqualTo("LEAD");
        api.delete("/departments/" + below).is(204);
        api.delete("/departments/" + top).isProblem(409, "conflict");
        api.delete("/inquiry-rules/" + rule).is(204);
        api.delete("/departments/" + top).is(204);
    }

    @Test
    void whoeverAsksForALeadByHandIsGivenOne() {
        rule("");
        var lead = api.lead(Json.of("{'title':'Von Hand','sourceId':" + referral + "}"));
        assertThat(api.get("/leads/" + lead).json().path("semantics").asString())
                .isEqualTo("P");
        assertThat(became(take(""))).isEqualTo("DEAL");
    }

    @Test
    void whoMayOnlyAddLeadsLosesNoInquiryByARule() {
        ofReferrals("");
        var writer = accounts.reader(api);
        var role = api.items("/roles")
                .valueStream()
                .filter(one -> one.path("name").asString().equals("Lesen"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .longValue();
        api.patch(
                        "/access/matrix",
                        Json.of("{'changes':[{'roleId':" + role + ",'area':'LEAD','action':'ADD','scope':'ALL'}]}"))
                .is(200);
        var result = writer.post(
                        "/inquiries",
                        Json.of("{'title':'x','sourceId':'RECOMMENDATION','emails':['" + somebody() + "']}"))
                .is(201)
                .json();
        assertThat(became(result)).isEqualTo("DEAL");
    }

    @Test
    void inSimpleModeRulesRestAndAreStillThereAfterwards() {
        api.post("/inquiry-rules", Json.of("{'name':'Alles bleibt Lead','makes':'LEAD'}"))
                .is(201);
        api.switchToSimple("");
        var result = take(",'sourceId':'RECOMMENDATION'");
        assertThat(became(result)).isEqualTo("DEAL");
        assertThat(result.path("rule").isNull()).isTrue();
        assertThat(inquiry(result.path("inquiryId").longValue())
                        .path("skippedLead")
                        .booleanValue())
                .isFalse();
        var epoch = api.epoch();
        api.post("/crm-mode/switches", "{\"to\":\"CLASSIC\",\"expectedEpoch\":" + epoch + "}")
                .is(200);
        var again = take("");
        assertThat(became(again)).isEqualTo("LEAD");
        assertThat(again.path("rule").path("name").asString()).isEqualTo("Alles bleibt Lead");
    }

    @Test
    void whatARuleNamesIsNotDeletedFromUnderIt() {
        var pipeline =
                api.post("/pipelines", "{\"name\":\"Empfohlene\"}").is(201).id();
        var id = ofReferrals(",'pipelineId':" + pipeline);
        api.delete("/sources/" + referral).isProblem(409, "conflict");
        api.delete("/pipelines/" + pipeline).isProblem(409, "pipeline-in-use");
        api.delete("/inquiry-rules/" + id).is(204);
        api.delete("/pipelines/" + pipeline).is(204);
        api.delete("/sources/" + referral).is(204);
    }

    private JsonNode trial(String rules) {
        return api.post("/inquiry-rules/trials", Json.of("{'rules':[" + rules + "]}"))
                .is(200)
                .json();
    }

    @Test
    void aTrialSaysWhatReallyHappened() {
        var saved = "{'name':'Ausnahme','makes':'LEAD','channels':['CALL']},"
                + "{'name':'Empfehlungen','makes':'DEAL','sourceIds':[" + referral + "]}";
        api.post("/inquiry-rules", Json.of("{'name':'Ausnahme','makes':'LEAD','channels':['CALL']}"))
                .is(201);
        ofReferrals("");
        var email = somebody();
        take(",'sourceId':'RECOMMENDATION'");
        take(email, ",'sourceId':'RECOMMENDATION'");
        take(",'channel':'CALL','sourceId':'RECOMMENDATION'");
        take(",'sourceId':'ADVERTISING'");
        take("");
        take(email, "");
        api.lead("{\"title\":\"Von Hand\"}");
        api.post("/exceptions", "{\"value\":\"nie@regel.example\"}").is(201);
        api.post("/inquiries", Json.of("{'channel':'EMAIL','title':'x','emails':['nie@regel.example']}"))
                .is(201);
        var before = Stored.of(api.account());
        var trial = trial(saved);
        assertThat(Stored.of(api.account())).isEqualTo(before);
        var happened = api.items("/inquiries").valueStream().toList();
        assertThat(trial.path("inquiries").longValue())
                .isEqualTo(happened.size())
                .isEqualTo(8);
        assertThat(trial.path("noted").longValue()).isEqualTo(1);
        assertThat(trial.path("held").longValue()).isEqualTo(1);
        assertThat(trial.path("byHand").longValue()).isEqualTo(1);
        assertThat(trial.path("then").path("deals").longValue())
                .isEqualTo(happened.stream()
                        .filter(one -> one.path("skippedLead").booleanValue())
                        .count())
                .isEqualTo(2);
        assertThat(trial.path("then").path("leads").longValue()).isEqualTo(3);
        assertThat(trial.path("then").path("undecided").longValue()).isZero();
        assertThat(trial.path("now")).isEqualTo(trial.path("then"));
        assertThat(trial.path("rules").valueStream().map(JsonNode::longValue)).containsExactly(1L, 2L);
        assertThat(trial.path("sources").get(0).path("sourceId").longValue()).isEqualTo(referral);
        assertThat(trial.path("sources").get(0).path("count").toString())
                .isEqualTo(Json.of("{'leads':1,'deals':2,'undecided':0}"));

        assertThat(trial("").path("then").toString()).isEqualTo(Json.of("{'leads':5,'deals':0,'undecided':0}"));
        var department =
                api.post("/departments", "{\"name\":\"Vertrieb\"}").is(201).id();
        assertThat(trial("{'name':'a','makes':'DEAL','sourceIds':[" + referral + "],'departmentIds':[" + department
                                + "]}")
                        .path("then")
                        .toString())
                .isEqualTo(Json.of("{'leads':2,'deals':0,'undecided':3}"));
    }

    @Test
    void aFormThatMakesDealsMakesThemWhateverATrialTries() {
        var form = api.items("/forms").get(0);
        api.patch("/forms/" + form.path("id").longValue(), "{\"creates\":\"DEAL\"}")
                .is(200);
        Api.raw(
                        "POST",
                        api.server() + "/f/" + form.path("key").asString(),
                        "lastName=Holm&email=" + Api.encoded(somebody()),
                        Map.of("Content-Type", "application/x-www-form-urlencoded", "X-Forwarded-For", "198.18.7.8"))
                .is(200);
        var trial = trial("");
        assertThat(trial.path("byForm").longValue()).isEqualTo(1);
        assertThat(trial.path("then").path("deals").longValue()).isEqualTo(1);
    }

    @Test
    void whatSkippedTheLeadIsNoLeadInReports() {
        ofReferrals("");
        take(",'sourceId':'RECOMMENDATION'");
        take(",'sourceId':'ADVERTISING'");
        var advice = api.get("/reports/mode-advice").is(200).json();
        assertThat(advice.path("classic").path("leads").longValue()).isEqualTo(1);
        assertThat(advice.path("classic").path("deals").longValue()).isEqualTo(1);
        assertThat(advice.path("classic").path("qualified").longValue()).isZero();
        assertThat(advice.path("simple").path("deals").longValue()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'makes':'DEAL'} | name",
                "{'name':'x'} | makes",
                "{'name':'x','makes':'MONEY'} | makes",
                "{'name':'x\\u0000','makes':'DEAL'} | name",
                "{'name':'x','makes':'DEAL','sourceIds':[9223372036854775807]} | sourceIds[0]",
                "{'name':'x','makes':'DEAL','sourceIds':['WEB']} | sourceIds",
                "{'name':'x','makes':'DEAL','formIds':[9223372036854775807]} | formIds[0]",
                "{'name':'x','makes':'DEAL','departmentIds':[0]} | departmentIds[0]",
                "{'name':'x','makes':'DEAL','channels':['API','API']} | channels[1]",
                "{'name':'x','makes':'DEAL','channels':['MANUAL']} | channels[0]",
                "{'name':'x','makes':'DEAL','channels':['FAX']} | channels[0]",
                "{'name':'x','makes':'DEAL','sort':-1} | sort",
                "{'name':'x','makes':'DEAL','way':'x'} | way"
            })
    void badInputIsRefusedAndChangesNothing(String body, String field) {
        var before = Stored.of(api.account());
        api.post("/inquiry-rules", Json.of(body)).isProblem(400, "invalid-input", field);
        api.post("/inquiry-rules/trials", Json.of("{'rules':[" + body + "]}"))
                .isProblem(400, "invalid-input", "rules[0]." + field);
        assertThat(Stored.of(api.account())).isEqualTo(before);
    }

    @Test
    void whatBelongsToAnotherAccountIsUnknown() {
        var other = accounts.openClassic();
        var pipeline = other.items("/pipelines").get(0).path("id").longValue();
        var body = "{'name':'x','makes':'DEAL',";
        api.post("/inquiry-rules", Json.of(body + "'pipelineId':" + pipeline + "}"))
                .isProblem(400, "invalid-input", "pipelineId");
        api.post("/inquiry-rules", Json.of(body + "'sourceIds':[" + source(other, "WEB") + "]}"))
                .isProblem(400, "invalid-input", "sourceIds[0]");
        var mine = api.items("/pipelines").get(0).path("id").longValue();
        api.post("/inquiry-rules", Json.of("{'name':'x','makes':'LEAD','pipelineId':" + mine + "}"))
                .isProblem(400, "invalid-input", "pipelineId");
        var rule = ofReferrals("");
        other.patch("/inquiry-rules/" + rule, "{\"name\":\"meins\"}").isProblem(404, "not-found");
        other.delete("/inquiry-rules/" + rule).isProblem(404, "not-found");
        assertThat(other.items("/inquiry-rules").isEmpty()).isTrue();
    }

    @Test
    void thereAreAtMostFifty() {
        IntStream.range(0, InquiryRules.MOST).forEach(_ -> rule(""));
        api.post("/inquiry-rules", Json.of("{'name':'x','makes':'DEAL'}")).isProblem(409, "conflict");
    }

    @Test
    void onlyWhoEditsSettingsAndOnlyAsItWasSeen() {
        var rule = ofReferrals("");
        var manager = accounts.manager(api);
        manager.get("/inquiry-rules").isProblem(403, "forbidden");
        manager.post("/inquiry-rules/trials", "{\"rules\":[]}").isProblem(403, "forbidden");
        api.send("PATCH", "/inquiry-rules/" + rule, "{\"name\":\"neu\"}", Map.of("If-Match", "\"0\""))
                .is(200);
        api.send("PATCH", "/inquiry-rules/" + rule, "{\"name\":\"alt\"}", Map.of("If-Match", "\"0\""))
                .isProblem(412, "version-conflict");
        assertThat(api.items("/audit?limit=10")
                        .valueStream()
                        .map(entry -> entry.path("action").asString()))
                .contains("inquiry-rule-opened", "inquiry-rule-changed");
    }
}
