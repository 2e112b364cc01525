package io.weiche.analytics.sales;

import io.weiche.analytics.Report;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How much everybody has to do, and what became of it in a period.
///
/// @param previous the period it is compared with; null when nobody asked
/// @param currency of all revenues
public record TeamReport(
        Report.Span period, Report.@Nullable Span previous, String currency, List<Row> rows, Row total) {
    public TeamReport {
        rows = List.copyOf(rows);
    }

    /// @param key a user, or `none`; null for all together
    /// @param name as they are called; null when they are not there any more
    /// @param revenue of the deals won; null for whoever sees no amounts
    /// @param withoutRate deals won in a currency without a rate
    /// @param answerSeconds from the inquiry to its first answer, on average; null when none was answered
    /// @param previous of the period before; null when nobody asked
    /// @param lists where what a number counts is
    public record Row(
            @Nullable String key,
            @Nullable String name,
            Map<TeamMeasure, Long> counts,
            @Nullable BigDecimal revenue,
            long withoutRate,
            @Nullable Long answerSeconds,
            @Nullable Earlier previous,
            Map<TeamMeasure, String> lists) {}

    /// What belongs to a period: how much somebody has to do is counted as it is now, and was not written down before.
    public record Earlier(
            Map<TeamMeasure, Long> counts,
            @Nullable BigDecimal revenue,
            @Nullable Long answerSeconds) {}
}
