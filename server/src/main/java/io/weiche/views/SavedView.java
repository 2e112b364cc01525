package io.weiche.views;

import io.weiche.kernel.RecordKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A list somebody wants to find again.
public record SavedView(long id, int version, RecordKind kind, long ownerId, Content content) {

    /// @param columns in their order; none: those the kind begins with
    /// @param pinned how many of the first columns stay in sight
    /// @param filter JSON as lists take it; null for all
    public record Content(
            String name,
            boolean shared,
            @Nullable Display display,
            List<Column> columns,
            int pinned,
            @Nullable String filter,
            @Nullable String search,
            @Nullable String sort) {
        public Content {
            columns = List.copyOf(columns);
        }
    }

    public enum Display {
        BOARD,
        LIST
    }

    /// @param width in pixels; null: as wide as it likes
    public record Column(String field, @Nullable Integer width) {}
}
