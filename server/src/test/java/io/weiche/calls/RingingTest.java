package io.weiche.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// For whom a call rings, what they are shown, and what a line says about it.
@WeicheTest
class RingingTest {
    private final Api api;
    private final Api colleague;

    RingingTest(TestAccounts accounts) {
        this.api = accounts.openClassic();
        this.colleague = accounts.manager(api);
    }

    private long call(String body) {
        return api.post("/calls", Json.of(body)).is(201).id();
    }

    @Test
    void itRingsForTheResponsibleWithWhatIsOpenAndItsStage() {
        api.lead(Json.of("{'title':'Dach','lastName':'Holm','phones':['0221445566'],'responsibleId':" + colleague.userId()
                + "}"));
        call("{'number':'0221445566'}");
        assertThat(api.items("/calls/ringing").isEmpty()).isTrue();
        var ringing = colleague.items("/calls/ringing").get(0);
        assertThat(ringing.path("call").path("state").asString()).isEqualTo("RINGING");
        var open = ringing.path("caller").path("open").get(0);
        assertThat(open.path("title").asString()).isEqualTo("Dach");
        assertThat(open.path("stage").asString()).isNotEmpty();
    }

    @Test
    void itGoesWhenSomebodyElseAnswersAndStaysForThem() {
        api.post("/call-lines", Json.of("{'number':'100','personIds':[" + colleague.userId() + "]}"))
                .is(201);
        var call = call("{'number':'0221445566','line':'100'}");
        assertThat(api.items("/calls/ringing").size()).isEqualTo(1);
        assertThat(colleague.items("/calls/ringing").size()).isEqualTo(1);
        api.post("/calls/" + call + "/answer", Json.of("{'answeredById':" + colleague.userId() + "}"))
                .is(200);
        assertThat(api.items("/calls/ringing").isEmpty()).isTrue();
        assertThat(colleague
                        .items("/calls/ringing")
                        .get(0)
                        .path("call")
                        .path("state")
                        .asString())
                .isEqualTo("TALKING");
        api.post("/calls/" + call + "/finish", "{}").is(200);
        assertThat(colleague.items("/calls/ringing").isEmpty()).isTrue();
    }

    @Test
    void whoHasNoTimeLaysItAsideForThemselvesOnly() {
        api.post("/call-lines", Json.of("{'number':'100','personIds':[" + colleague.userId() + "]}"))
                .is(201);
        var call = call("{'number':'0221445566','line':'100'}");
        colleague.post("/calls/" + call + "/dismiss", null).is(204);
        colleague.post("/calls/" + call + "/dismiss", null).is(404);
        assertThat(colleague.items("/calls/ringing").isEmpty()).isTrue();
        assertThat(api.items("/calls/ringing").size()).isEqualTo(1);
    }

    @Test
    void aCallToldLongAfterwardsRingsForNobody() {
        call("{'number':'0221445566','startedAt':'2026-01-05T10:00:00Z'}");
        assertThat(api.items("/calls/ringing").isEmpty()).isTrue();
    }

    @Test
    void aLineSaysWhoTakesCareAndWhatWhoeverCallsBackShouldKnow() {
        api.post(
                        "/call-lines",
                        Json.of("{'number':'0221 100','name':'Vertrieb','responsibleId':" + colleague.userId()
                                + ",'missedText':'Bitte heute','closedText':'Kam nach Feierabend',"
                                + "'hours':[{'weekday':1,'begins':'08:00','ends':'17:00'}]}"))
                .is(201);
        // a Monday, at eleven and at nine in the evening
        for (var at : new String[] {"2026-11-23T10:00:00Z", "2026-11-23T20:00:00Z"}) {
            call("{'number':'0221445566','line':'0221100','startedAt':'" + at + "','result':'MISSED'}");
        }
        var all = colleague
                .items("/activities")
                .valueStream()
                .map(activity -> activity.path("description").asString())
                .toList();
        assertThat(all)
                .containsExactlyInAnyOrder("Bitte heute\nLeitung: Vertrieb", "Kam nach Feierabend\nLeitung: Vertrieb");
    }

    @Test
    void aLineThatMakesNothingStillNotesKnownCallers() {
        api.post("/call-lines", Json.of("{'number':'100','opensInbound':false}"))
                .is(201);
        call("{'number':'0221445566','line':'100'}");
        assertThat(api.items("/leads").isEmpty()).isTrue();
        api.lead(Json.of("{'title':'Dach','phones':['0221445566']}"));
        call("{'number':'0221445566','line':'100'}");
        assertThat(api.items("/activities").size()).isEqualTo(1);
    }

    @Test
    void linesAreSetUpByWhoeverEditsSettingsAndOnce() {
        var id = api.post("/call-lines", Json.of("{'number':'0221 100'}"))
                .is(201)
                .id();
        api.post("/call-lines", Json.of("{'number':'+49221100'}")).isProblem(400, "invalid-input", "number");
        api.post("/call-lines", Json.of("{'number':'7','personIds':[999999]}"))
                .isProblem(400, "invalid-input", "personIds[0]");
        api.post("/call-lines", Json.of("{'number':'7','hours':[{'weekday':1,'begins':'18:00','ends':'08:00'}]}"))
                .isProblem(400, "invalid-input", "hours");
        api.patch("/call-lines/" + id, Json.of("{'name':'Vertrieb'}")).is(200);
        assertThat(api.items("/call-lines").get(0).path("name").asString()).isEqualTo("Vertrieb");
        colleague.patch("/call-lines/" + id, "{}").is(403);
        api.delete("/call-lines/" + id).is(204);
        assertThat(api.items("/call-lines").isEmpty()).isTrue();
    }

    @Test
    void whereAClickOnANumberLeadsIsAnHttpsAddressOrATelephoneProgram() {
        for (var link : new String[] {"https://pbx.example/dial?to={number}", "sipgate:{number}", "tel:{number}"}) {
            put("{'link':'" + link + "'}").is(200);
            assertThat(colleague.get("/calls/settings").json().path("link").asString())
                    .isEqualTo(link);
        }
        for (var link : new String[] {
            "javascript:alert({number})",
            "http://pbx.example/{number}",
            "https://pbx.example/",
            "https://{number}/",
            "data:text/html,{number}",
            "pbx"
        }) {
            put("{'link':'" + link + "'}").isProblem(400, "invalid-input", "link");
        }
        put("{'link':null}").is(200);
        assertThat(api.get("/calls/settings").json().path("link").isNull()).isTrue();
        colleague.send("PUT", "/calls/settings", "{}", Map.of()).is(403);
    }

    private Api.Answer put(String body) {
        return api.send("PUT", "/calls/settings", Json.of(body), Map.of());
    }
}
