package io.weiche.modes;

/// How an account works with inquiries (crm.md 3.1).
public enum Mode {
    /// Every inquiry becomes a lead that is qualified first.
    CLASSIC,
    /// Every inquiry becomes a customer with a deal at once.
    SIMPLE
}
