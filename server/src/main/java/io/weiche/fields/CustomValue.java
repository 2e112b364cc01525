package io.weiche.fields;

import io.weiche.kernel.BadInput;
import io.weiche.kernel.Money;
import io.weiche.kernel.Texts;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Reads one value by the type of its field, into the one form in which it is stored.
final class CustomValue {
    static final int TEXT_LIMIT = 1000;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final BigDecimal NUMBER_LIMIT = new BigDecimal("1000000000000");
    private static final int EARLIEST_YEAR = 1800;
    private static final int LATEST_YEAR = 2999;
    private static final int MOST_CHOSEN = 200;

    private CustomValue() {}

    /// @param before the present value: an archived option stays where it is
    /// @return null for no value
    static @Nullable JsonNode read(
            CustomField field, JsonNode value, String path, String currency, @Nullable JsonNode before) {
        if (value.isNull() || value.isString() && value.stringValue().isBlank()) {
            return null;
        }
        return switch (field.type()) {
            case TEXT -> text(path, value);
            case NUMBER -> number(path, value, field.decimals() == null ? 0 : field.decimals());
            case MONEY -> money(path, value, currency);
            case DATE -> date(path, value);
            case LIST -> JSON.numberNode(option(field, path, value, before));
            case MULTI_LIST -> options(field, path, value, before);
            case BOOLEAN -> bool(path, value);
            case USER -> JSON.numberNode(id(path, value));
            case LINK -> link(path, value);
            case FILE -> file(path, value);
        };
    }

    private static @Nullable JsonNode text(String path, JsonNode value) {
        var line = Texts.line(path, requireText(path, value), TEXT_LIMIT);
        return line == null ? null : JSON.stringNode(line);
    }

    private static String requireText(String path, JsonNode value) {
        if (!value.isString()) {
            throw BadInput.of(path, "wrong-type", "This must be a text.");
        }
        return value.stringValue();
    }

    private static JsonNode number(String path, JsonNode value, int decimals) {
        if (!value.isNumber() && !value.isString() || value.asString().length() > 40) {
            throw BadInput.of(path, "wrong-type", "This must be a number.");
        }
        try {
            var number = new BigDecimal(value.asString());
            // a huge exponent would make the comparison below expensive
            if (Math.abs((long) number.scale()) > 40 || number.abs().compareTo(NUMBER_LIMIT) >= 0) {
                throw BadInput.of(path, "out-of-range", "The number is too large.");
            }
            var plain = number.stripTrailingZeros();
            if (plain.scale() > decimals) {
                throw BadInput.of(path, "too-many-decimals", "At most " + decimals + " decimals are allowed.");
            }
            return plain.scale() <= 0 ? JSON.numberNode(plain.longValueExact()) : JSON.numberNode(plain);
        } catch (NumberFormatException e) {
            throw BadInput.of(path, "wrong-type", "This must be a number.");
        }
    }

    private static JsonNode money(String path, JsonNode value, String currency) {
        var amount = value.isObject() ? value.path("value") : value;
        var named = value.path("currency");
        if (!amount.isNumber() && !amount.isString()
                || value.isObject() && !named.isMissingNode() && !named.isNull() && !named.isString()) {
            throw BadInput.of(path, "wrong-type", "This must be {value, currency}.");
        }
        var money = Money.of(path, amount.asString(), named.isString() ? named.stringValue() : currency);
        return JSON.objectNode().put("value", money.value()).put("currency", money.currency());
    }

    private static JsonNode date(String path, JsonNode value) {
        try {
            var date = LocalDate.parse(requireText(path, value));
            if (date.getYear() < EARLIEST_YEAR || date.getYear() > LATEST_YEAR) {
                throw BadInput.of(path, "out-of-range", "The year is out of range.");
            }
            return JSON.stringNode(date.toString());
        } catch (DateTimeParseException e) {
            throw BadInput.of(path, "not-a-date", "This must be a date like 2026-11-24.");
        }
    }

    private static long option(CustomField field, String path, JsonNode value, @Nullable JsonNode before) {
        var id = id(path, value);
        if (field.options().stream()
                .noneMatch(option -> option.id() == id && (!option.archived() || holds(before, id)))) {
            throw BadInput.of(path, "unknown-option", "The list has no such option.");
        }
        return id;
    }

    private static boolean holds(@Nullable JsonNode before, long id) {
        return before != null
                && (before.isArray()
                        ? before.valueStream().anyMatch(one -> one.longValue() == id)
                        : before.longValue() == id);
    }

    private static @Nullable JsonNode options(
            CustomField field, String path, JsonNode value, @Nullable JsonNode before) {
        if (!value.isArray() || value.size() > MOST_CHOSEN) {
            throw BadInput.of(path, "wrong-type", "This must be a list of numbers of options.");
        }
        var chosen = new TreeSet<Long>();
        for (var one : value) {
            chosen.add(option(field, path, one, before));
        }
        var list = JSON.arrayNode();
        chosen.forEach(list::add);
        return list.isEmpty() ? null : list;
    }

    private static JsonNode bool(String path, JsonNode value) {
        if (!value.isBoolean()) {
            throw BadInput.of(path, "wrong-type", "This must be true or false.");
        }
        return JSON.booleanNode(value.booleanValue());
    }

    private static long id(String path, JsonNode value) {
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() <= 0) {
            throw BadInput.of(path, "wrong-type", "This must be a number.");
        }
        return value.longValue();
    }

    /// Its name is looked up by whoever may look.
    private static JsonNode file(String path, JsonNode value) {
        return JSON.objectNode().put("id", id(path, value.isObject() ? value.path("id") : value));
    }

    /// Anything else than http and https could run or open something when it is clicked.
    private static @Nullable JsonNode link(String path, JsonNode value) {
        var line = Texts.line(path, requireText(path, value), TEXT_LIMIT);
        if (line == null) {
            return null;
        }
        try {
            var address = new URI(line);
            var scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
            if ((scheme.equals("http") || scheme.equals("https")) && address.getRawAuthority() != null) {
                return JSON.stringNode(line);
            }
        } catch (URISyntaxException e) {
            // refused below
        }
        throw BadInput.of(path, "not-a-link", "This must be an address that begins with https:// or http://.");
    }
}
