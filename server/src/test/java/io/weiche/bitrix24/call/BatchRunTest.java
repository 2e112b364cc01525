package io.weiche.bitrix24.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.access.RepeatedRequests;
import io.weiche.accounts.Accounts;
import io.weiche.bitrix24.wire.FormTree;
import io.weiche.bitrix24.wire.Params;
import io.weiche.config.Config;
import io.weiche.kernel.CurrentAccount;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionTemplate;

/// Commands that share a transaction, when its end goes wrong.
@WeicheTest
class BatchRunTest {
    private final RepeatedRequests repeated;
    private final PlatformTransactionManager transactions;
    private final Accounts accounts;
    private final TestAccounts tests;
    private final AtomicInteger done = new AtomicInteger();

    BatchRunTest(
            RepeatedRequests repeated, PlatformTransactionManager transactions, Accounts accounts, TestAccounts tests) {
        this.repeated = repeated;
        this.transactions = transactions;
        this.accounts = accounts;
        this.tests = tests;
    }

    /// Ends transactions, then says once that it failed.
    private record Failing(PlatformTransactionManager real, String state, AtomicInteger times)
            implements PlatformTransactionManager {
        @Override
        public TransactionStatus getTransaction(TransactionDefinition definition) {
            return real.getTransaction(definition);
        }

        @Override
        public void commit(TransactionStatus status) {
            real.commit(status);
            if (status.isNewTransaction() && times.getAndDecrement() > 0) {
                throw new TransactionSystemException("the end failed", new SQLException("gone", state));
            }
        }

        @Override
        public void rollback(TransactionStatus status) {
            real.rollback(status);
        }
    }

    private Map<?, ?> batch(String state, String commands) {
        Methods methods = name -> Optional.of(
                RestMethod.writing(name, Scope.BASIC, "", "", "{}", _ -> Answer.of(done.incrementAndGet())));
        var dispatcher = new Dispatcher(
                methods,
                repeated,
                new OperatingTime(Config.of(Map.of())),
                new Failing(transactions, state, new AtomicInteger(1)));
        return CurrentAccount.callAs(tests.open().account(), () -> {
            var account = Objects.requireNonNull(new TransactionTemplate(transactions).execute(_ -> accounts.get()));
            var answer = new Batch(dispatcher)
                    .run(Params.of(FormTree.parse(commands)), null, account, Instant.now())
                    .answer();
            return (Map<?, ?>) Objects.requireNonNull(answer.result());
        });
    }

    @Test
    void aGroupThatMayHaveBeenKeptIsNotDoneAgain() {
        var parts = batch("08006", "cmd[a]=crm.deal.add&cmd[b]=crm.deal.add&cmd[c]=profile");
        assertThat(done).as("each once").hasValue(3);
        assertThat(String.valueOf(parts.get("result"))).isEqualTo("{c=3}");
        assertThat(String.valueOf(parts.get("result_error")))
                .contains("a={", "b={", "INTERNAL_SERVER_ERROR")
                .doesNotContain("c=");
        assertThat(String.valueOf(batch("57P01", "halt=1&cmd[a]=crm.deal.add&cmd[b]=crm.deal.add&cmd[c]=profile")
                        .get("result")))
                .isEqualTo("{}");
        assertThat(done).as("the batch ends there").hasValue(5);
    }

    @Test
    void aGroupThatTheDatabaseRefusedIsTriedOneByOne() {
        var parts = batch("40001", "cmd[a]=crm.deal.add&cmd[b]=crm.deal.add");
        assertThat(done).hasValue(4);
        assertThat(String.valueOf(parts.get("result"))).isEqualTo("{a=3, b=4}");
    }
}
