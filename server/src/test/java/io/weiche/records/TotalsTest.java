package io.weiche.records;

import static io.weiche.db.tables.Tables.COMPANY;
import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.accounts.Accounts;
import io.weiche.kernel.CurrentAccount;
import io.weiche.testing.Api;
import io.weiche.testing.Patience;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/// What takes long to count is not waited for twice.
@WeicheTest
class TotalsTest {
    private final Totals totals;
    private final Slices slices;
    private final TransactionTemplate transaction;
    private final Api api;

    TotalsTest(
            DSLContext db,
            TransactionTemplate transaction,
            TestAccounts tests,
            Accounts accounts,
            Remembered remembered) {
        this.totals = new Totals(db, transaction);
        this.slices = new Slices(db, new AccountDay(db, accounts), remembered, totals);
        this.transaction = transaction;
        this.api = tests.open();
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
        return in(() -> totals.of(COMPANY, slow(seconds)));
    }

    private Condition slow(double seconds) {
        // of companies of others the database would sleep too, if it liked to ask that first
        return DSL.case_()
                .when(
                        COMPANY.ACCOUNT_ID.eq(api.account().value()),
                        DSL.field(DSL.function("pg_sleep", Object.class, DSL.inline(seconds))
                                .isNotNull()))
                .otherwise(DSL.inline(false))
                .isTrue();
    }

    private <T> T in(Supplier<T> work) {
        return CurrentAccount.callAs(api.account(), () -> Objects.requireNonNull(transaction.execute(_ -> work.get())));
    }

    /// @param offset of a page of one
    private long totalOfPage(int offset) {
        var query = new SliceQuery(Filter.NONE, List.of(), offset, 1, true);
        return in(() -> slices.read(COMPANY, COMPANY.ID, List.of(), slow(0.03), query, rows -> rows))
                .total();
    }

    @Test
    void theFirstPageSaysExactlyHowManyThereAre() {
        company();
        company();
        company();
        assertThat(totalOfPage(0)).isEqualTo(3);
        company();
        assertThat(totalOfPage(0)).as("programs reckon their pages from it").isEqualTo(4);
        assertThat(totalOfPage(1)).as("known from the first page").isEqualTo(4);
        company();
        assertThat(totalOfPage(1)).as("not counted with every page").isEqualTo(4);
    }

    @Test
    void whoAsksTheSameInTheMeantimeWaitsForTheCountThatIsUnderWay() throws InterruptedException {
        company();
        var first = CompletableFuture.supplyAsync(() -> total(4));
        Thread.sleep(2_000);
        company();
        assertThat(total(4)).as("it began before").isEqualTo(1);
        assertThat(first.join()).isEqualTo(1);
    }

    @Test
    void whatTakesSecondsToCountIsRenewedBeforeItIsForgotten() {
        var second = Duration.ofSeconds(1).toNanos();
        assertThat(Totals.isOld(31 * second, 10 * second)).isTrue();
        assertThat(Totals.isOld(29 * second, 10 * second)).isFalse();
        assertThat(Totals.isOld(3 * second, second / 10)).isTrue();
        assertThat(Totals.isOld(second / 2, 1)).isFalse();
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
    private void await(double seconds, String what) {
        Patience.await(what, () -> total(seconds) == 2);
    }

    @Test
    void aQuickTotalIsAlwaysCounted() throws InterruptedException {
        company();
        assertThat(total(0)).isEqualTo(1);
        company();
        await(0, "counted once more");
    }
}
