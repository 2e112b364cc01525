package io.weiche.mailboxes;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.kernel.CurrentAccount;
import io.weiche.testing.Api;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.TestMailServer;
import io.weiche.testing.WeicheTest;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Whoever says that mail is due is heard, whoever else works at the same time.
@WeicheTest
class WakeUpTest {
    private final MailboxStore mailboxes;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Api api;

    WakeUpTest(MailboxStore mailboxes, JdbcClient sql, TransactionTemplate transaction, TestAccounts accounts) {
        this.mailboxes = mailboxes;
        this.sql = sql;
        this.transaction = transaction;
        this.api = accounts.openClassic();
    }

    private <T> T in(Supplier<T> work) {
        return CurrentAccount.callAs(api.account(), () -> Objects.requireNonNull(transaction.execute(_ -> work.get())));
    }

    private JdbcClient.StatementSpec of(String statement) {
        return sql.sql(statement).param("account", api.account().value());
    }

    @Test
    void whatBecomesDueWhileAnotherLooksIsNotForgotten() {
        try (var server = new TestMailServer()) {
            api.post("/mailboxes", server.mailbox(",'state':'PAUSED'")).is(201);
        }
        in(() -> of("update mailbox_account set look_at = clock_timestamp() + interval '2 hours'"
                        + " where account_id = :account")
                .update());
        var looking = new CompletableFuture<?>[1];
        in(() -> {
            of("""
                    update mailbox set state = 'ACTIVE', next_look_at = clock_timestamp() + interval '10 minutes'
                    where account_id = :account""").update();
            mailboxes.lookSoon();
            looking[0] = CompletableFuture.runAsync(() -> in(() -> {
                mailboxes.lookWhenDue();
                return true;
            }));
            awaitWaiting();
            return true;
        });
        looking[0].join();
        assertThat(in(() -> of("""
                        select look_at <= clock_timestamp() + interval '11 minutes' from mailbox_account
                        where account_id = :account""").query(Boolean.class).single())).isTrue();
        api.items("/mailboxes")
                .forEach(one -> api.delete("/mailboxes/" + one.path("id").longValue()));
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
}
