package io.weiche.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.weiche.kernel.BadInput;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.ToLongFunction;
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
    public record Total(long value, boolean exact) {
        /// @param counted not further than [#COUNT_TO]
        public static Total counted(int counted) {
            return counted(counted, COUNT_TO);
        }

        /// @param counted not further than to `end`
        public static Total counted(int counted, int end) {
            return new Total(Math.min(counted, end - 1), counted < end);
        }
    }

    /// Counting ends here: whoever counts so many says that there are more.
    public static final int COUNT_TO = 10_001;

    /// Where counting ends when each record is looked up in another table.
    public static final int COUNT_LOOKED_UP_TO = 1_001;

    /// The first page tells how many there are in all; later ones would only count the same again.
    ///
    /// @param shown on this page
    /// @param count how many there are, counted no further than [#COUNT_TO]
    public static @Nullable Total total(@Nullable String cursor, int shown, boolean more, IntSupplier count) {
        if (cursor != null && !cursor.isEmpty()) {
            return null;
        }
        return more ? Total.counted(count.getAsInt()) : new Total(shown, true);
    }

    public static <T> Page<T> whole(List<T> items) {
        return new Page<>(items, null, new Total(items.size(), true));
    }

    /// Of a list that is small enough to be read whole: all of it, unless somebody asks for parts.
    ///
    /// @param id what a cursor names: the last one of the part before
    /// @param limit null: everything
    /// @throws BadInput when the limit is out of range, or the cursor is none of this list
    public static <T> Page<T> part(
            List<T> all, ToLongFunction<T> id, @Nullable Integer limit, @Nullable String cursor) {
        var from = cursor == null || cursor.isEmpty() ? 0 : after(all, id, cursor);
        var to = limit == null ? all.size() : Math.min(all.size(), from + Limits.of(limit));
        var next = to < all.size() ? Long.toString(id.applyAsLong(all.get(to - 1))) : null;
        return new Page<>(all.subList(from, to), next, new Total(all.size(), true));
    }

    private static <T> int after(List<T> all, ToLongFunction<T> id, String cursor) {
        for (int i = 0; i < all.size(); i++) {
            if (cursor.equals(Long.toString(id.applyAsLong(all.get(i))))) {
                return i + 1;
            }
        }
        throw BadInput.of("cursor", "malformed", "This cursor does not belong to this list.");
    }

    public <R> Page<R> map(Function<List<T>, List<R>> mapper) {
        return new Page<>(mapper.apply(items), nextCursor, total);
    }
}
