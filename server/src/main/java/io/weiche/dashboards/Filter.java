package io.weiche.dashboards;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What whoever looks at a dashboard narrows all tiles to. What a tile says itself goes before.
///
/// @param span null: as the dashboard says, unless there are days
/// @param from with `to`: days of the account's calendar, instead of a span
/// @param only keys that what is counted must have
public record Filter(
        @Nullable Span span,
        @Nullable String from,
        @Nullable String to,
        Map<By, String> only) {
    public static final Filter NONE = new Filter(null, null, null, Map.of());

    public Filter {
        only = Map.copyOf(only);
    }
}
