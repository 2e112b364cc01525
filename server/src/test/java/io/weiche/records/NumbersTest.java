package io.weiche.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.kernel.AccountId;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/// Numbers that come from elsewhere, beside those of the sequence.
@WeicheTest
class NumbersTest {
    private final Numbers numbers;
    private final TransactionTemplate transaction;
    private final AccountId one;
    private final AccountId other;

    NumbersTest(Numbers numbers, TransactionTemplate transaction, TestAccounts accounts) {
        this.numbers = numbers;
        this.transaction = transaction;
        this.one = accounts.open().account();
        this.other = accounts.open().account();
    }

    private <T> T in(AccountId account, Supplier<T> work) {
        return CurrentAccount.callAs(account, () -> Objects.requireNonNull(transaction.execute(_ -> work.get())));
    }

    private long next(AccountId account) {
        return in(account, () -> numbers.open(RecordKind.COMPANY));
    }

    private long under(AccountId account, long number) {
        var wanted = new RecordRef(RecordKind.COMPANY, number);
        return in(account, () -> Numbers.wanting(wanted, () -> numbers.open(RecordKind.COMPANY)));
    }

    @Test
    void aNumberIsFreeInEveryAccountThatHasNothingUnderIt() {
        var taken = next(one);
        assertThat(in(one, () -> numbers.free(RecordKind.COMPANY, List.of(taken))))
                .isEmpty();
        assertThat(in(one, () -> numbers.free(RecordKind.CONTACT, List.of(taken))))
                .containsExactly(taken);
        assertThat(in(other, () -> numbers.free(RecordKind.COMPANY, List.of(taken, -1L, 0L))))
                .containsExactly(taken);
        assertThat(under(other, taken)).isEqualTo(taken);
        assertThat(in(other, () -> numbers.free(RecordKind.COMPANY, List.of(taken))))
                .isEmpty();
    }

    @Test
    void theSequenceNeverGivesWhatWasKeptAheadOfIt() {
        var ahead = next(one) + 1_000;
        assertThat(in(one, () -> numbers.free(RecordKind.COMPANY, List.of(ahead - 5, ahead))))
                .containsExactlyInAnyOrder(ahead - 5, ahead);
        assertThat(under(one, ahead)).isEqualTo(ahead);
        assertThat(next(one)).isGreaterThan(ahead);
        assertThat(next(other)).isGreaterThan(ahead);
    }

    @Test
    void aNumberFarAheadIsNotKeptBecauseAllAccountsShareTheSequence() {
        var before = next(one);
        assertThat(in(one, () -> numbers.free(RecordKind.COMPANY, List.of(before + 20_000_000, Long.MAX_VALUE))))
                .isEmpty();
        assertThat(next(one)).isLessThan(before + 10_000_000);
    }

    @Test
    void whoeverDrawsANumberSomebodyHasJustBroughtAlongGetsAnother() {
        var ahead = next(one) + 1;
        // drawn by one and registered by the other at the same time, as between a page that moves in and a colleague
        assertThat(under(one, ahead)).isEqualTo(ahead);
        assertThat(in(one, () -> numbers.open(RecordKind.COMPANY, 3)))
                .hasSize(3)
                .isSorted()
                .allMatch(number -> number > ahead);
        var again = next(one) + 1;
        under(one, again);
        assertThat(next(one)).isGreaterThan(again);
    }

    @Test
    void whatIsTakenMeanwhileIsAnotherNumberAndNoFailure() {
        var taken = next(one);
        assertThat(under(one, taken)).isNotEqualTo(taken);
    }

    @Test
    void onlyTheKindThatIsWantedTakesTheNumber() {
        var number = next(other);
        var wanted = new RecordRef(RecordKind.COMPANY, number);
        var contact = in(one, () -> Numbers.wanting(wanted, () -> numbers.open(RecordKind.CONTACT)));
        assertThat(in(one, () -> numbers.open(RecordKind.CONTACT, 3)))
                .hasSize(3)
                .isSorted()
                .allMatch(id -> id > contact);
    }
}
