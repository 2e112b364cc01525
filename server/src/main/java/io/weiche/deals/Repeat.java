package io.weiche.deals;

/// Whether the customer was known when the deal was opened (crm.md 10.3).
public enum Repeat {
    NEW,
    /// Known, but never won.
    REPEAT_INQUIRY,
    /// Has bought before.
    REPEAT_DEAL
}
