package io.weiche.records;

import io.weiche.kernel.Texts;
import io.weiche.web.Limits;
import org.jspecify.annotations.Nullable;

/// What a list is asked for.
///
/// @param search what somebody typed; empty means everything
/// @param sort code of a sortable field, with `-` before it for descending
/// @param cursor where the page before ended
public record ListQuery(
        Filter filter,
        @Nullable String search,
        @Nullable String sort,
        int limit,
        @Nullable String cursor) {
    private static final int MAX_SEARCH = 200;

    public static ListQuery of(
            @Nullable String filter,
            @Nullable String search,
            @Nullable String sort,
            @Nullable Integer limit,
            @Nullable String cursor) {
        return new ListQuery(
                FilterJson.parse(filter), Texts.line("q", search, MAX_SEARCH), sort, Limits.of(limit), cursor);
    }
}
