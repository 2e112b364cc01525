package io.weiche.offers;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// An offer without its positions.
///
/// @param number null: a draft
/// @param net of all positions, without tax
/// @param total of all positions, with tax
/// @param replacesId the offer it is a new version of
/// @param sender who offers it; null: a draft
/// @param fileId where its paper lies among the files of the deal
/// @param decidedOn when the customer accepted or declined
public record Offer(
        long id,
        int version,
        long dealId,
        @Nullable String number,
        OfferStatus status,
        OfferText text,
        String currency,
        BigDecimal net,
        BigDecimal total,
        @Nullable Long replacesId,
        @Nullable String replacesNumber,
        @Nullable Sender sender,
        @Nullable Long fileId,
        @Nullable LocalDate decidedOn,
        @Nullable OffsetDateTime issuedAt,
        @Nullable Long createdById,
        OffsetDateTime createdAt,
        OffsetDateTime updatedAt) {

    /// Nobody has answered in time.
    public boolean expired(LocalDate today) {
        return status == OfferStatus.ISSUED && text.validUntil().isBefore(today);
    }
}
