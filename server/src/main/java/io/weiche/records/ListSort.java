package io.weiche.records;

import org.jooq.SortOrder;
import org.jspecify.annotations.Nullable;

/// The order of a list as it stands in addresses and cursors: a field, with `-` before it for descending.
///
/// @param text as it was asked for
/// @param by code of the field
record ListSort(String text, String by, SortOrder order) {
    private static final String DEFAULT = "-id";

    /// @param text null for the newest first
    static ListSort of(@Nullable String text) {
        var asked = text == null ? DEFAULT : text;
        return asked.startsWith("-")
                ? new ListSort(asked, asked.substring(1), SortOrder.DESC)
                : new ListSort(asked, asked, SortOrder.ASC);
    }
}
