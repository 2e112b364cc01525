package io.weiche.records;

import static io.weiche.db.tables.Tables.COMPANY;
import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.kernel.CurrentAccount;
import io.weiche.testing.Api;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.time.Duration;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/// What takes long to count is not waited for twice.
@WeicheTest
class TotalsTest {
    private final Totals totals;
    private final TransactionTemplate transaction;
    private final Api api;

    TotalsTest(DSLContext db, TransactionTemplate transaction, TestAccounts accounts) {
        this.totals = new Totals(db, transaction);
        this.transaction = transaction;
        this.api = accounts.open();
    }

    @AfterEach
    void end() {
        totals.destroy();
    }

    private void company() {
        api.post("/companies", "{\"title\":\"Holm\"}").is(201);
    }

    /// @param seconds for each row
    private long total(double seconds) {
        var account = api.account();
        var wanted = COMPANY.ACCOUNT_ID
                .eq(account.value())
                .and(DSL.function("pg_sleep", Object.class, DSL.inline(seconds)).isNotNull());
        return CurrentAccount.callAs(
                account, () -> Objects.requireNonNull(transaction.execute(_ -> totals.of(COMPANY, wanted))));
    }

    @Test
    void aSlowTotalIsRememberedAndCountedAnewWithoutAnybodyWaiting() throws InterruptedException {
        company();
        assertThat(total(0.03)).isEqualTo(1);
        company();
        assertThat(total(0.03)).as("nobody waits for it").isEqualTo(1);
        await(0.03, "counted anew in the background");
    }

    /// On a busy machine a count may take so long that it is kept for the whole minute.
    private void await(double seconds, String what) throws InterruptedException {
        var patience = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (total(seconds) != 2) {
            assertThat(System.nanoTime()).as(what).isLessThan(patience);
            Thread.sleep(100);
        }
    }

    @Test
    void aQuickTotalIsAlwaysCounted() throws InterruptedException {
        company();
        assertThat(total(0)).isEqualTo(1);
        company();
        await(0, "counted once more");
    }
}
