package io.weiche.web;

import io.weiche.kernel.BadInput;
import io.weiche.kernel.Money;
import io.weiche.kernel.Texts;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A JSON object read field by field, for bodies in which an absent field differs from an explicit null (PATCH).
///
/// Every getter names the field in its error. [#refuseUnknown] at the end refuses what nobody asked for, so that a
/// misspelt or read-only field is never silently dropped.
public final class JsonBody {
    private static final int EARLIEST_YEAR = 1800;
    private static final int LATEST_YEAR = 2999;

    private final ObjectNode node;
    private final String path;
    private final Set<String> seen = new HashSet<>();

    private JsonBody(ObjectNode node, String path) {
        this.node = node;
        this.path = path;
    }

    public static JsonBody of(@Nullable JsonNode body) {
        if (body instanceof ObjectNode object) {
            return new JsonBody(object, "");
        }
        throw new Problem(ProblemType.MALFORMED_REQUEST, "The body must be a JSON object.");
    }

    /// @param path where the object stands in the body, for errors
    public static JsonBody of(ObjectNode part, String path) {
        return new JsonBody(part, path);
    }

    public boolean has(String field) {
        seen.add(field);
        return node.has(field);
    }

    private @Nullable JsonNode value(String field) {
        seen.add(field);
        var value = node.get(field);
        return value == null || value.isNull() ? null : value;
    }

    private String at(String field) {
        return path.isEmpty() ? field : path + "." + field;
    }

    public @Nullable String text(String field) {
        var value = value(field);
        if (value == null) {
            return null;
        }
        if (!value.isString()) {
            throw BadInput.of(at(field), "wrong-type", "This must be a text.");
        }
        return value.stringValue();
    }

    public @Nullable String line(String field, int limit) {
        return Texts.line(at(field), text(field), limit);
    }

    public String requireLine(String field, int limit) {
        var line = line(field, limit);
        if (line == null) {
            throw BadInput.required(at(field));
        }
        return line;
    }

    public @Nullable String block(String field) {
        return Texts.block(at(field), text(field));
    }

    public @Nullable Long id(String field) {
        var value = value(field);
        if (value == null) {
            return null;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() <= 0) {
            throw BadInput.of(at(field), "wrong-type", "This must be the number of a record.");
        }
        return value.longValue();
    }

    public @Nullable List<Long> ids(String field) {
        var value = value(field);
        if (value == null) {
            return null;
        }
        if (!value.isArray() || value.size() > 1000) {
            throw BadInput.of(at(field), "wrong-type", "This must be a list of at most 1,000 numbers.");
        }
        var ids = new ArrayList<Long>();
        for (var element : value) {
            if (!element.isIntegralNumber() || !element.canConvertToLong()) {
                throw BadInput.of(at(field), "wrong-type", "This must be a list of numbers.");
            }
            ids.add(element.longValue());
        }
        return ids;
    }

    public @Nullable List<String> texts(String field, int most) {
        var value = value(field);
        if (value == null) {
            return null;
        }
        if (!value.isArray() || value.size() > most || value.valueStream().anyMatch(element -> !element.isString())) {
            throw BadInput.of(at(field), "wrong-type", "This must be a list of at most " + most + " texts.");
        }
        return value.valueStream().map(JsonNode::stringValue).toList();
    }

    public @Nullable Integer integer(String field, int min, int max) {
        var value = value(field);
        if (value == null) {
            return null;
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < min || value.intValue() > max) {
            throw BadInput.of(
                    at(field), "out-of-range", "This must be a whole number from " + min + " to " + max + ".");
        }
        return value.intValue();
    }

    public @Nullable Boolean bool(String field) {
        var value = value(field);
        if (value == null) {
            return null;
        }
        if (!value.isBoolean()) {
            throw BadInput.of(at(field), "wrong-type", "This must be true or false.");
        }
        return value.booleanValue();
    }

    public <E extends Enum<E>> @Nullable E choice(String field, Class<E> type) {
        var text = text(field);
        if (text == null) {
            return null;
        }
        for (var constant : type.getEnumConstants()) {
            if (constant.name().equals(text.toUpperCase(Locale.ROOT))) {
                return constant;
            }
        }
        throw BadInput.of(at(field), "unknown-value", "Allowed are " + Arrays.toString(type.getEnumConstants()) + ".");
    }

    public <E extends Enum<E>> E requireChoice(String field, Class<E> type) {
        var choice = choice(field, type);
        if (choice == null) {
            throw BadInput.required(at(field));
        }
        return choice;
    }

    public @Nullable LocalDate date(String field) {
        var text = text(field);
        if (text == null) {
            return null;
        }
        try {
            var date = LocalDate.parse(text);
            refuseFarYear(field, date.getYear());
            return date;
        } catch (DateTimeParseException e) {
            throw BadInput.of(at(field), "not-a-date", "This must be a date like 2026-11-24.");
        }
    }

    public @Nullable OffsetDateTime time(String field) {
        var text = text(field);
        if (text == null) {
            return null;
        }
        try {
            var time = OffsetDateTime.parse(text);
            refuseFarYear(field, time.getYear());
            return time.withOffsetSameInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw BadInput.of(at(field), "not-a-time", "This must be a time with offset like 2026-11-24T09:30:00Z.");
        }
    }

    private void refuseFarYear(String field, int year) {
        if (year < EARLIEST_YEAR || year > LATEST_YEAR) {
            throw BadInput.of(at(field), "out-of-range", "The year is out of range.");
        }
    }

    /// `{value:"100.00", currency:"EUR"}`; the value may also come as a number.
    public @Nullable Money money(String field, String defaultCurrency) {
        var value = value(field);
        if (value == null) {
            return null;
        }
        if (value.isNumber() || value.isString()) {
            return Money.of(at(field), value.asString(), defaultCurrency);
        }
        var body = object(field);
        var amount = body == null ? null : body.value("value");
        if (body == null || amount == null || !(amount.isNumber() || amount.isString())) {
            throw BadInput.of(at(field), "wrong-type", "This must be {value, currency}.");
        }
        var currency = body.text("currency");
        body.refuseUnknown();
        return Money.of(at(field) + ".value", amount.asString(), currency == null ? defaultCurrency : currency);
    }

    public @Nullable JsonBody object(String field) {
        var value = value(field);
        if (value == null) {
            return null;
        }
        if (value instanceof ObjectNode object) {
            return new JsonBody(object, at(field));
        }
        throw BadInput.of(at(field), "wrong-type", "This must be an object.");
    }

    public @Nullable List<JsonBody> objects(String field) {
        return objects(field, 100);
    }

    public @Nullable List<JsonBody> objects(String field, int most) {
        var value = value(field);
        if (value == null) {
            return null;
        }
        if (!value.isArray() || value.size() > most) {
            throw BadInput.of(at(field), "wrong-type", "This must be a list of at most " + most + " objects.");
        }
        var objects = new ArrayList<JsonBody>();
        for (var element : value) {
            if (!(element instanceof ObjectNode object)) {
                throw BadInput.of(at(field), "wrong-type", "This must be a list of objects.");
            }
            objects.add(new JsonBody(object, at(field) + "[" + objects.size() + "]"));
        }
        return objects;
    }

    /// The node itself, for fields that may have several shapes.
    public @Nullable JsonNode node(String field) {
        return value(field);
    }

    /// The whole object as it came, to be kept.
    public ObjectNode raw() {
        return node;
    }

    public String path(String field) {
        return at(field);
    }

    /// Call when everything has been read: what has not been asked for is refused, and the message says what is known.
    public void refuseUnknown() {
        var message =
                "This field is unknown or cannot be set. Known are " + String.join(", ", new TreeSet<>(seen)) + ".";
        var errors = node.propertyNames().stream()
                .filter(name -> !seen.contains(name))
                .limit(20)
                .map(name -> new BadInput.FieldError(at(shortened(name)), "unknown-field", message))
                .toList();
        if (!errors.isEmpty()) {
            throw new BadInput(errors);
        }
    }

    private static String shortened(String name) {
        return name.length() > 100 ? name.substring(0, 100) : name;
    }
}
