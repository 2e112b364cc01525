package io.weiche.forms;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// If some fields hold something, others are shown, hidden, required or not.
///
/// @param all whether all conditions must hold, or one of them
/// @param fields keys of those it acts on
public record FormRule(boolean all, List<Condition> conditions, Action action, List<String> fields) {
    public FormRule {
        conditions = List.copyOf(conditions);
        fields = List.copyOf(fields);
    }

    public enum Action {
        /// Shown only if.
        SHOW,
        HIDE,
        REQUIRE,
        OPTIONAL;

        /// Whether it decides about being seen, and with that about the value.
        boolean decidesVisibility() {
            return this == SHOW || this == HIDE;
        }
    }

    public enum Operator {
        FILLED,
        EMPTY,
        EQUALS,
        NOT_EQUALS,
        CONTAINS,
        GREATER,
        LESS;

        boolean comparesWithText() {
            return this != FILLED && this != EMPTY;
        }

        boolean comparesNumbers() {
            return this == GREATER || this == LESS;
        }
    }

    /// @param field key of the field that is looked at
    /// @param value what it is compared with
    public record Condition(
            String field, Operator operator, @Nullable String value) {}
}
