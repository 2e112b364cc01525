package io.weiche.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.kernel.CurrentAccount;
import io.weiche.testing.Api;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// How far the windows of an account have been told, look by look.
@WeicheTest
class LiveAccountTest {
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final LiveReader reader;
    private final LiveAccount account;
    private final Api api;

    LiveAccountTest(
            TestAccounts accounts,
            JdbcClient sql,
            TransactionTemplate transaction,
            LiveReader reader,
            Presence presence) {
        this.sql = sql;
        this.transaction = transaction;
        this.reader = reader;
        this.api = accounts.open();
        this.account = new LiveAccount(reader, presence);
    }

    private void look() {
        CurrentAccount.runAs(api.account(), () -> account.look(reader.written()));
    }

    /// In another transaction than the caller's.
    private void lookBeside() throws Exception {
        try (var others = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> looked = others.submit(this::look);
            looked.get();
        }
    }

    /// The number of a row is given long before its transaction ends. Whoever looks between the two sees nothing new;
    /// afterwards no number says that there is something, so only looking on finds it.
    @Test
    void aRowWhoseNumberWasSeenBeforeItsCommitIsLookedFor() {
        look();
        for (int i = 0; i < 600 && account.waits(); i++) {
            LockSupport.parkNanos(50_000_000);
            look();
        }
        assertThat(account.waits()).as("calm").isFalse();
        CurrentAccount.runAs(
                api.account(),
                () -> transaction.executeWithoutResult(_ -> {
                    sql.sql("insert into live_signal (account_id, what, user_id) values (:account, 'TOLD', :user)")
                            .param("account", api.account().value())
                            .param("user", api.userId())
                            .update();
                    try {
                        lookBeside();
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                    assertThat(account.waits()).as("the row is not there yet").isTrue();
                }));
    }
}
