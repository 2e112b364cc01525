package io.weiche.calls;

/// Where a call stands: it goes on, or has ended with a result.
public enum CallState {
    RINGING,
    TALKING,
    ANSWERED,
    DECLINED,
    BUSY,
    MISSED,
    FAILED;

    public boolean goesOn() {
        return this == RINGING || this == TALKING;
    }

    static CallState of(CallResult result) {
        return valueOf(result.name());
    }
}
