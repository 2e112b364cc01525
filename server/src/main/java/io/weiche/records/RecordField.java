package io.weiche.records;

import io.weiche.kernel.BadInput;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.function.Function;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One field that lists can filter and sort by.
///
/// @param code its name in the interface
/// @param column column or expression
/// @param reader turns a JSON value into a value of the column, or throws [BadInput]
/// @param sortable only columns that are never null, so that paging by key is exact
public record RecordField<T>(String code, Field<T> column, Function<JsonNode, T> reader, boolean sortable) {

    public static RecordField<Long> number(String code, Field<Long> column) {
        return new RecordField<>(code, column, value -> longOf(code, value), false);
    }

    public static RecordField<String> text(String code, Field<String> column) {
        return new RecordField<>(code, column, value -> textOf(code, value), false);
    }

    public static RecordField<BigDecimal> amount(String code, Field<BigDecimal> column) {
        return new RecordField<>(code, column, value -> decimalOf(code, value), false);
    }

    public static RecordField<OffsetDateTime> time(String code, Field<OffsetDateTime> column) {
        return new RecordField<>(code, column, value -> timeOf(code, value), false);
    }

    public static RecordField<LocalDate> date(String code, Field<LocalDate> column) {
        return new RecordField<>(code, column, value -> dateOf(code, value), false);
    }

    public RecordField<T> asSortable() {
        return new RecordField<>(code, column, reader, true);
    }

    private static Long longOf(String code, JsonNode value) {
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return value.longValue();
        }
        if (value.isString() && value.stringValue().matches("-?[0-9]{1,18}")) {
            return Long.valueOf(value.stringValue());
        }
        throw wrong(code, "This must be a whole number.");
    }

    private static String textOf(String code, JsonNode value) {
        if (!value.isString() || value.stringValue().length() > 1000 || value.stringValue().indexOf('\0') >= 0) {
            throw wrong(code, "This must be a text of at most 1,000 characters.");
        }
        return value.stringValue();
    }

    private static BigDecimal decimalOf(String code, JsonNode value) {
        try {
            var decimal = new BigDecimal(value.isObject() ? value.path("value").asString() : value.asString());
            if (Math.abs(decimal.scale()) > 40 || decimal.precision() > 40) {
                throw wrong(code, "This must be an amount.");
            }
            return decimal;
        } catch (NumberFormatException e) {
            throw wrong(code, "This must be an amount.");
        }
    }

    private static OffsetDateTime timeOf(String code, JsonNode value) {
        try {
            return OffsetDateTime.parse(textOf(code, value));
        } catch (DateTimeParseException e) {
            throw wrong(code, "This must be a time with offset like 2026-11-24T09:30:00Z.");
        }
    }

    private static LocalDate dateOf(String code, JsonNode value) {
        try {
            return LocalDate.parse(textOf(code, value));
        } catch (DateTimeParseException e) {
            throw wrong(code, "This must be a date like 2026-11-24.");
        }
    }

    static BadInput wrong(@Nullable String code, String message) {
        return BadInput.of("filter." + code, "wrong-type", message);
    }
}
