package io.weiche.records;

import java.util.List;

/// What part of a list is asked for by position: how the compatible interface pages.
///
/// @param order fields to order by, the most important first; the number of the record always comes last
/// @param counted whether the caller wants to know how many there are in all
public record SliceQuery(Filter filter, List<Order> order, long offset, int limit, boolean counted) {
    public SliceQuery {
        order = List.copyOf(order);
    }

    SliceQuery withoutFilter() {
        return new SliceQuery(Filter.NONE, order, offset, limit, counted);
    }

    public record Order(String field, boolean descending) {}
}
