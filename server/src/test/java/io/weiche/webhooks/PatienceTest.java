package io.weiche.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.kernel.CurrentAccount;
import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.Receiver;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// What was long ago makes nobody impatient now.
@WeicheTest
class PatienceTest {
    private final Receiver receiver = new Receiver();
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Api api;
    private final long hook;

    PatienceTest(TestAccounts accounts, JdbcClient sql, TransactionTemplate transaction) {
        this.sql = sql;
        this.transaction = transaction;
        this.api = accounts.openClassic();
        this.hook = api.post("/webhooks", Json.of("{'address':'" + receiver.address("/hook") + "'}"))
                .is(201)
                .id();
    }

    @AfterEach
    void stop() {
        api.delete("/webhooks/" + hook);
        receiver.close();
    }

    private JdbcClient.StatementSpec of(String statement) {
        return sql.sql(statement).param("account", api.account().value());
    }

    private void in(String statement) {
        CurrentAccount.runAs(
                api.account(),
                () -> transaction.executeWithoutResult(_ -> of(statement).update()));
    }

    private long seconds(String statement) {
        return CurrentAccount.callAs(
                api.account(),
                () -> Objects.requireNonNull(
                        transaction.execute(_ -> of(statement).query(Long.class).single())));
    }

    private static void await(String what, BooleanSupplier holds) {
        var end = System.nanoTime() + 20_000_000_000L;
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private JsonNode deliveries() {
        return api.items("/webhooks/" + hook + "/deliveries");
    }

    private void awaitNewest(String field, String value) {
        await(
                field + " becomes " + value,
                () -> deliveries().path(0).path(field).asString("").equals(value));
    }

    private long restsForSeconds() {
        return seconds("""
                select coalesce(cast(extract(epoch from rest_until - clock_timestamp()) as bigint), 0)
                from webhook where account_id = :account""");
    }

    @Test
    void afterTroubleThatIsOverOneHiccupIsNotAnHourOfSilence() {
        receiver.answers(500);
        api.lead(Json.of("{'title':'Dach'}"));
        receiver.next();
        awaitNewest("failure", "STATUS");
        in("update webhook set failures = 8 where account_id = :account");
        receiver.answers(200);
        api.post(
                        "/webhooks/" + hook + "/deliveries/"
                                + deliveries().path(0).path("id").longValue() + "/replay",
                        null)
                .is(204);
        receiver.next();
        awaitNewest("state", "DELIVERED");
        receiver.answers(500);
        api.lead(Json.of("{'title':'Zaun'}"));
        receiver.next();
        awaitNewest("failure", "STATUS");
        assertThat(restsForSeconds()).isLessThan(60);
    }

    @Test
    void alsoWhenBothHappenInOneTurn() {
        in("update webhook set rest_until = clock_timestamp() + interval '1 hour' where account_id = :account");
        api.lead(Json.of("{'title':'Dach'}"));
        await("the first waits", () -> deliveries().size() == 1);
        api.lead(Json.of("{'title':'Zaun'}"));
        await("the second waits", () -> deliveries().size() == 2);
        var requests = new AtomicInteger();
        receiver.answers(exchange -> exchange.sendResponseHeaders(requests.incrementAndGet() == 1 ? 200 : 500, -1));
        in("update webhook set failures = 8, rest_until = null where account_id = :account");
        in("update webhook_account set look_at = clock_timestamp() where account_id = :account");
        awaitNewest("failure", "STATUS");
        assertThat(deliveries().path(1).path("state").asString()).isEqualTo("DELIVERED");
        assertThat(restsForSeconds()).isLessThan(60);
    }

    @Test
    void whatIsSentAgainByHandGetsNewPatience() {
        receiver.answers(500);
        api.lead(Json.of("{'title':'Dach'}"));
        receiver.next();
        awaitNewest("failure", "STATUS");
        in("update webhook_delivery set state = 'PARKED', tries = 8,"
                + " first_try_at = clock_timestamp() - interval '73 hours' where account_id = :account");
        assertThat(api.post("/webhooks/" + hook + "/replay", null).is(200).number("replayed"))
                .isEqualTo(1);
        receiver.next();
        await(
                "it is noted",
                () -> deliveries().path(0).path("tries").intValue() != 8
                        && deliveries().path(0).path("tries").intValue() != 0);
        assertThat(deliveries().path(0).path("state").asString()).isEqualTo("WAITING");
        assertThat(seconds("""
                select cast(extract(epoch from next_try_at - clock_timestamp()) as bigint)
                from webhook_delivery where account_id = :account""")).isLessThan(60);
    }
}
