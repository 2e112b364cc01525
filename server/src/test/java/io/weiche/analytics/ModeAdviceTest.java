package io.weiche.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.modes.Mode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What speaks for which mode, on both sides of where it changes.
class ModeAdviceTest {
    /// Of 90 days, so that three inquiries are one a month.
    private static final Period QUARTER =
            new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 3, 31), ZoneId.of("Europe/Berlin"));

    private static ModeAdvice advice(long inquiries, long junk, long lostUnqualified, long known) {
        var numbers = new Numbers(
                inquiries,
                inquiries,
                0,
                0,
                0,
                0,
                lostUnqualified,
                inquiries - junk - lostUnqualified,
                junk,
                0,
                BigDecimal.ZERO,
                null);
        return ModeAdvice.of(
                Mode.SIMPLE,
                QUARTER,
                numbers,
                new ModeAdvice.Ends(junk, lostUnqualified, known, ModeAdvice.Skipped.NONE));
    }

    private static void assertReason(ModeAdvice advice, ModeAdvice.Kind kind, long value, Mode speaksFor) {
        assertThat(advice.reasons()).contains(new ModeAdvice.Reason(kind, value, speaksFor));
    }

    @ParameterizedTest
    @CsvSource({"179, 59, SIMPLE", "180, 60, CLASSIC"})
    void manyInquiriesAMonthSpeakForLeads(long inquiries, long monthly, Mode speaksFor) {
        assertReason(advice(inquiries, 0, 0, 0), ModeAdvice.Kind.INQUIRIES_A_MONTH, monthly, speaksFor);
    }

    @ParameterizedTest
    @CsvSource({"29, 0, 29, SIMPLE", "0, 29, 29, SIMPLE", "15, 15, 30, CLASSIC", "30, 0, 30, CLASSIC"})
    void muchThatIsSortedOutSpeaksForLeads(long junk, long lostUnqualified, long percent, Mode speaksFor) {
        assertReason(advice(100, junk, lostUnqualified, 0), ModeAdvice.Kind.SORTED_OUT, percent, speaksFor);
    }

    @ParameterizedTest
    @CsvSource({"49, 49, CLASSIC", "50, 50, SIMPLE"})
    void manyKnownCustomersSpeakAgainstLeads(long known, long percent, Mode speaksFor) {
        assertReason(advice(100, 0, 0, known), ModeAdvice.Kind.KNOWN_CUSTOMERS, percent, speaksFor);
    }

    /// Two of the three.
    @ParameterizedTest
    @CsvSource({
        // few, hardly anything sorted out, all known
        "20, 0, 20, SIMPLE",
        // only that they are new
        "20, 0, 0, SIMPLE",
        // and that half of it is sorted out
        "20, 10, 0, CLASSIC",
        // many and new, nothing sorted out
        "180, 0, 0, CLASSIC",
        "179, 0, 0, SIMPLE",
        // many and sorted out, all known
        "180, 90, 180, CLASSIC"
    })
    void theModeMostReasonsSpeakForFits(long inquiries, long junk, long known, Mode fits) {
        assertThat(advice(inquiries, junk, 0, known).fits()).isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource({"0,", "19,", "20, CLASSIC"})
    void nothingFitsBeforeThereIsEnoughToSaySo(long inquiries, @Nullable Mode fits) {
        assertThat(advice(inquiries, inquiries, 0, 0).fits()).isEqualTo(fits);
    }

    @Test
    void asManyComeToNothingInEitherMode() {
        // 20 cases: 5 qualified, of which 2 won and 1 lost; 4 junk, 3 lost before anybody had qualified them
        var numbers = new Numbers(22, 20, 2, 0, 5, 2, 4, 10, 5, 0, BigDecimal.ZERO, null);
        var advice =
                ModeAdvice.of(Mode.SIMPLE, QUARTER, numbers, new ModeAdvice.Ends(4, 3, 0, ModeAdvice.Skipped.NONE));
        assertThat(advice.classic()).isEqualTo(new ModeAdvice.Funnel(20L, 5, 5, 2, 1, 7, 40L));
        assertThat(advice.simple()).isEqualTo(new ModeAdvice.Funnel(null, 20, 5, 2, 4, 4, 10L));
        assertReason(advice, ModeAdvice.Kind.SORTED_OUT, 36, Mode.CLASSIC);
    }

    @Test
    void whatSkippedTheLeadIsADealInBothModes() {
        var numbers = new Numbers(22, 20, 2, 0, 5, 2, 4, 10, 5, 0, BigDecimal.ZERO, null);
        // of 20 cases 6 skipped it: 4 that nobody has qualified, 2 of these were lost
        var skipped = new ModeAdvice.Skipped(6, 4, 2);
        var advice = ModeAdvice.of(Mode.CLASSIC, QUARTER, numbers, new ModeAdvice.Ends(4, 3, 0, skipped));
        assertThat(advice.classic()).isEqualTo(new ModeAdvice.Funnel(14L, 9, 5, 2, 3, 5, 22L));
        assertThat(advice.simple()).isEqualTo(new ModeAdvice.Funnel(null, 20, 5, 2, 4, 4, 10L));
    }
}
