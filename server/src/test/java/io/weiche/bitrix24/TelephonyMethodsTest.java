package io.weiche.bitrix24;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/// `telephony.*`: a telephone system written for the original tells of calls, call by call.
@WeicheTest
class TelephonyMethodsTest {
    private static final String REGISTER = "telephony.externalcall.register";
    private static final String FINISH = "telephony.externalCall.finish";
    private static final String ATTACH = "telephony.externalCall.attachRecord";

    private final TestAccounts accounts;
    private final Api api;
    private final Rest rest;

    TelephonyMethodsTest(TestAccounts accounts) {
        this.accounts = accounts;
        this.api = accounts.openClassic();
        this.rest = new Rest(api);
    }

    private String body(String more) {
        return Json.of("{'USER_ID':" + api.userId() + "," + more + "}");
    }

    @Test
    void aStrangersCallMakesALeadAndEndsAsAnActivity() {
        var registered =
                rest.result(REGISTER, body("'PHONE_NUMBER':'0221 445566','TYPE':2,'CRM_CREATE':1,'LINE_NUMBER':'100'"));
        var lead = api.items("/leads").get(0).path("id").longValue();
        assertThat(registered.path("CRM_CREATED_LEAD").longValue()).isEqualTo(lead);
        assertThat(registered.path("CRM_CREATED_ENTITIES").toString())
                .isEqualTo("[{\"ENTITY_TYPE\":\"LEAD\",\"ENTITY_ID\":" + lead + "}]");
        assertThat(registered.path("CRM_ENTITY_TYPE").asString()).isEqualTo("LEAD");
        assertThat(api.items("/calls/ringing").size()).isEqualTo(1);
        var id = registered.path("CALL_ID").asString();
        var finished = rest.result(FINISH, body("'CALL_ID':'" + id + "','DURATION':65,'STATUS_CODE':200"));
        assertThat(finished.path("CALL_ID").asString()).isEqualTo(id);
        assertThat(finished.path("CALL_DURATION").intValue()).isEqualTo(65);
        assertThat(finished.path("CALL_FAILED_CODE").asString()).isEqualTo("200");
        assertThat(finished.path("INCOMING").asString()).isEqualTo("2");
        var activity = api.get("/activities/" + finished.path("CRM_ACTIVITY_ID").longValue())
                .json();
        assertThat(activity.path("status").asString()).isEqualTo("COMPLETED");
        assertThat(activity.path("completedById").longValue()).isEqualTo(api.userId());
        assertThat(api.items("/calls/ringing").isEmpty()).isTrue();
    }

    @Test
    void inSimpleModeTheListOfWhatWasMadeNamesDealAndContact() {
        var simple = accounts.open();
        var registered = new Rest(simple)
                .result(
                        REGISTER,
                        Json.of("{'USER_ID':" + simple.userId()
                                + ",'PHONE_NUMBER':'0221445566','TYPE':2,'CRM_CREATE':1}"));
        assertThat(registered.path("CRM_CREATED_LEAD").isNull()).isTrue();
        assertThat(registered
                        .path("CRM_CREATED_ENTITIES")
                        .valueStream()
                        .map(made -> made.path("ENTITY_TYPE").asString()))
                .containsExactly("DEAL", "CONTACT");
        assertThat(registered.path("CRM_ENTITY_TYPE").asString()).isEqualTo("CONTACT");
    }

    @Test
    void theSameNumberWithinHalfAnHourIsTheSameCallUnlessItHasAName() {
        var call = "'PHONE_NUMBER':'0221445566','TYPE':2";
        var first = rest.result(REGISTER, body(call)).path("CALL_ID").asString();
        assertThat(rest.result(REGISTER, body(call)).path("CALL_ID").asString()).isEqualTo(first);
        var named = rest.result(REGISTER, body(call + ",'EXTERNAL_CALL_ID':'x-1'"));
        assertThat(named.path("CALL_ID").asString()).isNotEqualTo(first);
        assertThat(named.path("CRM_CREATED_ENTITIES").toString()).isEqualTo("[]");
    }

    @Test
    void aMissedCallIsAnOpenActivity() {
        var id = rest.result(REGISTER, body("'PHONE_NUMBER':'0221445566','TYPE':2,'CRM_CREATE':1"))
                .path("CALL_ID")
                .asString();
        var finished = rest.result(FINISH, body("'CALL_ID':'" + id + "','DURATION':0"));
        assertThat(finished.path("CALL_FAILED_CODE").asString()).isEqualTo("304");
        var activity = api.get("/activities/" + finished.path("CRM_ACTIVITY_ID").longValue())
                .json();
        assertThat(activity.path("status").asString()).isEqualTo("PENDING");
    }

    @Test
    void theCardIsShownAndTakenAway() {
        var id = rest.result(REGISTER, body("'PHONE_NUMBER':'0221445566','TYPE':2,'SHOW':0"))
                .path("CALL_ID")
                .asString();
        assertThat(api.items("/calls/ringing").isEmpty()).isTrue();
        rest.result("telephony.externalCall.show", body("'CALL_ID':'" + id + "'"));
        assertThat(api.items("/calls/ringing").size()).isEqualTo(1);
        rest.result(
                "telephony.externalCall.hide", Json.of("{'CALL_ID':'" + id + "','USER_ID':[" + api.userId() + "]}"));
        assertThat(api.items("/calls/ringing").isEmpty()).isTrue();
    }

    @Test
    void whoseNumberItIsIsFound() {
        var contact = rest.add("contact", Json.of("{'NAME':'Eva','PHONE':[{'VALUE':'0221445566'}]}"));
        var found =
                rest.result("telephony.externalCall.searchCrmEntities", Json.of("{'PHONE_NUMBER':'+49 221 44 55 66'}"));
        assertThat(found.get(0).path("CRM_ENTITY_TYPE").asString()).isEqualTo("CONTACT");
        assertThat(found.get(0).path("CRM_ENTITY_ID").longValue()).isEqualTo(contact);
        assertThat(found.get(0).path("NAME").asString()).isEqualTo("Eva");
        assertThat(rest.result("telephony.externalCall.searchCrmEntities", Json.of("{'PHONE_NUMBER':'110'}"))
                        .isEmpty())
                .isTrue();
    }

    private String registered() {
        return rest.result(REGISTER, body("'PHONE_NUMBER':'0221445566','TYPE':2,'CRM_CREATE':1"))
                .path("CALL_ID")
                .asString();
    }

    @Test
    void aRecordingMayBeALink() {
        var id = registered();
        rest.result(
                ATTACH,
                Json.of("{'CALL_ID':'" + id + "','FILENAME':'a.mp3','RECORD_URL':'https://pbx.example/a.mp3'}"));
        assertThat(api.items("/calls").get(0).path("recordingUrl").asString()).isEqualTo("https://pbx.example/a.mp3");
        Rest.isError(
                rest.json(ATTACH, Json.of("{'CALL_ID':'" + id + "','RECORD_URL':'http://pbx.example/a.mp3'}")),
                400,
                "ERROR_ARGUMENT",
                "RECORD_URL");
    }

    @Test
    void aRecordingThatIsHandedInIsPlayedAtTheCallAndKeptWithItsRecord() {
        var id = registered();
        var sound = "ID3 was gesprochen wurde";
        var content = Base64.getEncoder().encodeToString(sound.getBytes(StandardCharsets.UTF_8));
        var form = "CALL_ID=" + id + "&FILENAME=anruf.mp3&FILE_CONTENT=" + Api.encoded(content);
        var first = rest.form(ATTACH + ".json", form).is(200).json().path("result");
        var file = first.path("FILE_ID").longValue();
        assertThat(file).isPositive();
        // a lost answer makes no second one
        assertThat(rest.form(ATTACH + ".json", form).json().path("result")).isEqualTo(first);
        var call = api.items("/calls").get(0);
        assertThat(call.path("recordingHere").booleanValue()).isTrue();
        var played = api.get("/downloads/calls/" + call.path("id").longValue() + "/recording");
        assertThat(played.is(200).body()).isEqualTo(sound);
        assertThat(played.headers().get("content-type")).isEqualTo("audio/mpeg");
        var lead = api.items("/leads").get(0).path("id").longValue();
        assertThat(api.items("/leads/" + lead + "/files").get(0).path("id").longValue())
                .isEqualTo(file);
        accounts.manager(api)
                .get("/downloads/calls/" + call.path("id").longValue() + "/recording")
                .isProblem(404, "not-found");
        api.delete("/files/" + file).is(204);
        assertThat(api.items("/calls").get(0).path("recordingHere").booleanValue())
                .isFalse();
        api.get("/downloads/calls/" + call.path("id").longValue() + "/recording")
                .isProblem(404, "not-found");
    }

    @Test
    void aRecordingThatCannotBeKeptIsRefusedWithTheReason() {
        var id = registered();
        refused(id, "", "Request should contain either URL or FILENAME");
        refused(id, ",'FILENAME':''", "File name is empty");
        refused(id, ",'FILENAME':'a.exe','FILE_CONTENT':'AAAA'", "Only wav and mp3 are allowed");
        refused(id, ",'FILENAME':'a.mp3'", "File content is empty.");
        refused(id, ",'FILENAME':'a.mp3','FILE_CONTENT':'!!!'", "Base64 encoding is expected.");
        var nobodys = rest.result(REGISTER, body("'PHONE_NUMBER':'0221998877','TYPE':2"))
                .path("CALL_ID")
                .asString();
        Rest.isError(
                rest.json(ATTACH, Json.of("{'CALL_ID':'" + nobodys + "','FILENAME':'a.mp3','FILE_CONTENT':'AAAA'}")),
                400,
                "",
                "no record a file could belong to");
        assertThat(api.items("/leads").get(0).path("id").isNumber()).isTrue();
    }

    private void refused(String id, String more, String text) {
        Rest.isError(rest.json(ATTACH, Json.of("{'CALL_ID':'" + id + "'" + more + "}")), 400, "ERROR_CORE", text);
    }

    @Test
    void somebodyIsFoundByTheirExtension() {
        api.patch("/me", Json.of("{'phones':{'extension':'101'}}")).is(200);
        var id = rest.result(
                        REGISTER,
                        Json.of("{'USER_PHONE_INNER':'101','PHONE_NUMBER':'0221445566','TYPE':2,'CRM_CREATE':1}"))
                .path("CALL_ID")
                .asString();
        var finished = rest.result(FINISH, Json.of("{'CALL_ID':'" + id + "','USER_PHONE_INNER':'101','DURATION':65}"));
        assertThat(finished.path("PORTAL_USER_ID").longValue()).isEqualTo(api.userId());
        Rest.isError(
                rest.json(REGISTER, Json.of("{'USER_PHONE_INNER':'999','PHONE_NUMBER':'0221445566','TYPE':2}")),
                400,
                "ERROR_CORE",
                "User is not found or is not active.");
    }

    @Test
    void whatIsMissingIsNamed() {
        Rest.isError(rest.json(REGISTER, body("'TYPE':2")), 400, "ERROR_ARGUMENT", "PHONE_NUMBER");
        Rest.isError(rest.json(REGISTER, body("'PHONE_NUMBER':'1','TYPE':9")), 400, "ERROR_ARGUMENT", "TYPE");
        Rest.isError(
                rest.json(REGISTER, Json.of("{'PHONE_NUMBER':'0221445566','TYPE':2}")),
                400,
                "ERROR_ARGUMENT",
                "USER_ID");
        Rest.isError(
                rest.json(FINISH, body("'CALL_ID':'externalCall.999999','DURATION':1")), 400, "ERROR_NOT_FOUND", "");
        Rest.isError(rest.json(FINISH, body("'CALL_ID':'nonsense','DURATION':1")), 400, "ERROR_NOT_FOUND", "");
    }

    @Test
    void linesAreAddedListedChangedAndRemovedByTheirNumbers() {
        var line = "telephony.externalLine.";
        var id = rest.result(line + "add", Json.of("{'NUMBER':'0221 100','NAME':'Vertrieb'}"))
                .path("ID")
                .longValue();
        assertThat(rest.result(line + "add", Json.of("{'NUMBER':'0221 100'}"))
                        .path("ID")
                        .longValue())
                .isEqualTo(id);
        rest.result(line + "update", Json.of("{'NUMBER':'0221 100','CRM_AUTO_CREATE':'N'}"));
        assertThat(rest.result(line + "get", "{}").toString())
                .isEqualTo("[{\"NUMBER\":\"0221 100\",\"NAME\":\"Vertrieb\",\"CRM_AUTO_CREATE\":\"N\"}]");
        rest.result(line + "delete", Json.of("{'NUMBER':'0221 100'}"));
        Rest.isError(rest.json(line + "delete", Json.of("{'NUMBER':'0221 100'}")), 400, "ERROR_NOT_FOUND", "line");
    }

    /// Telephone systems in the house speak http. The call is what counts.
    @Test
    void aCallEndsEvenIfItsRecordingCannotBeKept() {
        for (var link : List.of("http://pbx.local/a.mp3", "nonsense", "https://" + "x".repeat(3000))) {
            var id = rest.result(REGISTER, body("'PHONE_NUMBER':'0221 778899','TYPE':1"))
                    .path("CALL_ID")
                    .asString();
            var answer = rest.json(FINISH, body("'CALL_ID':'" + id + "','DURATION':65,'RECORD_URL':'" + link + "'"))
                    .is(200);
            assertThat(answer.json().path("result").path("CALL_DURATION").intValue())
                    .isEqualTo(65);
            assertThat(Rest.warnings(answer)).containsExactly("INVALID_VALUE RECORD_URL");
        }
    }
}
