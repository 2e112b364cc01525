package io.weiche.records.search;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Which words of the account may be meant by those somebody typed: first those that begin alike, then, when these find
/// too little, those a slip away and those that contain it.
@Component
class Meanings {
    private static final int SHORTEST_INNER = 3;
    /// With so many meanings nobody needs the words that only contain what was typed.
    private static final int ENOUGH = 3;

    private final SearchStore store;

    Meanings(SearchStore store) {
        this.store = store;
    }

    Map<String, Set<String>> beginning(Question question) {
        return question.words().isEmpty() ? Map.of() : distinct(store.beginning(looked(question)));
    }

    /// @param beginning what was found already
    Map<String, Set<String>> similar(Question question, Map<String, Set<String>> beginning) {
        var typed = looked(question);
        var meant = new HashMap<String, Set<String>>();
        typed.forEach(word -> meant.put(word, new LinkedHashSet<>(beginning.getOrDefault(word, Set.of()))));
        store.slips(typed)
                .forEach((word, some) -> some.stream()
                        .filter(other -> SearchWords.similar(other, word))
                        .forEach(other -> add(meant, word, other)));
        var inner = typed.stream()
                .filter(word -> word.length() >= SHORTEST_INNER && !word.chars().allMatch(Character::isDigit))
                .filter(word -> meant.getOrDefault(word, Set.of()).size() < ENOUGH)
                .toList();
        if (!inner.isEmpty()) {
            store.within(inner).forEach((word, some) -> some.forEach(other -> add(meant, word, other)));
        }
        return meant;
    }

    private static void add(Map<String, Set<String>> meant, String word, String other) {
        meant.computeIfAbsent(word, _ -> new LinkedHashSet<>()).add(other);
    }

    private static Map<String, Set<String>> distinct(Map<String, List<String>> words) {
        var sets = new HashMap<String, Set<String>>();
        words.forEach((word, some) -> sets.put(word, new LinkedHashSet<>(some)));
        return sets;
    }

    /// Single letters begin thousands of words; beside a longer one they are only checked.
    private static List<String> looked(Question question) {
        var longer = question.words().stream().filter(word -> word.length() > 1).toList();
        return longer.isEmpty() ? question.words() : longer;
    }

    /// The rarest first: records are looked for by that one. None when one of the words has no meaning.
    List<WordSet> sets(Question question, Map<String, Set<String>> meant) {
        var looked = looked(question);
        if (looked.stream().anyMatch(word -> meant.getOrDefault(word, Set.of()).isEmpty())) {
            return List.of();
        }
        var sets = looked.stream()
                .map(word -> new WordSet(word, List.copyOf(meant.getOrDefault(word, Set.of()))))
                .toList();
        var only = question.words().stream()
                .filter(word -> !looked.contains(word))
                .map(word -> new WordSet(word, List.of()));
        return Stream.concat(rarestFirst(sets).stream(), only).toList();
    }

    private List<WordSet> rarestFirst(List<WordSet> sets) {
        if (sets.size() < 2) {
            return sets;
        }
        var records = store.rarity(sets);
        return sets.stream()
                .sorted(Comparator.comparing((WordSet set) -> records.getOrDefault(set.typed(), Long.MAX_VALUE)))
                .toList();
    }
}
