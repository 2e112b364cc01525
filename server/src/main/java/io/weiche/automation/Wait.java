package io.weiche.automation;

/// A span of time by the clock of the account.
public record Wait(int after, Unit unit) {
    public enum Unit {
        HOUR,
        DAY,
        /// From Monday to Friday.
        WORKING_DAY
    }
}
