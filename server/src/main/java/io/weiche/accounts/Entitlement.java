package io.weiche.accounts;

/// Something a plan may include.
public enum Entitlement {
    /// Leads: inquiries are qualified before they become customers (crm.md 17.2).
    CLASSIC_MODE,
    /// Deals that are made again and again (crm.md 17.1).
    RECURRING_DEALS,
    /// Rules that act by themselves (crm.md 17.1).
    AUTOMATION
}
