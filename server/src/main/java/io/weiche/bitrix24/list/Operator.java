package io.weiche.bitrix24.list;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// The comparison before the name of a field in a filter: `>=OPPORTUNITY`.
public enum Operator {
    EQUAL("", "="),
    NOT_EQUAL("!", "!="),
    MORE(">"),
    AT_LEAST(">="),
    LESS("<"),
    AT_MOST("<="),
    IN("@"),
    NOT_IN("!@"),
    CONTAINS("%"),
    NOT_CONTAINS("!%"),
    LIKE("=%", "%="),
    NOT_LIKE("!=%", "!%=");

    private final List<String> prefixes;

    Operator(String... prefixes) {
        this.prefixes = List.of(prefixes);
    }

    /// The operator with the longest prefix the key begins with, and that prefix.
    record Prefixed(Operator operator, String prefix) {
        private static final List<Prefixed> ALL = Arrays.stream(Operator.values())
                .flatMap(operator -> operator.prefixes.stream().map(prefix -> new Prefixed(operator, prefix)))
                .sorted(Comparator.comparing((Prefixed known) -> known.prefix().length())
                        .reversed())
                .toList();

        static Prefixed of(String key) {
            return ALL.stream()
                    .filter(known -> key.startsWith(known.prefix()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /// Compares sizes, of exactly one value.
    public boolean compares() {
        return this == MORE || this == AT_LEAST || this == LESS || this == AT_MOST;
    }

    /// True for values that are not what the filter names.
    public boolean negates() {
        return this == NOT_EQUAL || this == NOT_IN || this == NOT_CONTAINS || this == NOT_LIKE;
    }

    /// Looks into texts.
    public boolean searches() {
        return this == CONTAINS || this == NOT_CONTAINS || this == LIKE || this == NOT_LIKE;
    }
}
