package io.weiche.analytics.sales;

/// What is counted of activities.
public enum ActivityCount {
    /// Not done, and past its deadline: of who is responsible.
    OVERDUE,
    /// Done in the period: of who did it.
    COMPLETED
}
