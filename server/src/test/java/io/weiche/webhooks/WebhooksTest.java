package io.weiche.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.kernel.CurrentAccount;
import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.Receiver;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Other systems are told of what happens, however badly they behave.
@WeicheTest
class WebhooksTest {
    private static final JsonMapper JSON = new JsonMapper();

    private final Receiver receiver = new Receiver();
    private final TestAccounts accounts;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Api api;

    WebhooksTest(TestAccounts accounts, JdbcClient sql, TransactionTemplate transaction) {
        this.accounts = accounts;
        this.sql = sql;
        this.transaction = transaction;
        this.api = accounts.openClassic();
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    private Api.Answer open(String address, String more) {
        return api.post("/webhooks", Json.of("{'address':'" + address + "'" + more + "}"));
    }

    private long hook(String path) {
        return open(receiver.address(path), "").is(201).id();
    }

    private long lead(String title) {
        return api.lead(Json.of("{'title':'" + title + "'}"));
    }

    private static List<JsonNode> events(Receiver.Received request) {
        return JSON.readTree(request.body())
                .path("data")
                .path("events")
                .valueStream()
                .toList();
    }

    private static List<String> types(Receiver.Received request) {
        return events(request).stream()
                .map(event -> event.path("type").asString())
                .toList();
    }

    private static String signature(String secret, Receiver.Received request) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.replace("whsec_", "")), "HmacSHA256"));
        var signed = request.headers().get("webhook-id") + "."
                + request.headers().get("webhook-timestamp") + "." + request.body();
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }

    private static void await(String what, BooleanSupplier holds) {
        var end = System.nanoTime() + 10_000_000_000L;
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private JsonNode newest(long hook) {
        return api.items("/webhooks/" + hook + "/deliveries").path(0);
    }

    private void awaitNewest(long hook, String field, String value) {
        await(
                field + " becomes " + value,
                () -> newest(hook).path(field).asString("").equals(value));
    }

    private String stateOf(long hook) {
        return api.get("/webhooks/" + hook).json().path("state").asString();
    }

    private void in(String statement) {
        CurrentAccount.runAs(
                api.account(),
                () -> transaction.executeWithoutResult(_ -> sql.sql(statement)
                        .param("account", api.account().value())
                        .update()));
    }

    @Test
    void aChangeIsToldWithASignatureTheReceiverCanCheck() throws Exception {
        var opened = open(receiver.address("/hook"), "").is(201).json();
        var secret = opened.path("secret").asString();
        var lead = lead("Dach");
        var request = receiver.next();
        assertThat(request.headers())
                .containsEntry("content-type", "application/json")
                .containsEntry("webhook-signature", signature(secret, request));
        assertThat(request.headers().get("webhook-id")).matches("msg_[0-9]+");
        var event = events(request).getFirst();
        assertThat(event.path("type").asString()).isEqualTo("lead.added");
        assertThat(event.path("kind").asString()).isEqualTo("LEAD");
        assertThat(event.path("recordId").longValue()).isEqualTo(lead);
        assertThat(request.body())
                .as("what stands in a record is read with rights")
                .doesNotContain("Dach");
        awaitNewest(opened.path("id").longValue(), "state", "DELIVERED");
    }

    @Test
    void aSecretIsShownOnceAndTheOldOneSignsForADay() throws Exception {
        var opened = open(receiver.address("/hook"), "").is(201).json();
        var path = "/webhooks/" + opened.path("id").longValue();
        assertThat(api.get(path).is(200).json().has("secret")).isFalse();
        var renewed =
                api.post(path + "/secret", null).is(200).json().path("secret").asString();
        api.post(path + "/test", null).is(204);
        var request = receiver.next();
        assertThat(request.headers().get("webhook-signature"))
                .isEqualTo(signature(renewed, request) + " "
                        + signature(opened.path("secret").asString(), request));
        assertThat(types(request)).containsExactly("webhook.test");
    }

    @Test
    void onlyEventsThatSomebodyWantsAreTold() {
        open(receiver.address("/hook"), ",'events':['deal.added','activity.added','comment.added']")
                .is(201);
        var lead = lead("Dach");
        api.post("/leads/" + lead + "/comments", Json.of("{'body':'Hallo'}")).is(201);
        api.post(
                        "/activities",
                        Json.of("{'type':'TODO','title':'Anrufen','records':[{'kind':'LEAD','id':" + lead + "}]}"))
                .is(201);
        api.post("/deals", Json.of("{'title':'Dach'}")).is(201);
        var types = new ArrayList<String>();
        await("three events come", () -> {
            receiver.all().forEach(request -> types.addAll(types(request)));
            return types.size() >= 3;
        });
        assertThat(types).containsExactly("comment.added", "activity.added", "deal.added");
        open(receiver.address("/hook"), ",'events':['lead.exploded']").isProblem(400, "invalid-input", "events");
    }

    @Test
    void whatFailedComesAgainUnderTheSameNameAndHoldsUpNobodyElse() {
        var hook = hook("/hook");
        receiver.answers(500);
        lead("Dach");
        var first = receiver.next();
        awaitNewest(hook, "failure", "STATUS");
        assertThat(newest(hook).path("status").intValue()).isEqualTo(500);
        assertThat(newest(hook).path("state").asString()).isEqualTo("WAITING");
        receiver.answers(200);
        api.post("/webhooks/" + hook + "/deliveries/" + newest(hook).path("id").longValue() + "/replay", null)
                .is(204);
        var second = receiver.next();
        assertThat(second.headers().get("webhook-id")).isEqualTo(first.headers().get("webhook-id"));
        assertThat(second.body()).isEqualTo(first.body());
        awaitNewest(hook, "state", "DELIVERED");
    }

    @Test
    void whoIsSlowHoldsUpNobodyElse() {
        try (var slow = new Receiver()) {
            var released = new java.util.concurrent.CountDownLatch(1);
            slow.answers(exchange -> {
                try {
                    released.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            open(slow.address("/slow"), "").is(201);
            var hook = hook("/hook");
            lead("Dach");
            slow.next();
            assertThat(types(receiver.next())).containsExactly("lead.added");
            awaitNewest(hook, "state", "DELIVERED");
            lead("Zaun");
            assertThat(types(receiver.next())).containsExactly("lead.added");
            released.countDown();
        }
    }

    @Test
    void aRedirectionAnEndlessAnswerAndSilenceAreSeenForWhatTheyAre() {
        var hook = hook("/hook");
        receiver.answers(exchange -> {
            exchange.getResponseHeaders().add("Location", receiver.address("/inner"));
            exchange.sendResponseHeaders(302, -1);
        });
        lead("Dach");
        receiver.next();
        awaitNewest(hook, "status", "302");
        assertThat(receiver.all()).as("nobody follows").isEmpty();

        receiver.answers(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            var block = new byte[1 << 16];
            for (int i = 0; i < 100_000; i++) {
                exchange.getResponseBody().write(block);
            }
        });
        replay(hook);
        receiver.next();
        awaitNewest(hook, "state", "DELIVERED");

        receiver.close();
        replay(hook);
        awaitNewest(hook, "failure", "UNREACHABLE");
        var shown = api.get("/webhooks/" + hook + "/deliveries/"
                        + newest(hook).path("id").longValue())
                .is(200)
                .json();
        assertThat(shown.path("body").asString()).contains("lead.added");
        assertThat(shown.has("answer"))
                .as("the operator of this server lets requests go inside")
                .isFalse();
    }

    private void replay(long hook) {
        api.post("/webhooks/" + hook + "/deliveries/" + newest(hook).path("id").longValue() + "/replay", null)
                .is(204);
    }

    @Test
    void whoTakesNothingForThreeDaysIsGivenUpAndAdministratorsAreTold() {
        var hook = hook("/hook");
        receiver.answers(503);
        lead("Dach");
        receiver.next();
        awaitNewest(hook, "failure", "STATUS");
        in("update webhook set failing_since = failing_since - interval '73 hours' where account_id = :account");
        replay(hook);
        receiver.next();
        await("it is given up", () -> stateOf(hook).equals("DEAD"));
        assertThat(newest(hook).path("state").asString()).isEqualTo("PARKED");
        assertThat(api.items("/notifications").path(0).path("reason").asString())
                .isEqualTo("WEBHOOK");
        lead("Zaun");
        api.post("/webhooks/" + hook + "/test", null).isProblem(409, "conflict");

        receiver.answers(200);
        api.patch("/webhooks/" + hook, Json.of("{'state':'ACTIVE'}")).is(200);
        assertThat(events(receiver.next()).getFirst().path("recordId").longValue())
                .as("what happened meanwhile has waited")
                .isPositive();
        assertThat(api.post("/webhooks/" + hook + "/replay", null).is(200).number("replayed"))
                .isEqualTo(1);
        assertThat(types(receiver.next())).containsExactly("lead.added");
    }

    @Test
    void whatIsNotTakenForThreeDaysIsParked() {
        var hook = hook("/hook");
        receiver.answers(500);
        lead("Dach");
        receiver.next();
        awaitNewest(hook, "failure", "STATUS");
        in("update webhook_delivery set first_try_at = first_try_at - interval '73 hours',"
                + " next_try_at = clock_timestamp() where account_id = :account");
        in("update webhook set rest_until = null where account_id = :account");
        in("update webhook_account set look_at = clock_timestamp() where account_id = :account");
        receiver.next();
        awaitNewest(hook, "state", "PARKED");
        assertThat(stateOf(hook)).isEqualTo("ACTIVE");
    }

    @Test
    void whoSaysThatTheyAreGoneAreNotAskedAgain() {
        var hook = hook("/hook");
        receiver.answers(410);
        lead("Dach");
        receiver.next();
        await("it is given up", () -> stateOf(hook).equals("DEAD"));
    }

    @Test
    void aSwitchOfManyLeadsIsToldInFewRequests() {
        IntStream.range(0, 120).forEach(number -> lead("Anfrage " + number));
        hook("/hook");
        api.switchToSimple("");
        var told = new ArrayList<JsonNode>();
        var requests = new ArrayList<Receiver.Received>();
        await("every lead is told of", () -> {
            var came = receiver.all();
            requests.addAll(came);
            came.forEach(request -> told.addAll(events(request)));
            return told.stream()
                            .filter(event -> event.path("type").asString().equals("lead.changed"))
                            .count()
                    == 120;
        });
        assertThat(told).anySatisfy(event -> {
            assertThat(event.path("type").asString()).isEqualTo("crm.mode.changed");
            assertThat(event.path("data").path("to").asString()).isEqualTo("SIMPLE");
        });
        assertThat(requests).hasSizeLessThan(20);
        assertThat(requests)
                .as("in the order in which it happened")
                .allSatisfy(request -> assertThat(events(request).stream()
                                .map(event -> event.path("id").longValue())
                                .toList())
                        .isSorted());
    }

    @Test
    void theUndoOfASwitchIsToldAsAChangeOfTheMode() {
        lead("Anfrage");
        var run = api.switchToSimple("").path("id").longValue();
        open(receiver.address("/hook"), ",'events':['crm.mode.changed']").is(201);
        api.post("/crm-mode/switches/" + run + "/undo", "{}").is(202);
        api.awaitSwitch(run);
        assertThat(toldOf("crm.mode.changed").path("data").path("to").asString())
                .isEqualTo("CLASSIC");
    }

    @Test
    void activitiesThatAreHandedOverAreToldOf() {
        var leaving = accounts.manager(api);
        var record = Json.of("{'title':'Anrufen','records':[{'kind':'LEAD','id':" + lead("Anfrage")
                + "}],'responsibleId':" + leaving.userId() + "}");
        var activity = api.post("/activities", record).is(201).id();
        hook("/hook");
        api.post("/users/" + leaving.userId() + "/handover", "{\"toUserId\":" + api.userId() + "}")
                .is(202);
        assertThat(toldOf("activity.changed").path("recordId").longValue()).isEqualTo(activity);
    }

    /// The first event of this type that comes.
    private JsonNode toldOf(String type) {
        var told = new ArrayList<JsonNode>();
        await("somebody is told of " + type, () -> {
            receiver.all().forEach(request -> told.addAll(events(request)));
            return told.stream().anyMatch(event -> event.path("type").asString().equals(type));
        });
        return told.stream()
                .filter(event -> event.path("type").asString().equals(type))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatAQuickLookCannotTakeComesWithTheNext() {
        hook("/hook");
        in("insert into outbox (account_id, event, kind, record_id)"
                + " select :account, 'LEAD_CHANGED', 1, n from generate_series(1, 2500) n");
        var told = new ArrayList<Long>();
        await("all of them come", () -> {
            receiver.all()
                    .forEach(request -> events(request)
                            .forEach(event -> told.add(event.path("recordId").longValue())));
            return told.size() == 2_500;
        });
        assertThat(told).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void anAddressInsideIsRefusedWithItsReason() {
        for (var address : List.of("http://169.254.169.254/latest", "http://10.0.0.1/", "http://[::1]/")) {
            var refused = open(address, "").isProblem(400, "invalid-input", "address");
            assertThat(refused.json().path("errors").path(0).path("code").asString())
                    .isEqualTo("forbidden-address");
        }
        for (var address : List.of("ftp://example.com", "http://a@example.com/", "gibtsnicht", "http://127.1/")) {
            open(address, "").isProblem(400, "invalid-input", "address");
        }
        open("https://example.com/" + "x".repeat(2_000), "").isProblem(400, "invalid-input", "address");
        open("https://example.com/\\u0000", "").isProblem(400, "invalid-input", "address");
        api.post("/webhooks", "{}").isProblem(400, "invalid-input", "address");
    }

    @Test
    void aPausedWebhookWaitsAndLosesNothing() {
        var hook = hook("/hook");
        api.patch("/webhooks/" + hook, Json.of("{'state':'PAUSED'}")).is(200);
        lead("Dach");
        await("it waits", () -> newest(hook).path("state").asString("").equals("WAITING"));
        assertThat(receiver.all()).isEmpty();
        api.patch("/webhooks/" + hook, Json.of("{'state':'ACTIVE'}")).is(200);
        assertThat(types(receiver.next())).containsExactly("lead.added");
        api.patch("/webhooks/" + hook, Json.of("{'state':'DEAD'}")).isProblem(400, "invalid-input", "state");
        api.delete("/webhooks/" + hook).is(204);
        api.get("/webhooks/" + hook).is(404);
    }

    @Test
    void aProgramWrittenForBitrix24IsToldInItsForm() {
        var handler = receiver.address("/handler");
        assertThat(rest("event.bind", bind("OnCrmLeadAdd", handler))
                        .is(200)
                        .json()
                        .path("result")
                        .booleanValue())
                .isTrue();
        rest("event.bind", bind("ONCRMTIMELINECOMMENTADD", handler)).is(200);
        assertThat(rest("event.bind", bind("ONCRMLEADADD", handler))
                        .is(400)
                        .json()
                        .path("error")
                        .asString())
                .isEqualTo("ERROR_HANDLER_ALREADY_EXIST");
        assertThat(rest("event.bind", bind("ONCRMNOTHING", handler))
                        .is(400)
                        .json()
                        .path("error")
                        .asString())
                .isEqualTo("ERROR_EVENT_NOT_FOUND");
        assertThat(rest("event.get", "{}").is(200).json().path("result").size()).isEqualTo(2);
        assertThat(rest("events", "{}").is(200).body()).contains("ONCRMDEALUPDATE", "ONCRMACTIVITYDELETE");
        var lead = lead("Dach");
        var request = receiver.next();
        assertThat(request.headers()).containsEntry("content-type", "application/x-www-form-urlencoded");
        assertThat(request.body())
                .startsWith("event=ONCRMLEADADD&event_handler_id=")
                .contains("&data%5BFIELDS%5D%5BID%5D=" + lead + "&ts=")
                .contains("&auth%5Bdomain%5D=weiche.test&")
                .containsPattern("&auth%5Bapplication_token%5D=[0-9a-f]{32}$");
        api.post("/leads/" + lead + "/comments", Json.of("{'body':'Hallo'}")).is(201);
        assertThat(receiver.next().body()).contains("&data%5BID%5D=");
        assertThat(rest("event.unbind", bind("ONCRMLEADADD", handler)).is(200).number("result.count"))
                .isEqualTo(1);
        assertThat(rest("event.get", "{}").is(200).json().path("result").size()).isEqualTo(1);
    }

    @Test
    void productsOffersAndLegalDataAreToldOfToo() {
        var handler = receiver.address("/handler");
        for (var event : List.of("ONCRMPRODUCTUPDATE", "ONCRMQUOTEADD", "ONCRMREQUISITEDELETE")) {
            rest("event.bind", bind(event, handler)).is(200);
        }
        var product = api.post("/products", Json.of("{'name':'Modul','price':'1'}"))
                .is(201)
                .id();
        api.patch("/products/" + product, Json.of("{'price':'2'}")).is(200);
        assertThat(receiver.next().body())
                .startsWith("event=ONCRMPRODUCTUPDATE&")
                .contains("&data%5BFIELDS%5D%5BID%5D=" + product + "&");
        var deal = api.post("/deals", Json.of("{'title':'Dach'}")).is(201).id();
        var offer = api.post("/deals/" + deal + "/offers", "{}").is(201).id();
        assertThat(receiver.next().body())
                .startsWith("event=ONCRMQUOTEADD&")
                .contains("&data%5BFIELDS%5D%5BID%5D=" + offer + "&");
        var company =
                api.post("/companies", Json.of("{'title':'Holm'}")).is(201).id();
        var set = api.post("/companies/" + company + "/requisites", Json.of("{'legalName':'Holm GmbH'}"))
                .is(201)
                .id();
        api.delete("/requisites/" + set).is(204);
        assertThat(receiver.next().body())
                .startsWith("event=ONCRMREQUISITEDELETE&")
                .contains("&data%5BFIELDS%5D%5BID%5D=" + set + "&");
    }

    @Test
    void onlyAdministratorsBindEvents() {
        var max = accounts.manager(api);
        var answer = Api.raw(
                "POST",
                max.server() + "/rest/" + max.userId() + "/" + max.webhook() + "/event.bind",
                bind("ONCRMLEADADD", receiver.address("/handler")),
                Map.of("Content-Type", "application/json"));
        assertThat(answer.is(403).json().path("error").asString()).isEqualTo("ACCESS_DENIED");
    }

    private static String bind(String event, String handler) {
        return Json.of("{'event':'" + event + "','handler':'" + handler + "'}");
    }

    private Api.Answer rest(String method, String body) {
        return Api.raw(
                "POST",
                api.server() + "/rest/" + api.userId() + "/" + api.webhook() + "/" + method,
                body,
                Map.of("Content-Type", "application/json"));
    }
}
