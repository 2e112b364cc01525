package io.weiche.modes;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.kernel.CurrentAccount;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// A transaction that joined the cut-over rule reads the mode once, and only as long as it holds the lock.
@WeicheTest
class KeptModeTest {
    private static final String MY_LOCKS = """
            select count(*) from pg_locks where locktype = 'advisory' and pid = pg_backend_pid() and granted""";

    private final TestAccounts accounts;
    private final CrmModes modes;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final TransactionTemplate savepoint;

    KeptModeTest(TestAccounts accounts, CrmModes modes, JdbcClient sql, PlatformTransactionManager transactions) {
        this.accounts = accounts;
        this.modes = modes;
        this.sql = sql;
        this.transaction = new TransactionTemplate(transactions);
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    @BeforeEach
    void nothingIsKept() {
        assertThat(KeptMode.find()).isNull();
    }

    private long locks() {
        return sql.sql(MY_LOCKS).query(Long.class).single();
    }

    private void inAccount(Runnable work) {
        CurrentAccount.runAs(accounts.open().account(), () -> transaction.executeWithoutResult(_ -> work.run()));
    }

    @Test
    void theModeIsKeptUntilTheTransactionEnds() {
        inAccount(() -> {
            var entered = modes.enter();
            assertThat(modes.enter()).isSameAs(entered);
            assertThat(modes.get()).isSameAs(entered);
            assertThat(locks()).isOne();
        });
        assertThat(KeptMode.find()).isNull();
    }

    @Test
    void whoHasNotJoinedReadsAnew() {
        inAccount(() -> {
            modes.get();
            assertThat(KeptMode.find()).isNull();
            assertThat(locks()).isZero();
        });
    }

    @Test
    void aSavepointThatIsTakenBackTakesTheLockAndWhatWasKeptWithIt() {
        inAccount(() -> {
            savepoint.executeWithoutResult(status -> {
                modes.enter();
                status.setRollbackOnly();
            });
            assertThat(KeptMode.find()).isNull();
            assertThat(locks()).isZero();
            modes.enter();
            assertThat(locks()).isOne();
        });
    }

    @Test
    void settingsThatAreChangedInBetweenAreRead() {
        inAccount(() -> {
            var before = modes.enter().intake();
            modes.write(before.with(null, null, !before.keepActivitiesOpen()));
            assertThat(modes.get().intake().keepActivitiesOpen()).isEqualTo(!before.keepActivitiesOpen());
        });
    }
}
