package io.weiche.analytics;

import io.weiche.modes.Mode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Inquiries of a period, broken down.
///
/// @param previous the period it is compared with; null when nobody asked
/// @param currency of all revenues
/// @param rows the most inquiries first
/// @param line over the period, without gaps
/// @param marks changes of the mode within the period, in their order
public record Report(
        Dimension by,
        Span period,
        @Nullable Span previous,
        Period.Unit unit,
        String currency,
        List<Row> rows,
        Row total,
        List<Point> line,
        List<Point> previousLine,
        List<Mark> marks) {
    public Report {
        rows = List.copyOf(rows);
        line = List.copyOf(line);
        previousLine = List.copyOf(previousLine);
        marks = List.copyOf(marks);
    }

    public record Span(LocalDate from, LocalDate to) {
        public static Span of(Period period) {
            return new Span(period.from(), period.lastDay());
        }
    }

    /// @param key `none` for inquiries without; null for all together
    /// @param name as it is called now; null when the key says it, or when it is not there any more
    /// @param list where the inquiries behind the figures are; `&of=` and a measure narrows it to one of them
    public record Row(
            @Nullable String key,
            @Nullable String name,
            Numbers numbers,
            @Nullable Numbers previous,
            String list) {}

    /// @param begin the day it begins
    public record Point(LocalDate begin, Numbers numbers) {}

    /// @param switchId the switch that changed the mode, or whose undo did
    /// @param undone whether the switch was taken back since
    public record Mark(long switchId, LocalDate on, Mode to, boolean undone) {}
}
