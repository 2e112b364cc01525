package io.weiche.requisites;

import org.jspecify.annotations.Nullable;

/// @param id null for one that is new
/// @param iban in its normal form, see [PaperNumbers]
public record BankAccount(
        @Nullable Long id,
        @Nullable String holder,
        @Nullable String bank,
        String iban,
        @Nullable String bic) {}
