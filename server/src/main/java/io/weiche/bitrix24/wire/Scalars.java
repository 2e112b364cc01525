package io.weiche.bitrix24.wire;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Single values as programs send them: numbers as texts, flags in five spellings.
public final class Scalars {
    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,18}");
    private static final int MAX_DIGITS = 40;

    private Scalars() {}

    /// @param node no object and no list
    public static String text(JsonNode node) {
        if (node.isNull()) {
            return "";
        }
        if (node.isBoolean()) {
            return node.booleanValue() ? "1" : "";
        }
        if (node.isNumber()) {
            var number = node.decimalValue();
            return Math.abs(number.scale()) > MAX_DIGITS ? number.toString() : number.toPlainString();
        }
        return node.asString();
    }

    /// @return null when it is no whole number of at most 18 digits
    public static @Nullable Long integer(JsonNode node) {
        if (PhpArray.is(node)) {
            return null;
        }
        var text = text(node).strip();
        return INTEGER.matcher(text).matches() ? Long.valueOf(text) : null;
    }

    /// @return null when it is no number, or one nobody means
    public static @Nullable BigDecimal decimal(JsonNode node) {
        var text = PhpArray.is(node) ? "" : text(node).strip();
        try {
            var number = text.length() > MAX_DIGITS ? null : new BigDecimal(text);
            return number == null || Math.abs((long) number.scale()) > MAX_DIGITS ? null : number;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /// Y, 1, true – N, 0, false and nothing at all.
    ///
    /// @return null when it is neither
    public static @Nullable Boolean flag(JsonNode node) {
        return PhpArray.is(node)
                ? null
                : switch (text(node).strip().toLowerCase(Locale.ROOT)) {
                    case "y", "1", "true", "yes" -> true;
                    case "n", "0", "false", "no", "", "null" -> false;
                    default -> null;
                };
    }

    /// How filters say that a field is empty.
    public static boolean isEmpty(JsonNode node) {
        if (PhpArray.is(node)) {
            return false;
        }
        var text = text(node);
        return text.isEmpty() || text.equals("null") || text.equals("false");
    }
}
