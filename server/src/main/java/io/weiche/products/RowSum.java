package io.weiche.products;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// What a row comes to. Everything is exact until the end; each row is rounded once, half up, as its currency is, so
/// that the rows of a paper add up to its foot. The client reckons the same (`features/products/sums.ts`).
///
/// @param net without tax
/// @param total with tax
public record RowSum(BigDecimal net, BigDecimal total) {
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final int EXTRA_DIGITS = 20;

    /// @param digits decimals of the currency
    public static RowSum of(
            BigDecimal quantity,
            BigDecimal price,
            @Nullable BigDecimal discountPercent,
            @Nullable BigDecimal discountAmount,
            BigDecimal taxRate,
            boolean taxIncluded,
            int digits) {
        var unit = discountAmount != null
                ? price.subtract(discountAmount)
                : discountPercent != null
                        ? price.multiply(HUNDRED.subtract(discountPercent)).movePointLeft(2)
                        : price;
        var base = unit.multiply(quantity);
        var factor = HUNDRED.add(taxRate).movePointLeft(2);
        return taxIncluded
                ? new RowSum(
                        base.divide(factor, EXTRA_DIGITS, RoundingMode.HALF_UP).setScale(digits, RoundingMode.HALF_UP),
                        rounded(base, digits))
                : new RowSum(rounded(base, digits), rounded(base.multiply(factor), digits));
    }

    private static BigDecimal rounded(BigDecimal value, int digits) {
        return value.setScale(digits, RoundingMode.HALF_UP);
    }
}
