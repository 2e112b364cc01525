package io.weiche.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weiche.kernel.CurrentAccount;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.TestDatabase;
import io.weiche.testing.WeicheTest;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/// Work that must be done even if the process dies.
@WeicheTest
class JobsTest {
    private static final String NAME = "nobody-does-this";

    private final TestAccounts accounts;
    private final Jobs jobs;
    private final TransactionTemplate transaction;

    JobsTest(TestAccounts accounts, Jobs jobs, TransactionTemplate transaction) {
        this.accounts = accounts;
        this.jobs = jobs;
        this.transaction = transaction;
    }

    private static long waiting(String subject) throws SQLException {
        try (var connection = TestDatabase.get().openForCheck();
                var select = connection.prepareStatement(
                        "select count(*) from scheduled_tasks where task_name = ? and task_instance like ? || ':%'")) {
            select.setString(1, NAME);
            select.setString(2, subject);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    @Test
    void aJobIsStartedWithTheTransactionThatAsksForItOrNotAtAll() throws SQLException {
        var account = accounts.open().account();
        CurrentAccount.runAs(
                account,
                () -> transaction.executeWithoutResult(status -> {
                    jobs.start(NAME, 1);
                    status.setRollbackOnly();
                }));
        assertThat(waiting(account + ":1")).isZero();
        CurrentAccount.runAs(account, () -> transaction.executeWithoutResult(_ -> jobs.start(NAME, 1)));
        assertThat(waiting(account + ":1")).isEqualTo(1);
    }

    @Test
    void everyStartIsAJobOfItsOwnSoThatNoneIsSwallowedByOneThatEnds() throws SQLException {
        var account = accounts.open().account();
        for (int i = 0; i < 3; i++) {
            CurrentAccount.runAs(account, () -> transaction.executeWithoutResult(_ -> jobs.start(NAME, 7)));
        }
        assertThat(waiting(account + ":7")).isEqualTo(3);
    }

    @Test
    void aJobBelongsToAnAccount() {
        assertThatThrownBy(() -> jobs.start(NAME, 1)).hasMessageContaining("no account");
    }
}
