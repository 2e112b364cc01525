package io.weiche.calls;

import org.jspecify.annotations.Nullable;

/// Which calls somebody wants to see.
///
/// @param mine only those the current user spoke in or is responsible for
public record CallFilter(
        @Nullable CallDirection direction,
        @Nullable CallState state,
        @Nullable Long lineId,
        boolean mine) {}
