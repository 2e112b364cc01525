package io.weiche.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.kernel.CurrentAccount;
import io.weiche.testing.Api;
import io.weiche.testing.Crowd;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.TestMailServer;
import io.weiche.testing.WeicheTest;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Repeating a request with its key is harmless (reliability R10).
@WeicheTest
class IdempotencyTest {
    private final TestAccounts accounts;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    IdempotencyTest(TestAccounts accounts, JdbcClient sql, TransactionTemplate transaction) {
        this.accounts = accounts;
        this.sql = sql;
        this.transaction = transaction;
    }

    private static Api.Answer post(Api api, String path, String body, String key) {
        return api.send("POST", path, Json.of(body), Map.of("Idempotency-Key", key));
    }

    @Test
    void theSameRequestIsDoneOnceAndAnsweredTheSame() {
        var api = accounts.open();
        var first = post(api, "/deals", "{'title':'Dach'}", "k-1").is(201);
        var second = post(api, "/deals", "{'title':'Dach'}", "k-1").is(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers()).containsEntry("location", first.headers().get("location"));
        assertThat(second.headers())
                .containsEntry("content-type", first.headers().get("content-type"));
        assertThat(api.items("/deals").size()).isEqualTo(1);
        post(api, "/deals", "{'title':'Dach'}", "k-2").is(201);
        assertThat(api.items("/deals").size()).isEqualTo(2);
    }

    @Test
    @Crowd
    void aHundredTwinsAtOnceMakeOneRecord() {
        var api = accounts.open();
        var twins = IntStream.range(0, 100)
                .mapToObj(
                        _ -> CompletableFuture.supplyAsync(() -> post(api, "/deals", "{'title':'Zwilling'}", "twins")))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        var answered = twins.stream().filter(answer -> answer.status() == 201).toList();
        assertThat(twins)
                .allMatch(answer -> answer.status() == 201 || answer.status() == 409 || answer.status() == 503);
        assertThat(answered).isNotEmpty();
        assertThat(answered.stream().map(Api.Answer::body).distinct()).hasSize(1);
        assertThat(api.items("/deals").size()).isEqualTo(1);
    }

    @Test
    void theKeyOfAnotherRequestIsRefused() {
        var api = accounts.open();
        post(api, "/deals", "{'title':'eins'}", "k").is(201);
        post(api, "/deals", "{'title':'zwei'}", "k").isProblem(422, "idempotency-key-reused");
        post(api, "/companies", "{'title':'eins'}", "k").isProblem(422, "idempotency-key-reused");
        post(accounts.manager(api), "/deals", "{'title':'eins'}", "k").isProblem(422, "idempotency-key-reused");
        assertThat(api.items("/deals").size()).isEqualTo(1);
        assertThat(api.items("/companies").isEmpty()).isTrue();
    }

    @Test
    void theKeyOfAnotherAccountIsUnknown() {
        var one = accounts.open();
        var other = accounts.open();
        var id = post(one, "/deals", "{'title':'x'}", "shared").is(201).id();
        assertThat(post(other, "/deals", "{'title':'x'}", "shared").is(201).id())
                .isNotEqualTo(id);
    }

    @Test
    void whatWasRefusedMayBeCorrectedUnderTheSameKey() {
        var api = accounts.open();
        post(api, "/deals", "{'title':''}", "k").isProblem(400, "invalid-input", "title");
        post(api, "/deals", "{'title':'besser'}", "k").is(201);
        assertThat(api.items("/deals").size()).isEqualTo(1);
    }

    @Test
    void aConversionAndASwitchAreDoneOnceToo() {
        var api = accounts.openClassic();
        var lead = api.lead(Json.of("{'title':'L','lastName':'Holm'}"));
        var first =
                post(api, "/leads/" + lead + "/conversion", "{'deal':{}}", "c").is(201);
        assertThat(post(api, "/leads/" + lead + "/conversion", "{'deal':{}}", "c")
                        .is(201)
                        .body())
                .isEqualTo(first.body());
        api.lead(Json.of("{'title':'offen','lastName':'Berg'}"));
        var body = "{'to':'SIMPLE','expectedEpoch':" + api.epoch() + "}";
        var started = post(api, "/crm-mode/switches", body, "s").is(202);
        assertThat(post(api, "/crm-mode/switches", body, "s").is(202).body()).isEqualTo(started.body());
        assertThat(api.awaitSwitch(started.id()).path("converted").longValue()).isEqualTo(1);
    }

    @Test
    void theEntityTagIsRepeatedToo() {
        var api = accounts.open();
        var first = post(api, "/deals", "{'title':'Dach'}", "e").is(201);
        assertThat(first.headers()).containsKey("etag");
        assertThat(post(api, "/deals", "{'title':'Dach'}", "e").is(201).headers())
                .containsEntry("etag", first.headers().get("etag"));
    }

    /// Whatever secrets stand in request or answer.
    private Api.Answer doneOnce(Api api, String path, String body) {
        var key = "once" + path.hashCode();
        var first = post(api, path, body, key);
        assertThat(first.status()).as(first.body()).isIn(200, 201);
        var second = post(api, path, body, key).is(first.status());
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers()).containsEntry("idempotent-replayed", "true");
        return first;
    }

    @Test
    void whatHoldsSecretsIsDoneOnceToo() {
        var api = accounts.open();
        var role = api.items("/roles").get(0).path("id").asString();
        doneOnce(api, "/tokens", "{'kind':'API'}");
        doneOnce(
                api,
                "/users",
                "{'email':'i" + System.nanoTime() + "@pruefstand.example','password':'korrekt-pferd-batterie',"
                        + "'roleIds':[" + role + "]}");
        doneOnce(api, "/call-providers", "{'name':'Anlage'}");
        var webhook = doneOnce(api, "/webhooks", "{'address':'https://hooks.example/in'}")
                .id();
        doneOnce(api, "/webhooks/" + webhook + "/secret", "{}");
        doneOnce(api, "/chat-channels", "{'name':'Website'}");
        assertThat(api.items("/webhooks")).hasSize(1);
        assertThat(api.items("/users")).hasSize(2);
        assertThat(api.items("/chat-channels")).hasSize(1);
        assertThat(api.items("/call-providers")).hasSize(1);
        post(api, "/tokens", "{'kind':'API','name':'anders'}", "once" + "/tokens".hashCode())
                .isProblem(422, "idempotency-key-reused");
        assertThat(readable(api)).isZero();
    }

    @Test
    void mailboxesAreOpenedOnceAndTriedOutAnew() {
        var api = accounts.open();
        try (var server = new TestMailServer()) {
            post(api, "/mailboxes/test", server.mailbox(""), "m-1").is(200);
            assertThat(kept(api)).isZero();
            var mailbox = doneOnce(api, "/mailboxes", server.mailbox(",'state':'PAUSED'"))
                    .id();
            doneOnce(api, "/mailboxes/" + mailbox + "/forwarding", "{}");
            assertThat(readable(api)).isZero();
            api.delete("/mailboxes/" + mailbox).is(204);
        }
    }

    /// Neither a body nor a hash that could be guessed.
    private long readable(Api api) {
        return CurrentAccount.callAs(
                api.account(),
                () -> transaction.execute(_ -> sql.sql("""
                        select count(*) from idempotency_key
                        where body is not null or length(request_hash) > 0 or sealed is null""").query(Long.class).single()));
    }

    @Test
    void aKeyMustBeOne() {
        var api = accounts.open();
        post(api, "/deals", "{'title':'x'}", "x".repeat(256)).isProblem(400, "invalid-input", "Idempotency-Key");
        post(api, "/deals", "{'title':'x'}", "a b").isProblem(400, "invalid-input", "Idempotency-Key");
        assertThat(api.items("/deals").isEmpty()).isTrue();
    }

    @Test
    void keysAreForgottenAfterTwoDays() {
        var api = accounts.open();
        post(api, "/deals", "{'title':'x'}", "old").is(201);
        CurrentAccount.runAs(
                api.account(),
                () -> transaction.executeWithoutResult(
                        _ -> sql.sql("update idempotency_key set created_at = now() - interval '49 hours'")
                                .update()));
        post(api, "/deals", "{'title':'x'}", "new").is(201);
        assertThat(kept(api)).isEqualTo(1);
    }

    private long kept(Api api) {
        return CurrentAccount.callAs(
                api.account(),
                () -> transaction.execute(_ -> sql.sql("select count(*) from idempotency_key")
                        .query(Long.class)
                        .single()));
    }
}
