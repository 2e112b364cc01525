package io.weiche.privacy;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A table that holds something about people: which of its rows speak of one, and what becomes of them.
///
/// @param where which rows, with the parameters of a [Person]
/// @param erasing what erasing does with them
/// @param cleared columns that erasing empties, with what stands there afterwards
/// @param exported whether the person is told of them
record Place(String table, String where, Erasing erasing, Map<String, String> cleared, boolean exported) {
    /// What becomes of the rows.
    enum Erasing {
        /// they go
        DELETED,
        /// they go with the record they belong to
        CASCADED,
        /// they stay, without what they say about the person
        CLEARED
    }

    static Place deleted(String table, String where) {
        return new Place(table, where, Erasing.DELETED, Map.of(), true);
    }

    static Place cascaded(String table, String where) {
        return new Place(table, where, Erasing.CASCADED, Map.of(), true);
    }

    static Place cleared(String table, String where, Map<String, String> cleared) {
        return new Place(table, where, Erasing.CLEARED, cleared, true);
    }

    /// What only repeats other places, or what colleagues typed while they worked.
    Place untold() {
        return new Place(table, where, erasing, cleared, false);
    }

    /// Whether erasing reaches what a column holds.
    boolean reaches(String column) {
        return erasing != Erasing.CLEARED || cleared.containsKey(column);
    }

    static Map<String, String> emptied(String... columns) {
        return Stream.of(columns).collect(Collectors.toUnmodifiableMap(column -> column, _ -> "null"));
    }
}
