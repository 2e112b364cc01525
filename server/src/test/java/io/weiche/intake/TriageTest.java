package io.weiche.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.Stored;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// The inbox: deciding about inquiries, and taking the last decision back.
@WeicheTest
class TriageTest {
    private final TestAccounts accounts;

    TriageTest(TestAccounts accounts) {
        this.accounts = accounts;
    }

    private static long take(Api api, String body) {
        return api.post("/inquiries", Json.of(body)).is(201).number("inquiryId");
    }

    private static Api.Answer decide(Api api, long inquiry, String what, String body) {
        return decide(api, inquiry, what, body, "*");
    }

    private static Api.Answer decide(Api api, long inquiry, String what, String body, String version) {
        return api.send(
                "POST",
                "/inquiries/" + inquiry + "/" + what,
                body == null ? null : Json.of(body),
                Map.of("If-Match", version));
    }

    private static Api.Answer undo(Api api, Api.Answer decided) {
        return api.post("/inquiry-decisions/" + decided.number("decisionId") + "/undo", "{}");
    }

    private static JsonNode get(Api api, long inquiry) {
        return api.get("/inquiries/" + inquiry).is(200).json();
    }

    private static long deal(Api api, long inquiry) {
        return get(api, inquiry).path("deal").path("id").longValue();
    }

    private static long lead(Api api, long inquiry) {
        return get(api, inquiry).path("lead").path("id").longValue();
    }

    private static int waiting(Api api) {
        return api.items("/inquiries?view=OPEN").size();
    }

    private static long reason(Api api, String kind) {
        return api.items("/loss-reasons")
                .valueStream()
                .filter(reason -> reason.path("kind").asString().equals(kind))
                .findFirst()
                .orElseThrow()
                .path("id")
                .longValue();
    }

    @Test
    void inSimpleModeAnInquiryThatMadeADealWaitsUntilItIsMarkedDone() {
        var api = accounts.open();
        var inquiry = take(api, "{'title':'Dach','channel':'FORM'}");
        assertThat(waiting(api)).isEqualTo(1);
        var done = decide(api, inquiry, "done", null).is(200);
        assertThat(done.json().path("inquiry").path("state").asString()).isEqualTo("DONE");
        assertThat(waiting(api)).isZero();
        assertThat(api.items("/inquiries?view=DONE").size()).isEqualTo(1);
        undo(api, done).is(200);
        assertThat(waiting(api)).isEqualTo(1);
    }

    @Test
    void aLeadThatSomebodyAskedForWaitsInSimpleModeTooThoughItIsConvertedAtOnce() {
        var api = accounts.open();
        api.lead("{\"title\":\"von Hand\"}");
        assertThat(waiting(api)).isEqualTo(1);
    }

    @Test
    void whatIsPutOffComesBackByItself() {
        var api = accounts.open();
        var inquiry = take(api, "{'title':'Dach'}");
        var soon = OffsetDateTime.now(ZoneOffset.UTC).plusSeconds(2);
        var snoozed = decide(api, inquiry, "snooze", "{'until':'" + soon + "'}").is(200);
        assertThat(waiting(api)).isZero();
        assertThat(api.items("/inquiries?view=SNOOZED").size()).isEqualTo(1);
        assertThat(api.get("/inquiries/counts").json().path("snoozed").intValue())
                .isEqualTo(1);
        var deadline = System.nanoTime() + 20_000_000_000L;
        while (waiting(api) == 0 && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(waiting(api)).isEqualTo(1);
        undo(api, snoozed).is(200);
        assertThat(get(api, inquiry).path("snoozedUntil").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"2020-01-01T00:00:00Z", "2999-01-01T00:00:00Z"})
    void nothingIsPutOffIntoThePastOrForYears(String until) {
        var api = accounts.open();
        var inquiry = take(api, "{'title':'Dach'}");
        decide(api, inquiry, "snooze", "{'until':'" + until + "'}").isProblem(400, "invalid-input", "until");
    }

    @Test
    void nothingIsJunkWithoutAReasonWhereOneMustBeNamed() {
        var api = accounts.open();
        var pipeline = api.items("/pipelines").get(0).path("id").longValue();
        api.send("PUT", "/loss-rules", Json.of("{'pipelineId':" + pipeline + ",'required':true}"), Map.of())
                .is(200);
        var inquiry = take(api, "{'title':'Werbung'}");
        decide(api, inquiry, "junk", "{'comment':'Spam'}").isProblem(422, "fields-required", "lossReasonId");
        assertThat(waiting(api)).isEqualTo(1);
        decide(api, inquiry, "junk", "{'reasonId':" + reason(api, "DEAL") + "}").is(200);
    }

    @Test
    void junkClosesTheDealWithTheReasonAndUndoOpensItAgain() {
        var api = accounts.open();
        var inquiry = take(api, "{'title':'Werbung'}");
        var before = api.get("/deals/" + deal(api, inquiry)).json();
        var reason = reason(api, "DEAL");
        var junk = decide(api, inquiry, "junk", "{'reasonId':" + reason + ",'comment':'Spam'}")
                .is(200);
        var lost = api.get("/deals/" + deal(api, inquiry)).json();
        assertThat(lost.path("semantics").asString()).isEqualTo("F");
        assertThat(lost.path("lossReasonId").longValue()).isEqualTo(reason);
        assertThat(lost.path("lossComment").asString()).isEqualTo("Spam");
        assertThat(api.items("/inquiries?view=JUNK").size()).isEqualTo(1);
        undo(api, junk).is(200);
        var after = api.get("/deals/" + deal(api, inquiry)).json();
        assertThat(after.path("stageId")).isEqualTo(before.path("stageId"));
        assertThat(after.path("lossReasonId").isNull()).isTrue();
        assertThat(waiting(api)).isEqualTo(1);
    }

    @Test
    void junkClosesTheLeadInClassicMode() {
        var api = accounts.openClassic();
        var inquiry = take(api, "{'title':'Werbung'}");
        var junk = decide(api, inquiry, "junk", "{'reasonId':" + reason(api, "LEAD") + "}")
                .is(200);
        assertThat(api.get("/leads/" + lead(api, inquiry))
                        .json()
                        .path("semantics")
                        .asString())
                .isEqualTo("F");
        undo(api, junk).is(200);
        assertThat(api.get("/leads/" + lead(api, inquiry))
                        .json()
                        .path("semantics")
                        .asString())
                .isEqualTo("P");
    }

    @Test
    void takingBackWhatWasDoneLeavesTheDealThatWasMadeSince() {
        var api = accounts.openClassic();
        var inquiry = take(api, "{'title':'Dach','person':{'lastName':'Holm'}}");
        var done = decide(api, inquiry, "done", "{}").is(200);
        api.post("/leads/" + lead(api, inquiry) + "/conversion", Json.of("{'deal':{},'contact':true}"))
                .is(201);
        var deal = deal(api, inquiry);
        var contact = get(api, inquiry).path("contact");
        undo(api, done).is(200);
        assertThat(deal(api, inquiry)).isEqualTo(deal);
        assertThat(get(api, inquiry).path("contact")).isEqualTo(contact);
    }

    @Test
    void whatSomebodyChangedSinceIsNotTakenBack() {
        var api = accounts.open();
        var inquiry = take(api, "{'title':'Werbung'}");
        var junk = decide(api, inquiry, "junk", "{}").is(200);
        api.patch("/deals/" + deal(api, inquiry), Json.of("{'title':'doch echt'}"))
                .is(200);
        undo(api, junk).isProblem(409, "undo-not-possible");
        assertThat(get(api, inquiry).path("state").asString()).isEqualTo("JUNK");
    }

    @Test
    void onlyTheLastDecisionIsTakenBackAndOnlyOnce() {
        var api = accounts.open();
        var inquiry = take(api, "{'title':'Dach'}");
        var first = decide(api, inquiry, "done", null).is(200);
        var second = decide(api, inquiry, "open", null).is(200);
        undo(api, first).isProblem(409, "undo-not-possible");
        undo(api, second).is(200);
        undo(api, second).isProblem(409, "undo-not-possible");
        assertThat(get(api, inquiry).path("state").asString()).isEqualTo("DONE");
    }

    @Test
    void whoeverSawAnOlderInquiryDecidesNothing() {
        var api = accounts.open();
        var inquiry = take(api, "{'title':'Dach'}");
        decide(api, inquiry, "done", null, "\"0\"").is(200);
        var before = Stored.of(api.account());
        decide(api, inquiry, "junk", "{}", "\"0\"").isProblem(412, "version-conflict");
        api.post("/inquiries/" + inquiry + "/done", "{}").isProblem(428, "precondition-required");
        assertThat(Stored.of(api.account())).isEqualTo(before);
    }

    @Test
    void aDecisionThatIsSentTwiceWithItsKeyIsOne() {
        var api = accounts.open();
        var inquiry = take(api, "{'title':'Dach'}");
        var headers = Map.of("If-Match", "\"0\"", "Idempotency-Key", "einmal");
        var first = api.send("POST", "/inquiries/" + inquiry + "/done", "{}", headers)
                .is(200);
        var again = api.send("POST", "/inquiries/" + inquiry + "/done", "{}", headers)
                .is(200);
        assertThat(again.json()).isEqualTo(first.json());
    }

    @Test
    void attachingALeadConvertsItIntoTheDealOfItsCustomer() {
        var api = accounts.openClassic();
        var deal = api.post("/deals", Json.of("{'title':'Heizung'}")).is(201).id();
        var inquiry = take(api, "{'title':'noch eine Frage','message':'Wann kommen Sie?'}");
        var lead = lead(api, inquiry);
        var attached = decide(api, inquiry, "attach", "{'kind':'DEAL','id':" + deal + "}")
                .is(200);
        assertThat(attached.json().path("inquiry").path("deal").path("id").longValue())
                .isEqualTo(deal);
        assertThat(api.get("/leads/" + lead).json().path("semantics").asString())
                .isEqualTo("S");
        assertThat(api.items("/deals/" + deal + "/timeline")
                        .valueStream()
                        .map(entry -> entry.path("data").path("message").asString("")))
                .as("the deal shows the history of the lead")
                .contains("Wann kommen Sie?");
        undo(api, attached).is(200);
        assertThat(api.get("/leads/" + lead).json().path("semantics").asString())
                .isEqualTo("P");
        assertThat(get(api, inquiry).path("deal").isNull()).isTrue();
        assertThat(waiting(api)).isEqualTo(1);
    }

    @Test
    void attachingALeadToAnotherLeadMergesThem() {
        var api = accounts.openClassic();
        var other = api.lead("{\"title\":\"Heizung\"}");
        var inquiry = take(api, "{'title':'noch eine Frage'}");
        var lead = lead(api, inquiry);
        var attached = decide(api, inquiry, "attach", "{'kind':'LEAD','id':" + other + "}")
                .is(200);
        assertThat(lead(api, inquiry)).isEqualTo(other);
        api.get("/leads/" + lead).isProblem(410, "merged");
        undo(api, attached).is(200);
        assertThat(lead(api, inquiry)).isEqualTo(lead);
        assertThat(get(api, inquiry).path("state").asString()).isEqualTo("OPEN");
    }

    @Test
    void attachingADealThatNobodyTouchedPutsItIntoTheRecycleBin() {
        var api = accounts.open();
        var heating = api.post("/deals", Json.of("{'title':'Heizung'}")).is(201).id();
        var inquiry = take(api, "{'title':'noch eine Frage','message':'Wann?'}");
        var own = deal(api, inquiry);
        var attached = decide(api, inquiry, "attach", "{'kind':'DEAL','id':" + heating + "}")
                .is(200);
        assertThat(deal(api, inquiry)).isEqualTo(heating);
        api.get("/deals/" + own).is(404);
        assertThat(attached.json().path("keptDealId").isNull()).isTrue();
        undo(api, attached).is(200);
        assertThat(deal(api, inquiry)).isEqualTo(own);
        api.get("/deals/" + own).is(200);
    }

    @Test
    void aDealSomebodyWorkedOnStaysWhenItsInquiryIsAttachedElsewhere() {
        var api = accounts.open();
        var heating = api.post("/deals", Json.of("{'title':'Heizung'}")).is(201).id();
        var inquiry = take(api, "{'title':'noch eine Frage'}");
        var own = deal(api, inquiry);
        api.post("/deals/" + own + "/comments", Json.of("{'body':'angerufen'}")).is(201);
        var attached = decide(api, inquiry, "attach", "{'kind':'DEAL','id':" + heating + "}")
                .is(200);
        assertThat(attached.number("keptDealId")).isEqualTo(own);
        api.get("/deals/" + own).is(200);
    }

    @Test
    void whatMayTakeAnInquiryIsWhatIsOpenWithItsCustomer() {
        var api = accounts.open();
        var first = take(api, "{'title':'eins','person':{'lastName':'Holm'},'emails':['h@holm.example']}");
        var contact = get(api, first).path("contact").path("id").longValue();
        var other = api.post("/deals", Json.of("{'title':'zwei','contactIds':[" + contact + "]}"))
                .is(201)
                .id();
        api.post("/deals", Json.of("{'title':'fremd'}")).is(201);
        var targets = api.items("/inquiries/" + first + "/targets");
        assertThat(targets.valueStream().map(target -> target.path("id").longValue()))
                .containsExactly(other);
    }

    @Test
    void anInquiryThatWasOnlyNotedLeavesTheDealAlone() {
        var api = accounts.open();
        take(api, "{'title':'eins','emails':['h@holm.example']}");
        var second = take(api, "{'title':'zwei','emails':['h@holm.example']}");
        decide(api, second, "junk", "{}").is(200);
        assertThat(api.get("/deals/" + deal(api, second))
                        .json()
                        .path("semantics")
                        .asString())
                .isEqualTo("P");
        decide(api, second, "assign", "{'responsibleId':" + api.userId() + "}").isProblem(409, "conflict");
    }

    @Test
    void whoeverIsPutInChargeFindsTheInquiryAmongTheirs() {
        var api = accounts.openClassic();
        var manager = accounts.manager(api);
        var inquiry = take(api, "{'title':'Dach','channel':'FORM'}");
        assertThat(api.items("/inquiries?view=OPEN&whose=UNASSIGNED").size()).isEqualTo(1);
        assertThat(manager.items("/inquiries?view=OPEN").isEmpty()).isTrue();
        var assigned = decide(api, inquiry, "assign", "{'responsibleId':" + manager.userId() + "}")
                .is(200);
        assertThat(manager.items("/inquiries?view=OPEN&whose=MINE").size()).isEqualTo(1);
        assertThat(api.items("/inquiries?view=OPEN&whose=MINE").isEmpty()).isTrue();
        assertThat(api.items("/inquiries?view=OPEN&whose=UNASSIGNED").isEmpty()).isTrue();
        undo(api, assigned).is(200);
        assertThat(api.items("/inquiries?view=OPEN&whose=MINE").size()).isEqualTo(1);
    }

    @Test
    void whatIsDecidedElsewhereIsDecidedInTheInboxToo() {
        var api = accounts.openClassic();
        var lead = lead(api, take(api, "{'title':'wird konvertiert'}"));
        var converted =
                api.post("/leads/" + lead + "/conversion", "{\"deal\":{}}").is(201);
        assertThat(waiting(api)).isZero();
        api.post("/conversions/" + converted.number("conversionId") + "/undo", "{}")
                .is(200);
        assertThat(waiting(api)).isEqualTo(1);
        var junk = api.items("/lead-stages")
                .valueStream()
                .filter(stage -> stage.path("semantics").asString().equals("FAILURE"))
                .findFirst()
                .orElseThrow();
        api.patch("/leads/" + lead, "{\"stageId\":" + junk.path("id") + "}").is(200);
        assertThat(waiting(api)).isZero();
    }

    @Test
    void aSwitchOfTheModeDecidesNothing() {
        var api = accounts.openClassic();
        take(api, "{'title':'Dach'}");
        api.switchToSimple("");
        assertThat(waiting(api)).isEqualTo(1);
        assertThat(api.items("/inquiries?view=OPEN")
                        .get(0)
                        .path("deal")
                        .path("open")
                        .booleanValue())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "attach | {'kind':'DEAL','id':9223372036854775807} | id",
                "attach | {'kind':'CONTACT','id':1} | kind",
                "attach | {'kind':'DEAL'} | id",
                "assign | {'responsibleId':9223372036854775807} | responsibleId",
                "junk | {'reasonId':9223372036854775807} | reasonId",
                "junk | {'grund':1} | grund",
                "snooze | {'until':'morgen'} | until"
            })
    void whatCannotBeIsNamedAndNothingIsDecided(String what, String body, String field) {
        var api = accounts.open();
        var inquiry = take(api, "{'title':'Dach'}");
        var before = Stored.of(api.account());
        decide(api, inquiry, what, body).isProblem(400, "invalid-input", field);
        assertThat(Stored.of(api.account())).isEqualTo(before);
    }
}
