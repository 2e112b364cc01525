package io.weiche.analytics.sales;

import io.weiche.analytics.Report;
import io.weiche.modes.Mode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Leads and deals of a period, broken down.
///
/// @param previous the period it is compared with; null when nobody asked
/// @param currency of all amounts
/// @param rows in the order of their keys
/// @param mode the account works in
/// @param marks changes of the mode within the period
public record SalesReport(
        SalesDimension by,
        Report.Span period,
        Report.@Nullable Span previous,
        String currency,
        List<Row> rows,
        Row total,
        Mode mode,
        List<Report.Mark> marks) {
    public SalesReport {
        rows = List.copyOf(rows);
        marks = List.copyOf(marks);
    }

    /// @param key `none` for records without; null for all together
    /// @param name as it is called now; null when the key says it, or when it is not there any more
    /// @param previous of the period before; null when nobody asked
    /// @param list where the records behind the figures are; `&of=` and a measure says of which
    public record Row(
            @Nullable String key,
            @Nullable String name,
            Map<SalesMeasure, Figure> figures,
            @Nullable Map<SalesMeasure, Figure> previous,
            String list) {}
}
