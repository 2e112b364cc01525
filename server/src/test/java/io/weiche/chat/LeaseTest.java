package io.weiche.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.kernel.CurrentAccount;
import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// One node fetches for a channel, and whoever was overtaken says nothing any more.
@WeicheTest
class LeaseTest {
    private final MessengerStore store;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Api api;

    /// The account is not among those the server works for, so that nobody else takes the lease.
    LeaseTest(MessengerStore store, JdbcClient sql, TransactionTemplate transaction, TestAccounts accounts) {
        this.store = store;
        this.sql = sql;
        this.transaction = transaction;
        this.api = accounts.open();
        api.post("/chat-channels", Json.of("{'kind':'TELEGRAM','name':'Telegram'}"))
                .is(201);
        channel("token = '\\x00'");
    }

    private <T> T in(Supplier<T> work) {
        return CurrentAccount.callAs(api.account(), () -> Objects.requireNonNull(transaction.execute(_ -> work.get())));
    }

    private void channel(String change) {
        in(() -> sql.sql("update chat_channel set " + change + " where account_id = :account")
                .param("account", api.account().value())
                .update());
    }

    private long mark() {
        return in(() -> sql.sql("select next_update from chat_channel where account_id = :account")
                .param("account", api.account().value())
                .query(Long.class)
                .single());
    }

    @Test
    void whileOneHoldsItNobodyElseGetsIt() {
        var mine = in(() -> store.claim(5)).getFirst();
        assertThat(in(() -> store.claim(5))).isEmpty();
        assertThat(in(() -> store.hold(mine, 7L))).isTrue();
        assertThat(in(() -> store.stay(mine, null))).isPresent();
        assertThat(mark()).isEqualTo(7);
        in(() -> {
            store.release(mine);
            return true;
        });
        assertThat(in(() -> store.claim(5))).hasSize(1);
    }

    @Test
    void whoeverWasOvertakenMovesNoMarkAndFreesNothing() {
        var late = in(() -> store.claim(5)).getFirst();
        channel("busy_until = clock_timestamp() - interval '1 second'");
        var mine = in(() -> store.claim(5)).getFirst();
        assertThat(in(() -> store.hold(mine, 100L))).isTrue();

        assertThat(in(() -> store.hold(late, 50L))).isFalse();
        assertThat(in(() -> store.stay(late, "AWAY"))).isEmpty();
        in(() -> {
            store.release(late);
            return true;
        });
        assertThat(mark()).isEqualTo(100);
        assertThat(in(() -> store.claim(5))).as("the other still holds it").isEmpty();
        assertThat(in(() -> store.stay(mine, null))).isPresent();
    }
}
