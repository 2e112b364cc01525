package io.weiche.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Crowd;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What a telephone system tells, and what becomes of it (crm.md 14.3).
@WeicheTest
class CallsTest {
    private final TestAccounts accounts;
    private final Api api;

    CallsTest(TestAccounts accounts) {
        this.accounts = accounts;
        this.api = accounts.openClassic();
    }

    private static JsonNode call(Api api, String body) {
        return api.post("/calls", Json.of(body)).is(201).json();
    }

    private static JsonNode activity(Api api, JsonNode call) {
        return api.get("/activities/" + call.path("activityId").longValue())
                .is(200)
                .json();
    }

    @Test
    void aStrangersCallIsAnInquiryAndALeadWithAnActivity() {
        var call = call(api, "{'number':'0221 / 44 55-66','name':'Eva Holm','externalId':'a-1'}");
        assertThat(call.path("state").asString()).isEqualTo("RINGING");
        var lead = api.items("/leads").get(0);
        assertThat(lead.path("name").asString()).isEqualTo("Eva Holm");
        assertThat(lead.path("phones").get(0).path("value").asString()).isEqualTo("0221 / 44 55-66");
        assertThat(api.items("/inquiries?channel=CALL").get(0).path("id").longValue())
                .isEqualTo(call.path("inquiryId").longValue());
        var activity = activity(api, call);
        assertThat(activity.path("type").asString()).isEqualTo("CALL");
        assertThat(activity.path("title").asString()).isEqualTo("Anruf von Eva Holm");
        assertThat(activity.path("records").get(0).path("kind").asString()).isEqualTo("LEAD");
    }

    @Test
    void inSimpleModeItIsADealWithItsCustomerAtOnce() {
        var simple = accounts.open();
        var call = call(simple, "{'number':'+49 221 445566','externalId':'a-1'}");
        assertThat(simple.items("/deals").size()).isEqualTo(1);
        assertThat(simple.items("/contacts").size()).isEqualTo(1);
        assertThat(activity(simple, call)
                        .path("records")
                        .valueStream()
                        .map(record -> record.path("kind").asString()))
                .containsExactly("DEAL", "CONTACT");
    }

    @Test
    void aKnownCallerIsRecognisedInAnySpellingAndNotedOnWhatIsOpen() {
        var lead = api.lead(Json.of("{'title':'Dach','lastName':'Holm','phones':['+49 221 445566']}"));
        for (var number :
                List.of("0221445566", "tel:+49-221-445566", "sip:+49221445566@pbx.example", "0049221 445566")) {
            var call = call(api, "{'number':'" + number + "'}");
            assertThat(activity(api, call).path("records").get(0).path("id").longValue())
                    .isEqualTo(lead);
        }
        assertThat(api.items("/leads").size()).isEqualTo(1);
    }

    @Test
    void whatNobodyCanBeRecognisedByIsWrittenDownAndBecomesNothing() {
        for (var body : List.of(
                "{}",
                "{'number':'anonymous'}",
                "{'number':'sip:anonymous@anonymous.invalid'}",
                "{'number':'110'}",
                "{'number':'12'}",
                "{'number':'<script>alert(1)</script>'}",
                "{'number':'\\u202E;drop table call'}")) {
            var call = call(api, body);
            assertThat(call.path("inquiryId").isNull()).isTrue();
            assertThat(call.path("activityId").isNull()).isTrue();
        }
        assertThat(api.items("/calls").size()).isEqualTo(7);
        assertThat(api.items("/leads").isEmpty()).isTrue();
    }

    @Test
    void badInputIsRefusedWithItsField() {
        api.post("/calls", Json.of("{'number':'" + "1".repeat(101) + "'}")).isProblem(400, "invalid-input", "number");
        api.post("/calls", "{\"number\":\"1\\u0000\"}").isProblem(400, "invalid-input", "number");
        api.post("/calls", Json.of("{'durationSeconds':-1}")).isProblem(400, "invalid-input", "durationSeconds");
        api.post("/calls", Json.of("{'answeredById':999999}")).isProblem(400, "invalid-input", "answeredById");
        for (var link :
                List.of("http://pbx.example/1", "javascript:alert(1)", "https://", "https://a:b@pbx.example/")) {
            api.post("/calls", Json.of("{'recordingUrl':'" + link + "'}"))
                    .isProblem(400, "invalid-input", "recordingUrl");
        }
        api.post("/calls/events", Json.of("{'event':'RINGING'}")).isProblem(400, "invalid-input", "externalId");
        api.post("/calls/999999/finish", "{}").is(404);
        assertThat(api.items("/calls").isEmpty()).isTrue();
    }

    @Test
    void anAnsweredCallIsDoneByWhoeverTookIt() {
        var colleague = accounts.manager(api);
        var call = call(api, "{'number':'0221445566'}");
        var path = "/calls/" + call.path("id").longValue();
        api.post(path + "/answer", Json.of("{'answeredById':" + colleague.userId() + "}"))
                .is(200);
        api.post(path + "/finish", Json.of("{'durationSeconds':185,'recordingUrl':'https://pbx.example/r/1'}"))
                .is(200);
        var activity = activity(api, call);
        assertThat(activity.path("status").asString()).isEqualTo("COMPLETED");
        assertThat(activity.path("completedById").longValue()).isEqualTo(colleague.userId());
        assertThat(activity.path("description").asString()).isEqualTo("Dauer: 3:05\nAufnahme: https://pbx.example/r/1");
        var shown = api.get(path).is(200).json();
        assertThat(shown.path("state").asString()).isEqualTo("ANSWERED");
        assertThat(shown.path("spokeId").longValue()).isEqualTo(colleague.userId());
    }

    @Test
    void aMissedCallStaysOpenAsACallBackAndTheResponsibleIsTold() {
        var call = call(api, "{'number':'0221445566'}");
        api.post("/calls/" + call.path("id").longValue() + "/finish", Json.of("{'durationSeconds':0}"))
                .is(200);
        var activity = activity(api, call);
        assertThat(activity.path("status").asString()).isEqualTo("PENDING");
        assertThat(activity.path("title").asString()).isEqualTo("Zurückrufen: 0221445566");
        assertThat(activity.path("responsibleId").longValue()).isEqualTo(api.userId());
        assertThat(api.items("/notifications")
                        .valueStream()
                        .map(note -> note.path("activityId").longValue(0)))
                .contains(call.path("activityId").longValue());
    }

    @Test
    void whatSomebodyWroteMeanwhileStays() {
        var call = call(api, "{'number':'0221445566'}");
        var path = "/activities/" + call.path("activityId").longValue();
        api.patch(path, Json.of("{'title':'Dachrinne','description':'Ruft wegen der Rinne an'}"))
                .is(200);
        api.post("/calls/" + call.path("id").longValue() + "/finish", Json.of("{'durationSeconds':20}"))
                .is(200);
        assertThat(activity(api, call).path("title").asString()).isEqualTo("Dachrinne");
        assertThat(activity(api, call).path("description").asString()).isEqualTo("Ruft wegen der Rinne an");
    }

    @Test
    void eventsEndTheSameInWhateverOrderTheyComeAndHoweverOften() {
        var user = api.userId();
        var events = List.of(
                "{'externalId':'ID','event':'RINGING','number':'022144556NR','at':'2026-11-20T10:00:00.123456789Z'}",
                "{'externalId':'ID','event':'ANSWERED','answeredById':" + user + ",'at':'2026-11-20T10:00:10Z'}",
                "{'externalId':'ID','event':'FINISHED','durationSeconds':60,'at':'2026-11-20T10:01:10Z'}",
                "{'externalId':'ID','event':'RECORDED','recordingUrl':'https://pbx.example/r'}");
        var random = new Random(7);
        var ends = new ArrayList<String>();
        for (int number = 0; number < 6; number++) {
            var shuffled = new ArrayList<>(events);
            shuffled.addAll(events);
            Collections.shuffle(shuffled, random);
            var id = "shuffled-" + number;
            for (var event : shuffled) {
                api.post("/calls/events", Json.of(event.replace("ID", id).replace("NR", Integer.toString(number))))
                        .is(200);
            }
            var call = api.items("/calls?limit=1").get(0);
            var activity = api.get("/activities/" + call.path("activityId").longValue())
                    .json();
            ends.add(String.join(
                    "|",
                    call.path("state").asString(),
                    call.path("startedAt").asString(),
                    call.path("answeredAt").asString(),
                    call.path("endedAt").asString(),
                    call.path("durationSeconds").toString(),
                    call.path("spokeId").toString(),
                    activity.path("status").asString(),
                    activity.path("description").asString(),
                    activity.path("completedById").toString()));
        }
        assertThat(ends).hasSize(6);
        assertThat(ends.stream().distinct()).hasSize(1);
        assertThat(ends.getFirst()).contains("ANSWERED", "COMPLETED", "Dauer: 1:00");
        assertThat(api.items("/leads").size()).isEqualTo(6);
    }

    @Test
    @Crowd
    void aCallToldTenTimesAtOnceIsOneCall() throws Exception {
        Callable<Integer> telling = () -> api.post("/calls", Json.of("{'number':'0221445566','externalId':'once'}"))
                .status();
        try (var people = Executors.newFixedThreadPool(10)) {
            var statuses = new ArrayList<Integer>();
            for (var answer : people.invokeAll(Collections.nCopies(10, telling))) {
                statuses.add(answer.get());
            }
            assertThat(Collections.frequency(statuses, 201)).isEqualTo(1);
            assertThat(Collections.frequency(statuses, 200)).isEqualTo(9);
        }
        assertThat(api.items("/calls").size()).isEqualTo(1);
        assertThat(api.items("/leads").size()).isEqualTo(1);
        assertThat(api.items("/inquiries").size()).isEqualTo(1);
    }

    @Test
    void whoIsOnTheExceptionsListRingsForNobodyAndStaysInTheList() {
        api.post("/exceptions", Json.of("{'value':'0221445566','reason':'Werbung'}"))
                .is(201);
        var call = call(api, "{'number':'0221445566'}");
        assertThat(call.path("activityId").isNull()).isTrue();
        assertThat(api.items("/calls/ringing").isEmpty()).isTrue();
        assertThat(api.items("/calls").size()).isEqualTo(1);
        assertThat(api.items("/leads").isEmpty()).isTrue();
    }

    @Test
    void weCallAStrangerAndNothingIsMadeUnlessTheLineSaysSo() {
        var ours = api.userId();
        var first = call(api, "{'direction':'OUTBOUND','number':'0221445566','userId':" + ours + "}");
        assertThat(first.path("activityId").isNull()).isTrue();
        api.post("/call-lines", Json.of("{'number':'0221 100','opensOutbound':true}"))
                .is(201);
        var next = call(api, "{'direction':'OUTBOUND','number':'0221445566','line':'0221100','userId':" + ours + "}");
        assertThat(activity(api, next).path("title").asString()).isEqualTo("Anruf an 0221445566");
        api.post("/calls/" + next.path("id").longValue() + "/finish", Json.of("{'result':'BUSY'}"))
                .is(200);
        assertThat(activity(api, next).path("status").asString()).isEqualTo("COMPLETED");
        assertThat(activity(api, next).path("description").asString()).contains("Nicht erreicht");
    }

    @Test
    void aKnownCallerIsTakenCareOfByTheirResponsibleAndAStrangerByThatOfTheLine() {
        var keeper = accounts.manager(api);
        var ofLine = accounts.manager(api);
        api.post("/call-lines", Json.of("{'number':'0221 100','responsibleId':" + ofLine.userId() + "}"))
                .is(201);
        api.post(
                        "/contacts",
                        Json.of("{'lastName':'Holm','phones':['0221445566'],'responsibleId':" + keeper.userId() + "}"))
                .is(201);
        var known = call(api, "{'number':'0221445566','line':'0221 100'}");
        assertThat(activity(api, known).path("responsibleId").longValue()).isEqualTo(keeper.userId());
        assertThat(api.items("/leads").get(0).path("responsibleId").longValue()).isEqualTo(keeper.userId());
        var stranger = call(api, "{'number':'0221998877','line':'0221 100'}");
        assertThat(activity(api, stranger).path("responsibleId").longValue()).isEqualTo(ofLine.userId());
    }
}
