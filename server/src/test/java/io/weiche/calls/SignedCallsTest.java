package io.weiche.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Crowd;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Telephone systems that sign what they tell, and who else may tell of a call.
@WeicheTest
class SignedCallsTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String RINGING = "{'externalId':'a-1','event':'RINGING','number':'0221445566'}";

    private final TestAccounts accounts;
    private final Api api;
    private final Pbx pbx;

    SignedCallsTest(TestAccounts accounts) {
        this.accounts = accounts;
        this.api = accounts.openClassic();
        this.pbx = Pbx.of(api);
    }

    /// A telephone system as it would be written by its maker: nothing of ours signs here.
    private record Pbx(String url, String secret, long id) {
        static Pbx of(Api api) {
            var made = api.post("/call-providers", Json.of("{'name':'Anlage'}")).is(201);
            return new Pbx(
                    api.server() + made.json().path("path").asString(),
                    made.json().path("secret").asString(),
                    made.id());
        }

        Pbx with(String otherSecret) {
            return new Pbx(url, otherSecret, id);
        }

        Api.Answer tells(String body) {
            return tells("m-" + NUMBER.incrementAndGet(), Instant.now(), body);
        }

        Api.Answer tells(String name, Instant at, String body) {
            return posts(name, at, signature(name, at, body), body);
        }

        Api.Answer posts(String name, Instant at, String signature, String body) {
            var headers = new HashMap<>(Map.of(
                    "webhook-id",
                    name,
                    "webhook-timestamp",
                    Long.toString(at.getEpochSecond()),
                    "Content-Type",
                    "application/json"));
            if (signature != null) {
                headers.put("webhook-signature", signature);
            }
            return Api.raw("POST", url, body, headers);
        }

        String signature(String name, Instant at, String body) {
            try {
                var mac = Mac.getInstance("HmacSHA256");
                var key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
                mac.init(new SecretKeySpec(key, "HmacSHA256"));
                var text = name + "." + at.getEpochSecond() + "." + body;
                return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private JsonNode calls() {
        return api.items("/calls");
    }

    @Test
    void aSignedEventIsTakenInAndMakesALead() {
        var answer = pbx.tells(Json.of(RINGING)).is(200).json();
        assertThat(answer.path("state").asString()).isEqualTo("RINGING");
        assertThat(calls().get(0).path("id").longValue())
                .isEqualTo(answer.path("id").longValue());
        assertThat(api.items("/leads").size()).isEqualTo(1);
        assertThat(api.items("/call-providers").get(0).path("toldAt").isString())
                .isTrue();
    }

    @Test
    void aSignatureAmongOthersIsEnough() {
        var now = Instant.now();
        var right = pbx.signature("two", now, Json.of(RINGING));
        pbx.posts("two", now, "v1,AAAA v2,BBBB " + right, Json.of(RINGING)).is(200);
    }

    @Test
    void whatIsNotSignedRightIsRefusedAndLeavesNothing() {
        var now = Instant.now();
        var body = Json.of(RINGING);
        var right = pbx.signature("x", now, body);
        for (var signature :
                new String[] {null, "", "v1,", "v1," + "A".repeat(44), right.substring(3), "v1a" + right}) {
            pbx.posts("x", now, signature, body).isProblem(401, "wrong-signature");
        }
        pbx.posts("y", now, right, body).isProblem(401, "wrong-signature");
        pbx.posts("x", now.plusSeconds(1), right, body).isProblem(401, "wrong-signature");
        pbx.posts("x", now, right, body + " ").isProblem(401, "wrong-signature");
        pbx.with("whsec_" + Base64.getEncoder().encodeToString(new byte[32]))
                .tells(body)
                .isProblem(401, "wrong-signature");
        assertThat(calls().isEmpty()).isTrue();
        pbx.posts("x", now, right, body).is(200);
    }

    @Test
    void whatIsOlderThanFiveMinutesOrOfTheFutureIsRefused() {
        for (var off : List.of(Duration.ofMinutes(6), Duration.ofMinutes(-6), Duration.ofDays(400))) {
            pbx.tells("old", Instant.now().minus(off), Json.of(RINGING)).isProblem(401, "wrong-signature");
        }
        pbx.tells("young", Instant.now().minus(Duration.ofMinutes(4)), Json.of(RINGING))
                .is(200);
    }

    @Test
    void aMessageThatComesAgainIsAnsweredTheSameAndDoneOnce() {
        var first = pbx.tells("again", Instant.now(), Json.of(RINGING)).is(200).body();
        pbx.tells(Json.of("{'externalId':'a-1','event':'MISSED'}")).is(200);
        // repeated later it carries another time and another signature
        assertThat(pbx.tells("again", Instant.now().plusSeconds(2), Json.of(RINGING))
                        .is(200)
                        .body())
                .isEqualTo(first);
        assertThat(first).contains("RINGING");
        assertThat(calls().size()).isEqualTo(1);
        pbx.tells("again", Instant.now(), Json.of("{'externalId':'a-2','event':'RINGING'}"))
                .isProblem(422, "idempotency-key-reused");
        assertThat(calls().size()).isEqualTo(1);
    }

    @Test
    @Crowd
    void tenTimesAtOnceItIsDoneOnce() throws Exception {
        Callable<String> telling =
                () -> pbx.tells("once", Instant.now(), Json.of(RINGING)).is(200).body();
        try (var lines = Executors.newFixedThreadPool(10)) {
            var answers = new ArrayList<String>();
            for (var answer : lines.invokeAll(Collections.nCopies(10, telling))) {
                answers.add(answer.get());
            }
            assertThat(answers.stream().distinct()).hasSize(1);
        }
        assertThat(calls().size()).isEqualTo(1);
        assertThat(api.items("/inquiries").size()).isEqualTo(1);
    }

    @Test
    void whatWasRefusedMayComeOnceMoreCorrected() {
        pbx.tells("fixed", Instant.now(), Json.of("{'externalId':'a-1','event':'RINGING','userId':999999}"))
                .isProblem(400, "invalid-input", "userId");
        pbx.tells("fixed", Instant.now(), Json.of(RINGING)).is(200);
        assertThat(calls().size()).isEqualTo(1);
    }

    @Test
    void theEndMayComeBeforeTheBeginning() {
        pbx.tells(Json.of("{'externalId':'a-1','event':'FINISHED','durationSeconds':60}"))
                .is(200);
        pbx.tells(Json.of("{'externalId':'a-1','event':'RECORDED','recordingUrl':'https://pbx.example/r'}"))
                .is(200);
        pbx.tells(Json.of("{'externalId':'a-1','event':'ANSWERED','answeredById':" + api.userId() + "}"))
                .is(200);
        assertThat(calls().isEmpty()).isTrue();
        pbx.tells(Json.of(RINGING)).is(200);
        var call = calls().get(0);
        assertThat(call.path("state").asString()).isEqualTo("ANSWERED");
        assertThat(call.path("recordingUrl").asString()).isEqualTo("https://pbx.example/r");
        assertThat(api.get("/activities/" + call.path("activityId").longValue())
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("COMPLETED");
    }

    @Test
    void nobodyTellsInTheNameOfAnother() {
        var foreign = accounts.openClassic();
        var theirs = Pbx.of(foreign);
        var second = Pbx.of(api);
        // with the secret of another system, of this account and of another one
        pbx.with(second.secret()).tells(Json.of(RINGING)).isProblem(401, "wrong-signature");
        pbx.with(theirs.secret()).tells(Json.of(RINGING)).isProblem(401, "wrong-signature");
        // the same name is another call with each of them
        var first = pbx.tells(Json.of(RINGING)).is(200).id();
        assertThat(second.tells(Json.of(
                                "{'externalId':'a-1','event':'MISSED','number':'0221445577','direction':'INBOUND'}"))
                        .is(200)
                        .id())
                .isNotEqualTo(first);
        theirs.tells(Json.of("{'externalId':'a-1','event':'MISSED'}")).is(200);
        assertThat(api.get("/calls/" + first).json().path("state").asString()).isEqualTo("RINGING");
        assertThat(api.items("/inquiries").size()).isEqualTo(2);
    }

    @Test
    void anAddressNobodyHasIsNone() {
        for (var key : List.of("x", "1" + "0".repeat(32), "19" + "0".repeat(31), "1%EF%BF%BF" + "0".repeat(31))) {
            Api.raw(
                            "POST",
                            api.server() + "/api/v1/call-webhooks/" + key,
                            "{}",
                            Map.of("Content-Type", "application/json"))
                    .is(404);
        }
        api.delete("/call-providers/" + pbx.id()).is(204);
        pbx.tells(Json.of(RINGING)).is(404);
        assertThat(calls().isEmpty()).isTrue();
    }

    @Test
    void afterANewSecretTheOldOneOpensNothing() {
        var renewed = api.post("/call-providers/" + pbx.id() + "/secret", "{}")
                .is(200)
                .json();
        pbx.tells(Json.of(RINGING)).isProblem(401, "wrong-signature");
        pbx.with(renewed.path("secret").asString()).tells(Json.of(RINGING)).is(200);
        assertThat(api.get("/call-providers").body()).doesNotContain("whsec_", "secret");
    }

    @Test
    void hostileWordsAreRefusedWithTheirField() {
        pbx.tells("{\"externalId\":\"a\\u0000\",\"event\":\"RINGING\"}").isProblem(400, "invalid-input", "externalId");
        pbx.tells("{\"externalId\":\"a\",\"event\":\"RINGING\",\"name\":\"\\uD800\"}")
                .isProblem(400, "invalid-input", "name");
        pbx.tells("{\"externalId\":\"a\",\"event\":\"RINGING\",\"number\":\"1\\u0000\"}")
                .isProblem(400, "invalid-input", "number");
        pbx.tells("{\"externalId\":\"a\",\"event\":\"RINGING\",\"more\":1}").isProblem(400, "invalid-input", "more");
        pbx.tells("{\"externalId\":\"a\",\"event\":\"SUNG\"}").isProblem(400, "invalid-input", "event");
        for (var body : List.of("", "{", "[]", "null", "{} {}", "\"a\"", "{\"a\":1,\"a\":2}")) {
            assertThat(pbx.tells(body).status()).as(body).isEqualTo(400);
        }
        assertThat(calls().isEmpty()).isTrue();
    }

    @Test
    void ofACallTellsWhoeverOpenedItOrMayChangeItsRecord() {
        var colleague = accounts.manager(api);
        var reader = accounts.reader(api);
        var call = pbx.tells(Json.of(RINGING)).is(200).id();
        // the system's call is a lead now: whoever may change it may end the call, whoever only reads it may not
        reader.post("/calls/" + call + "/finish", "{}").is(403);
        reader.post("/calls/" + call + "/answer", "{}").is(403);
        reader.post("/calls/" + call + "/recording", Json.of("{'recordingUrl':'https://evil.example/r'}"))
                .is(403);
        accounts.openClassic().post("/calls/" + call + "/finish", "{}").is(404);
        // managers see what is theirs, and this is not
        colleague.post("/calls/" + call + "/finish", "{}").is(404);
        api.post("/calls/" + call + "/answer", Json.of("{'answeredById':" + api.userId() + "}"))
                .is(200);
        assertThat(api.get("/calls/" + call).json().path("state").asString()).isEqualTo("TALKING");
        assertThat(api.get("/calls/" + call).json().path("recordingUrl").isNull())
                .isTrue();
    }

    @Test
    void aTokenForInquiriesKnowsOnlyWhatItsPersonOpened() {
        var colleague = accounts.manager(api);
        var token = colleague
                .post("/tokens", Json.of("{'name':'Anlage','kind':'API','scopes':['INQUIRIES']}"))
                .is(201)
                .json()
                .path("token")
                .asString();
        var program = new Api(colleague.server(), colleague.account(), colleague.userId(), "", token, "");
        var own = program.post("/calls", Json.of("{'number':'0221445577','externalId':'p-1'}"))
                .is(201)
                .id();
        program.post("/calls/" + own + "/answer", "{}").is(200);
        var others = api.post("/calls", Json.of("{'number':'0221445566','externalId':'o-1'}"))
                .is(201)
                .id();
        program.post("/calls/" + others + "/finish", "{}").is(404);
        program.post("/calls/events", Json.of("{'externalId':'o-1','event':'MISSED'}"))
                .is(404);
        program.post("/calls", Json.of("{'externalId':'o-1','result':'MISSED'}"))
                .is(404);
        assertThat(api.get("/calls/" + others).json().path("state").asString()).isEqualTo("RINGING");
    }
}
