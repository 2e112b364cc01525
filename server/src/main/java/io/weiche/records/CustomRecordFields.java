package io.weiche.records;

import static io.weiche.db.tables.Tables.CUSTOM_VALUE;

import io.weiche.fields.CustomField;
import io.weiche.fields.CustomFields;
import io.weiche.fields.CustomValues;
import io.weiche.fields.FieldType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// The fields an account has added, as fields of lists: `custom.<code>`. Conditions look into the table of values,
/// whose columns have an index that works behind row level security (record 19).
@Component
class CustomRecordFields {
    private static final LocalDate DAY_ZERO = LocalDate.of(2000, 1, 1);
    private static final int WORD = 200;

    private final CustomFields fields;

    CustomRecordFields(CustomFields fields) {
        this.fields = fields;
    }

    List<RecordField<?>> of(RecordType type) {
        return fields.list(type.kind()).stream()
                .<RecordField<?>>map(field -> field(type, field))
                .toList();
    }

    /// The definition behind the name of a list's field; empty for a built-in field.
    Optional<CustomField> find(RecordType type, String name) {
        return name.startsWith(CustomValues.PREFIX)
                ? fields.list(type.kind()).stream()
                        .filter(field -> field.name().equals(name))
                        .findFirst()
                : Optional.empty();
    }

    private static RecordField<?> field(RecordType type, CustomField field) {
        var name = field.name();
        return switch (field.type()) {
            case TEXT, LINK -> {
                var text = RecordField.textIn(name, type.custom(), field.code());
                yield text.matchedBy((operator, words) -> words(type, field, text.column(), operator, words));
            }
            case NUMBER, MONEY -> number(type, field, RecordField.amount(name, DSL.inline(BigDecimal.ZERO))::read);
            case DATE ->
                number(type, field, RecordField.date(name, DSL.inline(DAY_ZERO))::read)
                        .matchedBy(new Days(type, field));
            case BOOLEAN -> number(type, field, RecordField.bool(name, DSL.inline(true))::read);
            case LIST, MULTI_LIST, USER -> number(type, field, RecordField.number(name, DSL.inline(0L))::read);
            case FILE ->
                number(type, field, RecordField.number(name, DSL.inline(0L))::read)
                        .matchedBy((operator, numbers) -> files(type, field, operator));
        };
    }

    /// Days are compared like numbers, and with the calendar.
    private record Days(RecordType type, CustomField field) implements RecordField.Matching<Long> {
        @Override
        public @Nullable Condition of(Filter.Operator operator, List<Long> values) {
            return numbers(type, field, operator, values);
        }

        @Override
        public Condition within(RelativeDates dates, String word) {
            return exists(type, field, dates.withinDays(CUSTOM_VALUE.NUMBER, DAY_ZERO, field.name(), word));
        }
    }

    /// Whether there is one is all that is asked of a file.
    private static Condition files(RecordType type, CustomField field, Filter.Operator operator) {
        var there = exists(type, field, DSL.noCondition());
        return switch (operator) {
            case FILLED -> there;
            case EMPTY -> DSL.not(there);
            default -> throw RecordField.wrongOperator();
        };
    }

    /// A field whose values are whole numbers in the table of values. To order by position it is looked up there.
    private static RecordField<Long> number(RecordType type, CustomField field, Function<JsonNode, Object> reader) {
        var column = DSL.field(
                DSL.select(DSL.min(CUSTOM_VALUE.NUMBER)).from(CUSTOM_VALUE).where(ofRecord(type, field)));
        return new RecordField<>(field.name(), column, value -> stored(field.type(), reader.apply(value)), false)
                .matchedBy((operator, numbers) -> numbers(type, field, operator, numbers));
    }

    /// The form of the migration's function index_custom_values.
    private static long stored(FieldType type, Object value) {
        return switch (value) {
            case LocalDate day -> ChronoUnit.DAYS.between(DAY_ZERO, day);
            case Boolean yes -> yes ? 1 : 0;
            case BigDecimal number ->
                number.movePointRight(type == FieldType.MONEY ? 2 : 6)
                        .setScale(0, RoundingMode.HALF_UP)
                        .min(BigDecimal.valueOf(Long.MAX_VALUE))
                        .max(BigDecimal.valueOf(Long.MIN_VALUE))
                        .longValue();
            case Long id -> id;
            default -> throw new IllegalStateException("no value of a custom field: " + value.getClass());
        };
    }

    private static @Nullable Condition numbers(
            RecordType type, CustomField field, Filter.Operator operator, List<Long> numbers) {
        var number = CUSTOM_VALUE.NUMBER;
        return switch (operator) {
            case IS, IN -> exists(type, field, number.in(numbers));
            case IS_NOT, NOT_IN -> DSL.not(exists(type, field, number.in(numbers)));
            case AT_LEAST -> exists(type, field, number.ge(numbers.getFirst()));
            case AT_MOST -> exists(type, field, number.le(numbers.getFirst()));
            case LESS_THAN -> exists(type, field, number.lt(numbers.getFirst()));
            case MORE_THAN -> exists(type, field, number.gt(numbers.getFirst()));
            case FILLED -> exists(type, field, DSL.noCondition());
            case EMPTY -> DSL.not(exists(type, field, DSL.noCondition()));
            default -> throw RecordField.wrongOperator();
        };
    }

    /// Whole texts are found by their beginning, which has an index; parts of texts are searched for in the record.
    private static @Nullable Condition words(
            RecordType type, CustomField field, Field<String> whole, Filter.Operator operator, List<String> words) {
        return switch (operator) {
            case IS, IN ->
                exists(type, field, CUSTOM_VALUE.WORD.in(beginnings(words))).and(whole.in(words));
            case FILLED -> exists(type, field, DSL.noCondition());
            case EMPTY -> DSL.not(exists(type, field, DSL.noCondition()));
            default -> null;
        };
    }

    private static List<String> beginnings(List<String> words) {
        return words.stream()
                .map(word -> word.codePointCount(0, word.length()) <= WORD
                        ? word
                        : word.substring(0, word.offsetByCodePoints(0, WORD)))
                .toList();
    }

    private static Condition exists(RecordType type, CustomField field, Condition value) {
        return DSL.exists(
                DSL.selectOne().from(CUSTOM_VALUE).where(ofRecord(type, field)).and(value));
    }

    private static Condition ofRecord(RecordType type, CustomField field) {
        return CUSTOM_VALUE
                .ACCOUNT_ID
                .eq(type.accountId())
                .and(CUSTOM_VALUE.FIELD_ID.eq(field.id()))
                .and(CUSTOM_VALUE.RECORD_ID.eq(type.id()));
    }
}
