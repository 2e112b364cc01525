package io.weiche.calls;

/// How a call ended. Of two that were told the earlier of this list counts, whichever came first.
public enum CallResult {
    /// People spoke with each other.
    ANSWERED,
    DECLINED,
    BUSY,
    MISSED,
    /// It did not come about: a wrong number, no line.
    FAILED
}
