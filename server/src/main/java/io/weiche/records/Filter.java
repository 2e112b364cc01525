package io.weiche.records;

import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/// Which records of a list somebody wants to see. Conditions nest without end, within the limits of [FilterJson].
public sealed interface Filter {
    Filter NONE = new AllOf(List.of());

    /// Matches no record. Every kind has the field `id`.
    Filter NOTHING = new Match("id", Operator.IN, List.of());

    /// As it is kept: what was understood of a filter, in the words of [FilterJson].
    default String json() {
        return FilterJson.write(this);
    }

    record AllOf(List<Filter> parts) implements Filter {
        public AllOf {
            parts = List.copyOf(parts);
        }
    }

    record AnyOf(List<Filter> parts) implements Filter {
        public AnyOf {
            parts = List.copyOf(parts);
        }
    }

    record Match(String field, Operator operator, List<JsonNode> values) implements Filter {
        public Match {
            values = List.copyOf(values);
        }
    }

    /// Whether a condition concerns a field like this.
    default boolean concerns(Predicate<String> field) {
        return switch (this) {
            case AllOf(var parts) -> parts.stream().anyMatch(part -> part.concerns(field));
            case AnyOf(var parts) -> parts.stream().anyMatch(part -> part.concerns(field));
            case Match match -> field.test(match.field());
        };
    }

    /// The same without its conditions on fields like this.
    default Filter without(Predicate<String> field) {
        return switch (this) {
            case AllOf(var parts) -> new AllOf(others(parts, field));
            case AnyOf(var parts) -> new AnyOf(others(parts, field));
            case Match match -> field.test(match.field()) ? NONE : match;
        };
    }

    /// A group that says nothing any more is left out: any of nothing would be nothing.
    private static List<Filter> others(List<Filter> parts, Predicate<String> field) {
        return parts.stream()
                .map(part -> part.without(field))
                .filter(part -> !part.saysNothing())
                .toList();
    }

    private boolean saysNothing() {
        return this instanceof AllOf(var parts) && parts.isEmpty() || this instanceof AnyOf(var any) && any.isEmpty();
    }

    enum Operator {
        IS("is"),
        IS_NOT("isNot"),
        IN("in"),
        NOT_IN("notIn"),
        /// Of fields that may hold several values: every one of these is among them.
        HAS_ALL("hasAll"),
        CONTAINS("contains"),
        NOT_CONTAINS("notContains"),
        /// The value is a pattern with `%` for any text and `_` for any character.
        LIKE("like"),
        NOT_LIKE("notLike"),
        AT_LEAST("atLeast"),
        AT_MOST("atMost"),
        LESS_THAN("lessThan"),
        MORE_THAN("moreThan"),
        FILLED("filled"),
        EMPTY("empty"),
        /// The value is a span that moves with the calendar, see [RelativeDates].
        WITHIN("within");

        private final String word;

        Operator(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        boolean needsNoValue() {
            return this == FILLED || this == EMPTY;
        }

        boolean takesMany() {
            return this == IN || this == NOT_IN || this == HAS_ALL;
        }
    }
}
