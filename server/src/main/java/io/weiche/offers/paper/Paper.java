package io.weiche.offers.paper;

import io.weiche.offers.OfferContent;
import io.weiche.offers.OfferSums;
import io.weiche.offers.Sender;
import org.jspecify.annotations.Nullable;

/// All that a paper says.
///
/// @param id the same offer makes the same bytes
/// @param number null: a draft, and the paper says so
/// @param replaces number of the offer it is a new version of
public record Paper(
        long id,
        @Nullable String number,
        @Nullable String replaces,
        Sender sender,
        OfferContent content,
        OfferSums sums,
        String currency) {}
