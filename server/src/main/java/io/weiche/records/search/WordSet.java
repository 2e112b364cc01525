package io.weiche.records.search;

import java.util.List;

/// A word somebody typed, and the words of the account that may be meant by it.
///
/// @param meant some of them, nearest first: enough to find records by
record WordSet(String typed, List<String> meant) {
    WordSet {
        meant = List.copyOf(meant);
    }

    /// Those that do not begin with what was typed.
    List<String> others() {
        return meant.stream().filter(word -> !word.startsWith(typed)).toList();
    }
}
