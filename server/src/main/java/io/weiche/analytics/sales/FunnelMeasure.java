package io.weiche.analytics.sales;

/// What a funnel counts at a stage of the records created in the period.
public enum FunnelMeasure {
    /// It stood in the stage or in a later one, or was won. Every record reached the first stage.
    REACHED,
    /// It stood in the stage and has left it, wherever to.
    LEFT,
    /// It stands there now.
    STANDING,
    /// It failed, and this is the last stage in progress it stood in before.
    LOST
}
