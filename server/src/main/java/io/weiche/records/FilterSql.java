package io.weiche.records;

import io.weiche.kernel.BadInput;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The one place where a filter becomes SQL. Unknown fields are refused, values are always bound.
public final class FilterSql {
    private static final Pattern WILDCARDS = Pattern.compile("[%_]");

    private final List<RecordField<?>> fields;
    private final AccountDay day;
    private final Narrowing narrowing;
    private @Nullable RelativeDates dates;

    /// Knows for some columns which rows may contain a part of a text.
    @FunctionalInterface
    interface Narrowing {
        /// @return null when nothing is known
        @Nullable
        Condition of(Field<?> column, String part);
    }

    /// @param day asked only when a condition depends on the calendar
    FilterSql(List<RecordField<?>> fields, AccountDay day, Narrowing narrowing) {
        this.fields = fields;
        this.day = day;
        this.narrowing = narrowing;
    }

    FilterSql(List<RecordField<?>> fields, AccountDay day) {
        this(fields, day, (_, _) -> null);
    }

    /// @param filter JSON as it came in an address; null or empty means everything
    /// @throws BadInput when it is malformed or names unknown fields
    public static Condition of(@Nullable String filter, List<RecordField<?>> fields, AccountDay day) {
        return new FilterSql(fields, day).condition(FilterJson.parse(filter));
    }

    Condition condition(Filter filter) {
        return switch (filter) {
            case Filter.AllOf(var parts) ->
                DSL.and(parts.stream().map(this::condition).toList());
            case Filter.AnyOf(var parts) ->
                parts.isEmpty()
                        ? DSL.noCondition()
                        : DSL.or(parts.stream().map(this::condition).toList());
            case Filter.Match match -> match(field(match.field()), match);
        };
    }

    private RecordField<?> field(String code) {
        return fields.stream()
                .filter(field -> field.code().equals(code))
                .findFirst()
                .orElseThrow(() -> BadInput.of("filter", "unknown-field", "There is no such field to filter by."));
    }

    private <T> Condition match(RecordField<T> field, Filter.Match match) {
        var matched = matched(field, match);
        if (matched != null) {
            return matched;
        }
        var among = field.among();
        if (among != null) {
            return switch (match.operator()) {
                case IS, IN -> among.apply(values(field, match));
                case IS_NOT, NOT_IN -> DSL.not(among.apply(values(field, match)));
                default -> throw BadInput.of("filter", "unknown-operator", "This field knows is, isNot, in, notIn.");
            };
        }
        var inside = field.inside();
        if (inside == null) {
            return plain(field, match);
        }
        return switch (match.operator()) {
            case EMPTY -> DSL.not(inside.apply(DSL.noCondition()));
            case FILLED -> inside.apply(DSL.noCondition());
            default -> inside.apply(plain(field, match));
        };
    }

    private <T> Condition plain(RecordField<T> field, Filter.Match match) {
        var column = field.column();
        return switch (match.operator()) {
            case IS -> one(match).isNull() ? column.isNull() : column.eq(value(field, match));
            case IS_NOT -> one(match).isNull() ? column.isNotNull() : column.isDistinctFrom(value(field, match));
            case IN -> column.in(values(field, match));
            case NOT_IN -> column.notIn(values(field, match)).or(column.isNull());
            case CONTAINS -> contains(column, value(field, match));
            case NOT_CONTAINS ->
                column.notContainsIgnoreCase(value(field, match)).or(column.isNull());
            case LIKE -> like(column, pattern(field, match));
            case NOT_LIKE -> column.notLikeIgnoreCase(pattern(field, match)).or(column.isNull());
            case AT_LEAST -> column.ge(value(field, match));
            case AT_MOST -> column.le(value(field, match));
            case LESS_THAN -> column.lt(value(field, match));
            case MORE_THAN -> column.gt(value(field, match));
            case FILLED -> column.isNotNull();
            case EMPTY -> column.isNull();
            case HAS_ALL -> throw RecordField.wrongOperator();
            case WITHIN -> dates().within(field, word(field, match));
        };
    }

    private <T> Condition contains(Field<T> column, T part) {
        return narrowed(column, part.toString(), column.containsIgnoreCase(part));
    }

    private Condition like(Field<?> column, String pattern) {
        return narrowed(column, longestPart(pattern), column.likeIgnoreCase(pattern));
    }

    private Condition narrowed(Field<?> column, String part, Condition condition) {
        var narrower = narrowing.of(column, part);
        return narrower == null ? condition : narrower.and(condition);
    }

    private <T> @Nullable Condition matched(RecordField<T> field, Filter.Match match) {
        var matching = field.matching();
        var operator = match.operator();
        if (matching == null) {
            return null;
        }
        if (operator == Filter.Operator.WITHIN) {
            return matching.within(dates(), word(field, match));
        }
        if (operator == Filter.Operator.IS && one(match).isNull()) {
            return matching.of(Filter.Operator.EMPTY, List.of());
        }
        if (operator == Filter.Operator.IS_NOT && one(match).isNull()) {
            return matching.of(Filter.Operator.FILLED, List.of());
        }
        return matching.of(operator, operator.needsNoValue() ? List.of() : values(field, match));
    }

    private RelativeDates dates() {
        var known = dates == null ? day.dates() : dates;
        dates = known;
        return known;
    }

    private static String word(RecordField<?> field, Filter.Match match) {
        if (!one(match).isString()) {
            throw RecordField.wrong(field.code(), "This must be a span like today, last7Days or thisMonth.");
        }
        return one(match).stringValue();
    }

    /// A backslash is a character like any other; PostgreSQL would take it for an escape.
    private static <T> String pattern(RecordField<T> field, Filter.Match match) {
        return value(field, match).toString().replace("\\", "\\\\");
    }

    private static String longestPart(String pattern) {
        return Stream.of(WILDCARDS.split(pattern))
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }

    private static JsonNode one(Filter.Match match) {
        return match.values().getFirst();
    }

    private static <T> T value(RecordField<T> field, Filter.Match match) {
        return field.reader().apply(one(match));
    }

    private static <T> List<T> values(RecordField<T> field, Filter.Match match) {
        return match.values().stream().map(field.reader()).toList();
    }
}
