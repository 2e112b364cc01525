package io.weiche.offers;

import io.weiche.products.ProductRow;
import java.util.List;

/// What a draft holds and an issued offer keeps.
///
/// @param positions in their order
public record OfferContent(OfferText text, List<ProductRow> positions) {
    public OfferContent {
        positions = List.copyOf(positions);
    }
}
