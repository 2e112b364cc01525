package io.weiche.records.search;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// Which of the records found is probably meant: what was typed exactly, then what begins like it, then what contains
/// it or is a slip away. Among equals what is open comes before what is closed, and what happened lately before the
/// rest.
final class Ranking {
    private static final int EXACT = 0;
    private static final int BEGINS = 1;
    private static final int SIMILAR = 3;

    static final Comparator<Found> ORDER = Comparator.comparingInt(Found::distance)
            .thenComparing(found -> !found.open())
            .thenComparing(Found::lastActivityAt, Comparator.reverseOrder())
            .thenComparing(Found::kind)
            .thenComparing(Found::id, Comparator.reverseOrder());

    private Ranking() {}

    /// How far the words of a record are from those typed; 0 when all are there.
    static int distance(List<String> typed, Set<String> words) {
        return typed.stream().mapToInt(word -> nearest(word, words)).sum();
    }

    private static int nearest(String typed, Set<String> words) {
        if (words.contains(typed)) {
            return EXACT;
        }
        return words.stream().anyMatch(word -> word.startsWith(typed)) ? BEGINS : SIMILAR;
    }

    /// Whether a record that has just been written answers the question; what is older is found by its words.
    static boolean answers(List<String> typed, Set<String> words, boolean similarToo) {
        return typed.stream()
                .allMatch(wanted -> words.stream()
                        .anyMatch(word -> word.startsWith(wanted)
                                || similarToo && (word.contains(wanted) || SearchWords.similar(word, wanted))));
    }
}
