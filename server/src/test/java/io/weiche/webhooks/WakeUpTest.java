package io.weiche.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.kernel.CurrentAccount;
import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Whoever says that something is due is heard, whoever else works at the same time.
@WeicheTest
class WakeUpTest {
    private final WebhookStore webhooks;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Api api;
    private final long hook;

    WakeUpTest(WebhookStore webhooks, JdbcClient sql, TransactionTemplate transaction, TestAccounts accounts) {
        this.webhooks = webhooks;
        this.sql = sql;
        this.transaction = transaction;
        this.api = accounts.openClassic();
        // nothing is sent there before an hour is over
        this.hook = api.post("/webhooks", Json.of("{'address':'http://127.0.0.1:49151/hook'}"))
                .is(201)
                .id();
    }

    private <T> T in(Supplier<T> work) {
        return CurrentAccount.callAs(api.account(), () -> Objects.requireNonNull(transaction.execute(_ -> work.get())));
    }

    private JdbcClient.StatementSpec of(String statement) {
        return sql.sql(statement).param("account", api.account().value());
    }

    /// Waits until somebody waits for a lock of ours.
    private void awaitWaiting() {
        var end = System.nanoTime() + 4_000_000_000L;
        while (System.nanoTime() < end
                && sql.sql("select count(*) from pg_locks where not granted")
                                .query(Long.class)
                                .single()
                        == 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aDeliveryThatBecomesDueWhileAnotherLooksIsNotForgotten() {
        in(() -> of("update webhook_account set look_at = clock_timestamp() + interval '2 hours'"
                        + " where account_id = :account")
                .update());
        var looking = new CompletableFuture<?>[1];
        in(() -> {
            of("""
                    insert into webhook_delivery (account_id, webhook_id, events, next_try_at)
                    values (:account, :hook, '[]', clock_timestamp() + interval '1 hour')""").param("hook", hook).update();
            webhooks.lookSoon();
            looking[0] = CompletableFuture.runAsync(() -> in(() -> {
                webhooks.lookWhenDue();
                return true;
            }));
            awaitWaiting();
            return true;
        });
        looking[0].join();
        assertThat(in(() -> of("""
                        select look_at <= clock_timestamp() + interval '61 minutes' from webhook_account
                        where account_id = :account""").query(Boolean.class).single())).isTrue();
    }
}
