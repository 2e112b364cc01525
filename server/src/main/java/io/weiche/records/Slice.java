package io.weiche.records;

import java.util.List;

/// A part of a list by position.
///
/// @param total how many there are in all, of later parts of a very large list as they were a minute ago at most; never
/// so few that the next page is hidden; only those of the part when nobody asked for a count
public record Slice<T>(List<T> rows, long total) {
    public Slice {
        rows = List.copyOf(rows);
    }
}
