package io.weiche.analytics.sales;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// What is known of some records together.
///
/// @param amount in the account's currency
/// @param expected the same, each by its chance of success; whole where nobody has said one
/// @param withoutRate how many amounts are missing, because no rate is known
/// @param meanSeconds from being created to being closed; null where none is closed, and where those still open are
/// among them
/// @param medianSeconds half of them took less
public record Figure(
        long count,
        BigDecimal amount,
        BigDecimal expected,
        long withoutRate,
        @Nullable Long meanSeconds,
        @Nullable Long medianSeconds) {
    public static final Figure NONE = new Figure(0, BigDecimal.ZERO, BigDecimal.ZERO, 0, null, null);

    public Figure {
        amount = amount.setScale(2, RoundingMode.HALF_UP);
        expected = expected.setScale(2, RoundingMode.HALF_UP);
    }
}
