package io.weiche.bitrix24.catalogue;

import io.weiche.offers.OfferStatus;
import java.util.Optional;
import java.util.stream.Stream;

/// What becomes of an offer, in the words of the original, spelt as it spells them.
public enum QuoteStatus {
    DRAFT(OfferStatus.DRAFT),
    SENT(OfferStatus.ISSUED),
    APPROVED(OfferStatus.ACCEPTED),
    DECLAINED(OfferStatus.DECLINED),
    /// A later version of it went out: the original does not know that.
    REPLACED(OfferStatus.REPLACED);

    private final OfferStatus ours;

    QuoteStatus(OfferStatus ours) {
        this.ours = ours;
    }

    public OfferStatus ours() {
        return ours;
    }

    public static QuoteStatus of(OfferStatus status) {
        return Stream.of(values()).filter(one -> one.ours == status).findFirst().orElseThrow();
    }

    public static Optional<QuoteStatus> find(String word) {
        return Stream.of(values())
                .filter(one -> one.name().equalsIgnoreCase(word.strip()))
                .findFirst();
    }

    /// Nothing more becomes of it.
    public boolean isClosed() {
        return this != DRAFT && this != SENT;
    }
}
