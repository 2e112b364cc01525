package io.weiche.analytics.sales;

/// What is counted of people.
public enum TeamMeasure {
    /// In progress now, whenever they were created.
    OPEN_LEADS,
    OPEN_DEALS,
    /// That came in within the period and are theirs now.
    INQUIRIES,
    ANSWERED,
    /// Activities that wait for them and are past their deadline.
    OVERDUE,
    /// Activities they completed in the period; what a conversion completes is nobody's work.
    COMPLETED,
    /// Deals won in the period.
    WON
}
