package io.weiche.modes;

import java.time.OffsetDateTime;

/// A moment at which an account began to work in another mode.
///
/// @param switchId the switch that changed it, or whose undo did
/// @param undone whether the switch was taken back since
public record ModeChange(long switchId, OffsetDateTime at, Mode to, boolean undone) {}
