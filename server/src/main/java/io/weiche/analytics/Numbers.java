package io.weiche.analytics;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// The figures of some inquiries. What each counts says [Measure].
///
/// @param withoutRate none for whoever sees no amounts
/// @param revenue of those won, in the account's currency; null for whoever sees no amounts
/// @param answerSeconds from the inquiry to its first answer, on average; null when none was answered
public record Numbers(
        long inquiries,
        long cases,
        long followUps,
        long answered,
        long qualified,
        long won,
        long lost,
        long open,
        long junk,
        long withoutRate,
        @Nullable BigDecimal revenue,
        @Nullable Long answerSeconds) {
    public static final Numbers NONE = new Numbers(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, BigDecimal.ZERO.setScale(2), null);

    /// For whoever does not see them.
    Numbers withoutAmounts() {
        return new Numbers(
                inquiries, cases, followUps, answered, qualified, won, lost, open, junk, 0, null, answerSeconds);
    }

    public long of(Measure measure) {
        return switch (measure) {
            case INQUIRIES -> inquiries;
            case CASES -> cases;
            case FOLLOW_UPS -> followUps;
            case ANSWERED -> answered;
            case QUALIFIED -> qualified;
            case WON -> won;
            case LOST -> lost;
            case OPEN -> open;
            case JUNK -> junk;
            case WITHOUT_RATE -> withoutRate;
        };
    }
}
