package io.weiche.calls;

/// Of which calls somebody may tell who has not signed it.
public enum CallReach {
    /// Those they opened.
    OPENED,
    /// Beside them those that concern a record they may change.
    RIGHTS
}
