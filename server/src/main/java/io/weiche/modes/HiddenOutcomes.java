package io.weiche.modes;

import org.jspecify.annotations.Nullable;

/// Leads of a report that whoever reads it may not see: how many became the same for the same reason.
public record HiddenOutcomes(
        String outcome, @Nullable String reason, @Nullable String undo, long count) {}
