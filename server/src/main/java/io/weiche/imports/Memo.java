package io.weiche.imports;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// Remembers what words mean: a file names the same few stages and people in each of its rows.
final class Memo<T> {
    private static final int MOST = 1_000;

    private final Map<String, T> known = new HashMap<>();

    T of(String word, Function<String, T> meaning) {
        if (known.size() > MOST) {
            known.clear();
        }
        return known.computeIfAbsent(word, meaning);
    }
}
