package io.weiche.analytics;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/// How an account wants its figures.
///
/// @param attributionDays how long before the latest inquiry about the same an earlier one keeps the credit
/// @param currency the account's; all amounts are shown in it
/// @param rates for this currency, by currency, the newest day first
public record ReportSettings(int attributionDays, String currency, List<Rate> rates) {
    public static final int SHORTEST_WINDOW = 1;
    public static final int LONGEST_WINDOW = 365;
    static final int USUAL_WINDOW = 28;

    public ReportSettings {
        rates = List.copyOf(rates);
    }

    /// @param since from this day on, until the next rate of the currency
    /// @param rate what one of it is worth in the account's
    public record Rate(String currency, LocalDate since, BigDecimal rate) {}
}
