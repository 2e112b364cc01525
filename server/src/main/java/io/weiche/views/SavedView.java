package io.weiche.views;

import io.weiche.kernel.RecordKind;
import io.weiche.records.ListQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A list somebody wants to find again.
///
/// @param hiddenColumns how many of its columns the current user does not see
public record SavedView(long id, int version, RecordKind kind, long ownerId, Content content, int hiddenColumns) {

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
        ///
        /// @param hidden whether the current user does not see a field
        Content seen(Predicate<String> hidden) {
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

        /// With what somebody did not see of the view as it was before: they can neither want it nor drop it. A filter
        /// they changed is theirs as a whole.
        ///
        /// @param before all of it
        Content keepingUnseen(Content before, Predicate<String> hidden) {
            var seen = before.seen(hidden);
            return new Content(
                    name,
                    shared,
                    display,
                    columns.equals(seen.columns()) ? before.columns() : withUnseen(before.columns(), hidden),
                    pinned,
                    Objects.equals(filter, seen.filter()) ? before.filter() : filter,
                    search,
                    Objects.equals(sort, seen.sort()) ? before.sort() : sort);
        }

        /// Each at the place it had. Those the kind begins with are not chosen one by one.
        private List<Column> withUnseen(List<Column> before, Predicate<String> hidden) {
            var all = new ArrayList<>(columns);
            for (int at = 0; at < before.size() && !columns.isEmpty(); at++) {
                if (hidden.test(before.get(at).field())) {
                    all.add(Math.min(at, all.size()), before.get(at));
                }
            }
            return all;
        }
    }

    /// As the current user sees it.
    SavedView seen(Predicate<String> hidden) {
        var seen = content.seen(hidden);
        return new SavedView(
                id,
                version,
                kind,
                ownerId,
                seen,
                content.columns().size() - seen.columns().size());
    }

    public enum Display {
        BOARD,
        LIST
    }

    /// @param width in pixels; null: as wide as it likes
    public record Column(String field, @Nullable Integer width) {}
}
