package io.weiche.offers;

import io.weiche.accounts.Language;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What people write in an offer, beside its positions.
///
/// @param recipient name and address, line by line
/// @param taxNote why there is no tax, or what else must be said of it
public record OfferText(
        Language language,
        LocalDate offeredOn,
        LocalDate validUntil,
        @Nullable String recipient,
        @Nullable String opening,
        @Nullable String closing,
        @Nullable String taxNote) {
    /// Characters of each of the texts.
    public static final int LONGEST = 20_000;
}
