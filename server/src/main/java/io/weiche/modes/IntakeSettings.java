package io.weiche.modes;

import io.weiche.conversion.Customers;
import org.jspecify.annotations.Nullable;

/// What an inquiry becomes in simple mode; also what a switch makes of open leads (crm.md 3.3).
public record IntakeSettings(Customers customers, long pipelineId, boolean keepActivitiesOpen) {
    /// These settings with what a caller names; what is null stays as it is.
    public IntakeSettings with(
            @Nullable Customers otherCustomers, @Nullable Long otherPipelineId, @Nullable Boolean keepOpen) {
        return new IntakeSettings(
                otherCustomers == null ? customers : otherCustomers,
                otherPipelineId == null ? pipelineId : otherPipelineId,
                keepOpen == null ? keepActivitiesOpen : keepOpen);
    }
}
