package io.weiche.offers.web;

import io.weiche.kernel.Money;
import io.weiche.offers.Offer;
import io.weiche.offers.OfferStatus;
import io.weiche.offers.OfferSums;
import io.weiche.offers.Offers;
import io.weiche.products.ProductRow;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An offer as the interface shows it.
///
/// @param number null: a draft
/// @param expired it is out, nobody has answered, and its time is over
/// @param language de or en
/// @param recipient name and address, line by line
/// @param positions as the rows of a deal
/// @param net of all positions, without tax
/// @param taxes by rate, the highest first
/// @param total of all positions, with tax
/// @param replacesId the offer it is a new version of
/// @param decidedOn when the customer accepted or declined
/// @param fileId its paper among the files of the deal, since it was kept there
record OfferPayload(
        long id,
        int version,
        long dealId,
        @Nullable String number,
        OfferStatus status,
        boolean expired,
        String language,
        LocalDate offeredOn,
        LocalDate validUntil,
        @Nullable String recipient,
        @Nullable String opening,
        @Nullable String closing,
        @Nullable String taxNote,
        String currency,
        List<ProductRow> positions,
        Money net,
        List<OfferTax> taxes,
        Money total,
        @Nullable Long replacesId,
        @Nullable String replacesNumber,
        @Nullable LocalDate decidedOn,
        @Nullable Long fileId,
        @Nullable OffsetDateTime issuedAt,
        @Nullable Long createdById,
        OffsetDateTime createdAt) {

    /// @param rate in per cent
    /// @param net what it is reckoned of
    record OfferTax(BigDecimal rate, Money net, Money tax) {
        static OfferTax of(OfferSums.Tax tax, String currency) {
            return new OfferTax(tax.rate(), new Money(tax.net(), currency), new Money(tax.tax(), currency));
        }
    }

    /// One of a list.
    ///
    /// @param expired it is out, nobody has answered, and its time is over
    record OfferLine(
            long id,
            int version,
            @Nullable String number,
            OfferStatus status,
            boolean expired,
            LocalDate offeredOn,
            LocalDate validUntil,
            Money total,
            @Nullable Long replacesId,
            @Nullable String replacesNumber,
            @Nullable LocalDate decidedOn) {
        static OfferLine of(Offer offer, LocalDate today) {
            return new OfferLine(
                    offer.id(),
                    offer.version(),
                    offer.number(),
                    offer.status(),
                    offer.expired(today),
                    offer.text().offeredOn(),
                    offer.text().validUntil(),
                    new Money(offer.total(), offer.currency()),
                    offer.replacesId(),
                    offer.replacesNumber(),
                    offer.decidedOn());
        }
    }

    static OfferPayload of(Offers.Whole whole) {
        var offer = whole.offer();
        var text = offer.text();
        var currency = offer.currency();
        return new OfferPayload(
                offer.id(),
                offer.version(),
                offer.dealId(),
                offer.number(),
                offer.status(),
                offer.expired(whole.today()),
                text.language().code(),
                text.offeredOn(),
                text.validUntil(),
                text.recipient(),
                text.opening(),
                text.closing(),
                text.taxNote(),
                currency,
                whole.content().positions(),
                new Money(offer.net(), currency),
                whole.sums().taxes().stream()
                        .map(tax -> OfferTax.of(tax, currency))
                        .toList(),
                new Money(offer.total(), currency),
                offer.replacesId(),
                offer.replacesNumber(),
                offer.decidedOn(),
                offer.fileId(),
                offer.issuedAt(),
                offer.createdById(),
                offer.createdAt());
    }
}
