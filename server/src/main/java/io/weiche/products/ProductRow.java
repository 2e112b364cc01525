package io.weiche.products;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What is sold in a lead or deal. It keeps what it was sold as: later changes of the product do not reach it.
///
/// @param productId null for what is not in the catalogue, or not any more
/// @param price of one, before the discount
/// @param discountPercent at most one of the two discounts is given
/// @param discountAmount off the price of one
/// @param net of the row, without tax
/// @param total of the row, with tax
public record ProductRow(
        @Nullable Long productId,
        String name,
        @Nullable String unit,
        BigDecimal quantity,
        BigDecimal price,
        @Nullable BigDecimal discountPercent,
        @Nullable BigDecimal discountAmount,
        BigDecimal taxRate,
        boolean taxIncluded,
        BigDecimal net,
        BigDecimal total) {}
