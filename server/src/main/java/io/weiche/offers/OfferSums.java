package io.weiche.offers;

import io.weiche.products.ProductRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/// What the positions come to. Each was rounded once, as in the deal, so the foot of the paper adds up to the cent:
/// the tax of a rate is what the positions with this rate have more with tax than without.
///
/// @param taxes the highest rate first
public record OfferSums(BigDecimal net, List<Tax> taxes, BigDecimal total) {
    public OfferSums {
        taxes = List.copyOf(taxes);
    }

    /// @param rate in per cent
    /// @param net what it is reckoned of
    public record Tax(BigDecimal rate, BigDecimal net, BigDecimal tax) {
        private static Tax of(ProductRow row) {
            return new Tax(row.taxRate(), row.net(), row.total().subtract(row.net()));
        }

        private Tax plus(Tax other) {
            return new Tax(rate, net.add(other.net), tax.add(other.tax));
        }
    }

    public static OfferSums of(List<ProductRow> positions) {
        var rates = new TreeMap<BigDecimal, Tax>(Comparator.reverseOrder());
        positions.forEach(row -> rates.merge(row.taxRate(), Tax.of(row), Tax::plus));
        return new OfferSums(
                positions.stream().map(ProductRow::net).reduce(BigDecimal.ZERO, BigDecimal::add),
                new ArrayList<>(rates.values()),
                positions.stream().map(ProductRow::total).reduce(BigDecimal.ZERO, BigDecimal::add));
    }
}
