package io.weiche.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A part of a list.
///
/// @param nextCursor hands over to the next part; null at the end
/// @param total how many there are in all; null where nobody counts
public record Page<T>(
        List<T> items,
        @Nullable String nextCursor,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Total total) {

    /// @param exact false: there are at least this many
    public record Total(long value, boolean exact) {}

    public static <T> Page<T> whole(List<T> items) {
        return new Page<>(items, null, new Total(items.size(), true));
    }

    public <R> Page<R> map(Function<List<T>, List<R>> mapper) {
        return new Page<>(mapper.apply(items), nextCursor, total);
    }
}
