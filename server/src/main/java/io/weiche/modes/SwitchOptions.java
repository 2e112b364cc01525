package io.weiche.modes;

import io.weiche.conversion.ActivityPolicy;
import io.weiche.conversion.Customers;
import io.weiche.timeline.Activity;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// What a switch to simple mode makes of the open leads. All but the answers by type hold for later inquiries too.
///
/// @param activities what becomes of open activities of some types; all others follow `keepActivitiesOpen`
public record SwitchOptions(
        Customers customers,
        long pipelineId,
        boolean keepActivitiesOpen,
        Map<Activity.Type, ActivityPolicy.Choice> activities) {
    public SwitchOptions {
        activities = Collections.unmodifiableMap(new TreeMap<>(activities));
    }

    public static SwitchOptions of(IntakeSettings intake, Map<Activity.Type, ActivityPolicy.Choice> activities) {
        return new SwitchOptions(intake.customers(), intake.pipelineId(), intake.keepActivitiesOpen(), activities);
    }

    IntakeSettings intake() {
        return new IntakeSettings(customers, pipelineId, keepActivitiesOpen);
    }

    ActivityPolicy policy() {
        return new ActivityPolicy(keepActivitiesOpen, activities);
    }

    /// For the audit.
    Map<String, Object> shown() {
        var shown = new HashMap<>(CrmModes.shown(intake()));
        if (!activities.isEmpty()) {
            shown.put("activities", activities);
        }
        return shown;
    }
}
