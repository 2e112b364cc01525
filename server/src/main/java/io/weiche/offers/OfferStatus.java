package io.weiche.offers;

/// What became of an offer. That its time is over is no state: the calendar says it.
public enum OfferStatus {
    /// it can be changed, and has no number
    DRAFT,
    /// it went out and never changes any more
    ISSUED,
    ACCEPTED,
    DECLINED,
    /// a later version of it went out
    REPLACED;

    /// The customer has it, whatever they said.
    public boolean isOut() {
        return this == ISSUED || this == ACCEPTED || this == DECLINED;
    }
}
