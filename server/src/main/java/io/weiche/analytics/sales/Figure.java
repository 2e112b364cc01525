package io.weiche.analytics.sales;

import io.weiche.access.FieldGroup;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// What is known of some records together.
///
/// @param amount in the account's currency; null for whoever sees no amounts
/// @param expected the same, each by its chance of success; whole where nobody has said one
/// @param withoutRate how many amounts are missing, because no rate is known
/// @param meanSeconds from being created to being closed; null where none is closed, and where those still open are
/// among them
/// @param medianSeconds half of them took less
public record Figure(
        long count,
        @Nullable BigDecimal amount,
        @Nullable BigDecimal expected,
        long withoutRate,
        @Nullable Long meanSeconds,
        @Nullable Long medianSeconds) {
    public static final Figure NONE = new Figure(0, BigDecimal.ZERO, BigDecimal.ZERO, 0, null, null);

    public Figure {
        amount = amount == null ? null : amount.setScale(2, RoundingMode.HALF_UP);
        expected = expected == null ? null : expected.setScale(2, RoundingMode.HALF_UP);
    }

    /// As the current user sees it. Months are kept with their amounts, whoever asked first.
    Figure seen() {
        return FieldGroup.AMOUNT.isSeen() ? this : new Figure(count, null, null, 0, meanSeconds, medianSeconds);
    }
}
