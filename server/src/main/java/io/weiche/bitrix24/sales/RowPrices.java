package io.weiche.bitrix24.sales;

import io.weiche.products.ProductRow;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// What one piece of a row costs, in the four ways programs know: with and without tax, with and without discount.
///
/// @param price with discount and tax
/// @param exclusive with discount, without tax
/// @param netto without both
/// @param brutto with tax, without discount
record RowPrices(
        BigDecimal price,
        BigDecimal exclusive,
        BigDecimal netto,
        BigDecimal brutto,
        BigDecimal discountRate,
        BigDecimal discountSum) {
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final int EXACT = 20;

    static RowPrices of(ProductRow row) {
        var factor = HUNDRED.add(row.taxRate()).movePointLeft(2);
        var reduced = reduced(row);
        var netto = row.taxIncluded() ? without(row.price(), factor) : row.price();
        var brutto = row.taxIncluded() ? row.price() : row.price().multiply(factor);
        var exclusive = row.taxIncluded() ? without(reduced, factor) : reduced;
        var price = row.taxIncluded() ? reduced : reduced.multiply(factor);
        return new RowPrices(
                rounded(price),
                rounded(exclusive),
                rounded(netto),
                rounded(brutto),
                rate(row, reduced),
                rounded(netto.subtract(exclusive)));
    }

    private static BigDecimal reduced(ProductRow row) {
        if (row.discountAmount() != null) {
            return row.price().subtract(row.discountAmount());
        }
        return row.discountPercent() == null
                ? row.price()
                : row.price().multiply(HUNDRED.subtract(row.discountPercent())).movePointLeft(2);
    }

    private static BigDecimal rate(ProductRow row, BigDecimal reduced) {
        if (row.discountPercent() != null) {
            return row.discountPercent().stripTrailingZeros();
        }
        return row.discountAmount() == null || row.price().signum() == 0
                ? BigDecimal.ZERO
                : rounded(row.price()
                        .subtract(reduced)
                        .multiply(HUNDRED)
                        .divide(row.price(), EXACT, RoundingMode.HALF_UP));
    }

    private static BigDecimal without(BigDecimal value, BigDecimal factor) {
        return value.divide(factor, EXACT, RoundingMode.HALF_UP);
    }

    private static BigDecimal rounded(BigDecimal value) {
        return value.setScale(2, RoundingMode.HALF_UP);
    }
}
