package io.weiche.imports;

import io.weiche.fields.CustomField;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// The value of a field the account has added, from a cell.
final class CustomCell {
    static final Set<String> YES = Set.of("ja", "yes", "true", "wahr", "1", "x", "j", "y");
    static final Set<String> NO = Set.of("nein", "no", "false", "falsch", "0", "n", "-");

    private static final Pattern SEVERAL = Pattern.compile("[;,\\n|]");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private CustomCell() {}

    /// @throws Unreadable when no value of the field is written so
    static @Nullable JsonNode read(CustomField field, String cell, Dictionary.Words words) {
        JsonNode value = switch (field.type()) {
            case TEXT, LINK -> JSON.stringNode(cell);
            case NUMBER, MONEY ->
                JSON.stringNode(Numbers.read(cell, words.decimal()).toPlainString());
            case DATE -> JSON.stringNode(Dates.read(cell, words.monthFirst()).toString());
            case BOOLEAN -> JSON.booleanNode(bool(cell));
            case USER -> JSON.numberNode(user(cell, words));
            case LIST -> JSON.numberNode(option(field, cell));
            case MULTI_LIST -> options(field, cell);
            case FILE -> throw new IllegalStateException("a table holds no files");
        };
        return words.custom().read(field, value);
    }

    private static boolean bool(String cell) {
        var word = cell.strip().toLowerCase(Locale.ROOT);
        if (YES.contains(word)) {
            return true;
        }
        if (NO.contains(word)) {
            return false;
        }
        throw new Unreadable(null, "not-yes-or-no", null);
    }

    private static long user(String cell, Dictionary.Words words) {
        var user = words.user(cell);
        if (user == null) {
            throw new Unreadable(null, "unknown-user", null);
        }
        return user;
    }

    private static long option(CustomField field, String word) {
        var key = Dictionary.Words.key(word);
        return field.options().stream()
                .filter(option -> !option.archived()
                        && Dictionary.Words.key(option.label()).equals(key))
                .map(CustomField.Option::id)
                .findFirst()
                .orElseThrow(() -> new Unreadable(null, "unknown-option", word));
    }

    private static JsonNode options(CustomField field, String cell) {
        var chosen = JSON.arrayNode();
        for (var word : SEVERAL.split(cell)) {
            if (!word.isBlank()) {
                chosen.add(option(field, word));
            }
        }
        return chosen;
    }
}
