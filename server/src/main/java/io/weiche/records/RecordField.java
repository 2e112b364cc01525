package io.weiche.records;

import io.weiche.access.CurrentUser;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.Texts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.SortOrder;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One field that lists can filter and sort by.
///
/// @param code its name in the interface
/// @param column column or expression
/// @param reader turns a JSON value into a value of the column, or throws [BadInput]
/// @param sortable only columns that are never null, so that paging by key is exact
/// @param among for fields that may hold many values, in another table: the condition that one of these is among them
/// @param matching for fields that are not compared by their column
/// @param last for columns that may be null and that lists can be sorted by all the same
/// @param inside for a column of another table: from a condition on it to the condition that such a row exists
public record RecordField<T>(
        String code,
        Field<T> column,
        Function<JsonNode, T> reader,
        boolean sortable,
        @Nullable Function<List<T>, Condition> among,
        @Nullable UnaryOperator<Condition> inside,
        @Nullable Matching<T> matching,
        @Nullable Last<T> last) {

    private static final String ME = "me";
    private static final BigDecimal FAR = new BigDecimal("9999999999999999.99");
    private static final LocalDate EARLIEST = LocalDate.of(1, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);

    /// Values that nobody enters, for records without one: those come last in either direction.
    public record Last<T>(T ascending, T descending) {}

    /// Another way to a condition than comparing the column.
    @FunctionalInterface
    public interface Matching<T> {
        /// @param values none for operators that need none
        /// @return null: the column is compared
        @Nullable
        Condition of(Filter.Operator operator, List<T> values);

        /// A span that moves with the calendar.
        ///
        /// @return null: the column is compared
        default @Nullable Condition within(RelativeDates dates, String word) {
            return null;
        }
    }

    public RecordField(
            String code,
            Field<T> column,
            Function<JsonNode, T> reader,
            boolean sortable,
            @Nullable Function<List<T>, Condition> among) {
        this(code, column, reader, sortable, among, null, null, null);
    }

    public RecordField(String code, Field<T> column, Function<JsonNode, T> reader, boolean sortable) {
        this(code, column, reader, sortable, null, null, null, null);
    }

    /// Times of other rows that belong to a record: one of them has to fulfil a condition.
    public static RecordField<OffsetDateTime> timeInside(
            String code, Field<OffsetDateTime> column, UnaryOperator<Condition> inside) {
        return new RecordField<>(code, column, value -> timeOf(code, value), false, null, inside, null, null);
    }

    /// The other records a record is linked with.
    ///
    /// @param id the record's own number
    /// @param among from numbers of the other records to the condition that one of them is linked
    public static RecordField<Long> links(String code, Field<Long> id, Function<List<Long>, Condition> among) {
        return new RecordField<>(code, id, value -> longOf(code, value), false, among);
    }

    public static RecordField<Long> number(String code, Field<Long> column) {
        return new RecordField<>(code, column, value -> longOf(code, value), false);
    }

    /// A person. Beside numbers it knows `"me"`: whoever looks, in a shared view too.
    public static RecordField<Long> user(String code, Field<Long> column) {
        return new RecordField<>(code, column, value -> userOf(code, value), false);
    }

    public static RecordField<String> text(String code, Field<String> column) {
        return new RecordField<>(code, column, value -> textOf(code, value), false);
    }

    public static RecordField<Boolean> bool(String code, Field<Boolean> column) {
        return new RecordField<>(code, column, value -> boolOf(code, value), false);
    }

    public static RecordField<BigDecimal> amount(String code, Field<BigDecimal> column) {
        return new RecordField<>(code, column, value -> decimalOf(code, value), false).emptyLast(FAR, FAR.negate());
    }

    public static RecordField<OffsetDateTime> time(String code, Field<OffsetDateTime> column) {
        return new RecordField<>(code, column, value -> timeOf(code, value), false);
    }

    public static RecordField<LocalDate> date(String code, Field<LocalDate> column) {
        return new RecordField<>(code, column, value -> dateOf(code, value), false).emptyLast(LATEST, EARLIEST);
    }

    /// A text within a JSON column.
    public static RecordField<String> textIn(String code, Field<JSONB> column, String key) {
        return text(code, DSL.jsonbGetAttributeAsText(column, DSL.inline(key)));
    }

    @SafeVarargs
    public static List<RecordField<?>> together(List<RecordField<?>>... lists) {
        return Stream.of(lists).<RecordField<?>>flatMap(List::stream).toList();
    }

    /// Whether something holds: true or false, never null.
    public static RecordField<Boolean> flag(String code, Condition condition) {
        return new RecordField<>(code, DSL.field(condition), value -> value.asBoolean(), false);
    }

    public RecordField<T> asSortable() {
        return new RecordField<>(code, column, reader, true);
    }

    public RecordField<T> matchedBy(Matching<T> way) {
        return new RecordField<>(code, column, reader, sortable, among, inside, way, last);
    }

    /// Lists can be sorted by it although it may be empty.
    public RecordField<T> emptyLast(T ascending, T descending) {
        return new RecordField<>(
                code, column, reader, sortable, among, inside, matching, new Last<>(ascending, descending));
    }

    public boolean orders() {
        return sortable || last != null;
    }

    /// What lists are sorted by: never null.
    Field<T> key(SortOrder order) {
        return last == null ? column : DSL.coalesce(column, DSL.inline(lastIn(order, last), column));
    }

    /// The same of one record.
    T keyOf(Record row, SortOrder order) {
        var value = row.get(column);
        return value == null && last != null ? lastIn(order, last) : value;
    }

    private static <T> T lastIn(SortOrder order, Last<T> last) {
        return order == SortOrder.DESC ? last.descending() : last.ascending();
    }

    T read(JsonNode value) {
        return reader.apply(value);
    }

    /// @return the number of a person, of whoever asks for `"me"`
    public static Long userOf(String code, JsonNode value) {
        if (value.isString() && value.stringValue().equals(ME)) {
            return CurrentUser.requireId();
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw wrong(code, "This must be the number of a user, or me.");
        }
        return value.longValue();
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
        if (!value.isString() || value.stringValue().length() > 1000) {
            throw wrong(code, "This must be a text of at most 1,000 characters.");
        }
        Texts.refuseUnstorable("filter." + code, value.stringValue());
        return value.stringValue();
    }

    private static Boolean boolOf(String code, JsonNode value) {
        if (!value.isBoolean()) {
            throw wrong(code, "This must be true or false.");
        }
        return value.booleanValue();
    }

    private static BigDecimal decimalOf(String code, JsonNode value) {
        var plain = value.isObject() ? value.path("value") : value;
        if (!plain.isNumber() && !plain.isString()) {
            throw wrong(code, "This must be an amount.");
        }
        try {
            var decimal = new BigDecimal(plain.asString());
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
            var time = OffsetDateTime.parse(textOf(code, value));
            refuseFarYear(code, time.getYear());
            return time;
        } catch (DateTimeParseException e) {
            throw wrong(code, "This must be a time with offset like 2026-11-24T09:30:00Z.");
        }
    }

    private static LocalDate dateOf(String code, JsonNode value) {
        try {
            var date = LocalDate.parse(textOf(code, value));
            refuseFarYear(code, date.getYear());
            return date;
        } catch (DateTimeParseException e) {
            throw wrong(code, "This must be a date like 2026-11-24.");
        }
    }

    /// Years no calendar of ours holds, and PostgreSQL neither.
    private static void refuseFarYear(String code, int year) {
        if (year < 1 || year > 9999) {
            throw wrong(code, "The year is out of range.");
        }
    }

    static BadInput wrongOperator() {
        return BadInput.of("filter", "unknown-operator", "This field does not know this operator.");
    }

    static BadInput wrong(@Nullable String code, String message) {
        return BadInput.of("filter." + code, "wrong-type", message);
    }
}
