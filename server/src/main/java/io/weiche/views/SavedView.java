package io.weiche.views;

import io.weiche.access.FieldGroup;
import io.weiche.kernel.RecordKind;
import io.weiche.records.ListQuery;
import java.util.List;
import java.util.function.Predicate;
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

        /// Without what the current user does not see of its fields. What is left may show more records: those that it
        /// would leave out would tell of what is hidden.
        Content seen(RecordKind kind) {
            Predicate<String> hidden = field -> FieldGroup.hides(kind, field);
            var asked = ListQuery.of(filter, search, sort, null, null).filter();
            var rest = asked.concerns(hidden) ? asked.without(hidden).json() : filter;
            return new Content(
                    name,
                    shared,
                    display,
                    columns.stream()
                            .filter(column -> !hidden.test(column.field()))
                            .toList(),
                    pinned,
                    rest,
                    search,
                    sort != null && hidden.test(sort.replaceFirst("^-", "")) ? null : sort);
        }
    }

    /// As the current user sees it.
    SavedView seen() {
        return new SavedView(id, version, kind, ownerId, content.seen(kind));
    }

    public enum Display {
        BOARD,
        LIST
    }

    /// @param width in pixels; null: as wide as it likes
    public record Column(String field, @Nullable Integer width) {}
}
