package io.weiche.analytics;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Inquiries by the month they came in, and how many of their cases were won how many months later.
///
/// @param columns how many months after the one of the inquiry are shown, that one among them
/// @param rows in the order of the months
public record CohortReport(Report.Span period, int columns, List<Row> rows) {
    public CohortReport {
        rows = List.copyOf(rows);
    }

    /// @param month like `2026-01`
    /// @param list where the inquiries of the month are; `&of=` and a measure narrows it to one of them
    /// @param won until now, however long it took
    /// @param cells by months after that of the inquiry, from 0; none of months that are still to come
    public record Row(String month, String list, long inquiries, long cases, long won, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /// @param after how many months after the one of the inquiry: until the end of that month
    /// @param won in all until then
    /// @param share of the cases; null where there are none
    /// @param list those won until then
    public record Cell(int after, long won, @Nullable BigDecimal share, String list) {}
}
