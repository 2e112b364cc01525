package io.weiche.products;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Something the account sells.
///
/// @param code the account's own number of it
/// @param taxRate in per cent
/// @param taxIncluded whether the price has the tax in it
/// @param active offered for new rows
/// @param xmlId what another system calls it
public record Product(
        long id,
        int version,
        String name,
        @Nullable String code,
        @Nullable String unit,
        BigDecimal price,
        String currency,
        BigDecimal taxRate,
        boolean taxIncluded,
        boolean active,
        @Nullable String xmlId) {}
