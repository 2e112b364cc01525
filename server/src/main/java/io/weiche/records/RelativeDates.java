package io.weiche.records;

import io.weiche.kernel.BadInput;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/// Spans of time that move with the calendar: `today`, `last7Days`, `thisMonth`, `past`. They are worked out when a
/// list
/// is asked for, in the account's time zone and by the day it is for the database, so that a saved view means the same
/// tomorrow, and two nodes the same now. Spans are half-open, weeks begin on Monday.
///
/// The question holds their ends as values: the planner knows how many records lie between them, and no row works them
/// out once more.
final class RelativeDates {
    private static final Pattern DAYS = Pattern.compile("(last|next)([1-9][0-9]{0,3})Days");

    private enum Unit {
        DAY,
        WEEK,
        MONTH,
        QUARTER,
        YEAR
    }

    /// @param unit a day, or what a calendar is divided into
    /// @param from how many of them from the present one the span begins
    /// @param to how many of them from the present one it is over
    private record Span(Unit unit, int from, int to) {}

    private static final Map<String, Span> SPANS = Map.ofEntries(
            Map.entry("today", new Span(Unit.DAY, 0, 1)),
            Map.entry("yesterday", new Span(Unit.DAY, -1, 0)),
            Map.entry("tomorrow", new Span(Unit.DAY, 1, 2)),
            Map.entry("thisWeek", new Span(Unit.WEEK, 0, 1)),
            Map.entry("lastWeek", new Span(Unit.WEEK, -1, 0)),
            Map.entry("nextWeek", new Span(Unit.WEEK, 1, 2)),
            Map.entry("thisMonth", new Span(Unit.MONTH, 0, 1)),
            Map.entry("lastMonth", new Span(Unit.MONTH, -1, 0)),
            Map.entry("nextMonth", new Span(Unit.MONTH, 1, 2)),
            Map.entry("thisQuarter", new Span(Unit.QUARTER, 0, 1)),
            Map.entry("lastQuarter", new Span(Unit.QUARTER, -1, 0)),
            Map.entry("nextQuarter", new Span(Unit.QUARTER, 1, 2)),
            Map.entry("thisYear", new Span(Unit.YEAR, 0, 1)),
            Map.entry("lastYear", new Span(Unit.YEAR, -1, 0)),
            Map.entry("nextYear", new Span(Unit.YEAR, 1, 2)));

    private final ZoneId zone;
    private final LocalDate today;

    RelativeDates(ZoneId zone, LocalDate today) {
        this.zone = zone;
        this.today = today;
    }

    /// @throws BadInput when the field holds no times, or the word means none
    Condition within(RecordField<?> field, String word) {
        var type = field.column().getType();
        if (type == OffsetDateTime.class) {
            return time(field.column().coerce(OffsetDateTime.class), field.code(), word);
        }
        if (type == LocalDate.class) {
            return day(field.column().coerce(LocalDate.class), Function.identity(), field.code(), word);
        }
        throw BadInput.of("filter", "unknown-operator", "Only fields that hold a date or time know within.");
    }

    /// @param days since `zero`, as an index holds them
    /// @throws BadInput when the word means no span
    Condition withinDays(Field<Long> days, LocalDate zero, String code, String word) {
        return day(days, day -> zero.until(day, ChronoUnit.DAYS), code, word);
    }

    private Condition time(Field<OffsetDateTime> column, String code, String word) {
        return switch (word) {
            case "past" -> column.lt(DSL.currentOffsetDateTime());
            case "future" -> column.ge(DSL.currentOffsetDateTime());
            default -> between(column, this::midnight, span(code, word));
        };
    }

    /// @param value of a day in the column
    private <T> Condition day(Field<T> column, Function<LocalDate, T> value, String code, String word) {
        return switch (word) {
            case "past" -> column.lt(value.apply(today));
            case "future" -> column.gt(value.apply(today));
            default -> between(column, value, span(code, word));
        };
    }

    private <T> Condition between(Field<T> column, Function<LocalDate, T> value, Span span) {
        return column.ge(value.apply(edge(span.unit(), span.from())))
                .and(column.lt(value.apply(edge(span.unit(), span.to()))));
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
        return days.group(1).equals("last") ? new Span(Unit.DAY, 1 - count, 1) : new Span(Unit.DAY, 0, count);
    }

    /// The first day of a unit, so many from the present one.
    private LocalDate edge(Unit unit, int steps) {
        return switch (unit) {
            case DAY -> today.plusDays(steps);
            case WEEK ->
                today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).plusWeeks(steps);
            case MONTH -> today.withDayOfMonth(1).plusMonths(steps);
            case QUARTER ->
                today.with(today.getMonth().firstMonthOfQuarter())
                        .withDayOfMonth(1)
                        .plusMonths(3L * steps);
            case YEAR -> today.withDayOfYear(1).plusYears(steps);
        };
    }

    /// When a day begins, where clocks are put forward at midnight as well.
    private OffsetDateTime midnight(LocalDate day) {
        return day.atStartOfDay(zone).toOffsetDateTime();
    }
}
