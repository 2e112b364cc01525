package io.weiche.bitrix24.list;

import io.weiche.bitrix24.wire.PhpArray;
import io.weiche.bitrix24.wire.RestError;
import io.weiche.bitrix24.wire.Scalars;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One part of a filter. All parts must hold.
///
/// @param field code in upper case
public record Condition(String field, Operator operator, List<JsonNode> values) {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,10})?");
    private static final int MOST = 200;
    private static final int MOST_VALUES = 1_000;

    public Condition {
        values = List.copyOf(values);
    }

    /// @param filter as it came: names with prefixes, each with a value or a list of values
    /// @throws RestError when a value is a list of lists, or there is too much of it
    public static List<Condition> of(Map<String, JsonNode> filter) {
        if (filter.size() > MOST) {
            throw RestError.invalidArgument("Invalid filter: too many conditions");
        }
        return filter.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue()))
                .toList();
    }

    /// @param key name with its prefix
    public static Condition of(String key, JsonNode value) {
        var prefixed = Operator.Prefixed.of(key.strip());
        var field = key.strip().substring(prefixed.prefix().length()).toUpperCase(Locale.ROOT);
        var condition = new Condition(field, prefixed.operator(), PhpArray.elements(value));
        if (condition.values.stream().anyMatch(PhpArray::is) || condition.values.size() > MOST_VALUES) {
            throw condition.invalid();
        }
        if (condition.operator.compares() && condition.values.size() != 1) {
            throw condition.invalid();
        }
        return condition;
    }

    /// The same of a field that goes by another name.
    public Condition about(String otherField) {
        return new Condition(otherField, operator, values);
    }

    /// The same by another comparison.
    public Condition by(Operator otherOperator) {
        return new Condition(field, otherOperator, values);
    }

    /// The only value of a comparison.
    public JsonNode value() {
        return values.getFirst();
    }

    /// Whether the condition holds for a value we have at hand: of a dictionary, of a short list.
    ///
    /// @param actual as the wire shows it; null and empty are the same
    public boolean holds(@Nullable String actual) {
        var text = actual == null ? "" : actual;
        if (operator.compares()) {
            return compares(text, Scalars.text(value()));
        }
        return values.stream().anyMatch(value -> matches(text, value)) != operator.negates();
    }

    /// The same for a flag, which may be asked for as Y and N, 1 and 0, true and false.
    public boolean holds(boolean actual) {
        if (operator.compares() || operator.searches()) {
            throw invalid();
        }
        return values.stream().map(Scalars::flag).anyMatch(flag -> flag != null && flag == actual)
                != operator.negates();
    }

    private boolean matches(String actual, JsonNode value) {
        var wanted = Scalars.text(value).toUpperCase(Locale.ROOT);
        if (operator == Operator.LIKE || operator == Operator.NOT_LIKE) {
            return like(actual.toUpperCase(Locale.ROOT), wanted.split("%", -1));
        }
        if (operator.searches()) {
            return actual.toUpperCase(Locale.ROOT).contains(wanted);
        }
        return Scalars.isEmpty(value) ? actual.isEmpty() : order(actual, wanted) == 0;
    }

    /// @param parts what stands between the per cent signs
    private static boolean like(String actual, String[] parts) {
        var first = parts[0];
        var last = parts[parts.length - 1];
        if (parts.length == 1) {
            return actual.equals(first);
        }
        if (!actual.startsWith(first) || actual.length() < first.length() + last.length()) {
            return false;
        }
        int from = first.length();
        for (int i = 1; i < parts.length - 1; i++) {
            int found = actual.indexOf(parts[i], from);
            if (found < 0) {
                return false;
            }
            from = found + parts[i].length();
        }
        return actual.length() - last.length() >= from && actual.endsWith(last);
    }

    private boolean compares(String actual, String wanted) {
        if (wanted.isEmpty() || actual.isEmpty()) {
            return false;
        }
        int order = order(actual, wanted);
        return switch (operator) {
            case MORE -> order > 0;
            case AT_LEAST -> order >= 0;
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            default -> throw new IllegalStateException("no comparison: " + operator);
        };
    }

    /// Numbers by size and first, all else by letters.
    static int order(String one, String other) {
        var number = number(one);
        var otherNumber = number(other);
        if (number != null && otherNumber != null) {
            return number.compareTo(otherNumber);
        }
        if (number == null && otherNumber == null) {
            return one.compareToIgnoreCase(other);
        }
        return number == null ? 1 : -1;
    }

    private static @Nullable BigDecimal number(String text) {
        return NUMBER.matcher(text).matches() ? new BigDecimal(text) : null;
    }

    /// The field cannot be filtered by. Left out silently, the filter would give records nobody asked for.
    public RestError notAllowed() {
        return RestError.invalidArgument("Invalid filter: field '" + shownField() + "' is not allowed in filter");
    }

    public RestError invalid() {
        return RestError.invalidArgument("Invalid filter: field '" + shownField() + "' has invalid value");
    }

    private String shownField() {
        return field.substring(0, Math.min(field.length(), 100));
    }
}
