package io.weiche.calls;

/// Who called whom.
public enum CallDirection {
    /// Somebody called us.
    INBOUND,
    OUTBOUND
}
