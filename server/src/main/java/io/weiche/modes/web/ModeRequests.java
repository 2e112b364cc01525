package io.weiche.modes.web;

import io.weiche.conversion.ActivityPolicy;
import io.weiche.conversion.Customers;
import io.weiche.modes.Mode;
import io.weiche.timeline.Activity;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The bodies the doors of the mode take. Options that are left out stay as the account has them.
final class ModeRequests {
    private ModeRequests() {}

    record Intake(
            @Nullable Customers customers,
            @Nullable Long pipelineId,
            @Nullable Boolean keepActivitiesOpen) {}

    /// @param activities what becomes of open activities of these types; all others follow `keepActivitiesOpen`
    record Rehearse(
            Mode to,
            @Nullable Customers customers,
            @Nullable Long pipelineId,
            @Nullable Boolean keepActivitiesOpen,
            @Nullable Map<Activity.Type, ActivityPolicy.Choice> activities) {}

    /// @param expectedEpoch the epoch the caller saw
    record Start(
            Mode to,
            int expectedEpoch,
            @Nullable Customers customers,
            @Nullable Long pipelineId,
            @Nullable Boolean keepActivitiesOpen,
            @Nullable Map<Activity.Type, ActivityPolicy.Choice> activities) {}
}
