package io.weiche.records;

import io.weiche.kernel.BadInput;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.regex.Pattern;
import org.jooq.Condition;
import org.jooq.DatePart;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.types.DayToSecond;
import org.jooq.types.YearToMonth;

/// Spans of time that move with the calendar: `today`, `last7Days`, `thisMonth`, `past`. The database works them out
/// when it is asked, in the account's time zone, so that a saved view means the same tomorrow, and two nodes the same
/// now. Spans are half-open, weeks begin on Monday.
final class RelativeDates {
    private static final Pattern DAYS = Pattern.compile("(last|next)([1-9][0-9]{0,3})Days");

    /// @param unit a day, or what a calendar is divided into
    /// @param from how many of them from the present one the span begins
    /// @param to how many of them from the present one it is over
    private record Span(DatePart unit, int from, int to) {}

    private static final Map<String, Span> SPANS = Map.ofEntries(
            Map.entry("today", new Span(DatePart.DAY, 0, 1)),
            Map.entry("yesterday", new Span(DatePart.DAY, -1, 0)),
            Map.entry("tomorrow", new Span(DatePart.DAY, 1, 2)),
            Map.entry("thisWeek", new Span(DatePart.WEEK, 0, 1)),
            Map.entry("lastWeek", new Span(DatePart.WEEK, -1, 0)),
            Map.entry("nextWeek", new Span(DatePart.WEEK, 1, 2)),
            Map.entry("thisMonth", new Span(DatePart.MONTH, 0, 1)),
            Map.entry("lastMonth", new Span(DatePart.MONTH, -1, 0)),
            Map.entry("nextMonth", new Span(DatePart.MONTH, 1, 2)),
            Map.entry("thisQuarter", new Span(DatePart.QUARTER, 0, 1)),
            Map.entry("lastQuarter", new Span(DatePart.QUARTER, -1, 0)),
            Map.entry("nextQuarter", new Span(DatePart.QUARTER, 1, 2)),
            Map.entry("thisYear", new Span(DatePart.YEAR, 0, 1)),
            Map.entry("lastYear", new Span(DatePart.YEAR, -1, 0)),
            Map.entry("nextYear", new Span(DatePart.YEAR, 1, 2)));

    private final ZoneId zone;

    RelativeDates(ZoneId zone) {
        this.zone = zone;
    }

    /// @throws BadInput when the field holds no times, or the word means none
    Condition within(RecordField<?> field, String word) {
        var type = field.column().getType();
        if (type == OffsetDateTime.class) {
            return time(field.column().coerce(OffsetDateTime.class), field.code(), word);
        }
        if (type == LocalDate.class) {
            return date(field.column().coerce(LocalDate.class), field.code(), word);
        }
        throw BadInput.of("filter", "unknown-operator", "Only fields that hold a date or time know within.");
    }

    /// @param days since `zero`, as an index holds them
    /// @throws BadInput when the word means no span
    Condition withinDays(Field<Long> days, LocalDate zero, String code, String word) {
        return switch (word) {
            case "past" -> days.lt(number(edge(DatePart.DAY, 0), zero));
            case "future" -> days.gt(number(edge(DatePart.DAY, 0), zero));
            default -> {
                var span = span(code, word);
                yield days.ge(number(edge(span.unit(), span.from()), zero))
                        .and(days.lt(number(edge(span.unit(), span.to()), zero)));
            }
        };
    }

    private static Field<Long> number(Field<LocalDateTime> wall, LocalDate zero) {
        return once(
                DSL.localDateDiff(wall.cast(LocalDate.class), DSL.inline(zero)).cast(Long.class));
    }

    private Condition time(Field<OffsetDateTime> column, String code, String word) {
        return switch (word) {
            case "past" -> column.lt(DSL.currentOffsetDateTime());
            case "future" -> column.ge(DSL.currentOffsetDateTime());
            default -> {
                var span = span(code, word);
                yield column.ge(moment(edge(span.unit(), span.from())))
                        .and(column.lt(moment(edge(span.unit(), span.to()))));
            }
        };
    }

    private Condition date(Field<LocalDate> column, String code, String word) {
        return switch (word) {
            case "past" -> column.lt(day(edge(DatePart.DAY, 0)));
            case "future" -> column.gt(day(edge(DatePart.DAY, 0)));
            default -> {
                var span = span(code, word);
                yield column.ge(day(edge(span.unit(), span.from()))).and(column.lt(day(edge(span.unit(), span.to()))));
            }
        };
    }

    /// The last seven days end with today, the next seven begin with it.
    private static Span span(String code, String word) {
        var known = SPANS.get(word);
        if (known != null) {
            return known;
        }
        var days = DAYS.matcher(word);
        if (!days.matches()) {
            throw BadInput.of(
                    "filter." + code, "unknown-value", "This must be a span like today, last7Days or thisMonth.");
        }
        var count = Integer.parseInt(days.group(2));
        return days.group(1).equals("last") ? new Span(DatePart.DAY, 1 - count, 1) : new Span(DatePart.DAY, 0, count);
    }

    /// The beginning of a unit by the account's clock on the wall.
    private Field<LocalDateTime> edge(DatePart unit, int steps) {
        var wall = DSL.function("timezone", LocalDateTime.class, DSL.val(zone.getId()), DSL.currentOffsetDateTime());
        var start = DSL.function("date_trunc", LocalDateTime.class, DSL.inline(unit.toSQL()), wall);
        return switch (unit) {
            case DAY -> start.plus(new DayToSecond(steps));
            case WEEK -> start.plus(new DayToSecond(7 * steps));
            case QUARTER -> start.plus(new YearToMonth(0, 3 * steps));
            case YEAR -> start.plus(new YearToMonth(steps));
            default -> start.plus(new YearToMonth(0, steps));
        };
    }

    private Field<OffsetDateTime> moment(Field<LocalDateTime> wall) {
        return once(DSL.function("timezone", OffsetDateTime.class, DSL.val(zone.getId()), wall));
    }

    private static Field<LocalDate> day(Field<LocalDateTime> wall) {
        return once(wall.cast(LocalDate.class));
    }

    /// Worked out once for the whole statement; else for every row, which costs a large list a second.
    private static <T> Field<T> once(Field<T> value) {
        return DSL.field(DSL.select(value));
    }
}
