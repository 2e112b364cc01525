package io.weiche.bulk;

import io.weiche.conversion.Customers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a run does to each of its records. What an action does not need is null.
///
/// @param stageId of a pipeline: absent for its first stage
/// @param withActivities a new responsible gets the open activities of the old one too
/// @param withCustomers and the contacts and companies of leads and deals
/// @param customers what a conversion makes, like `keepActivitiesOpen` and `pipelineId` as the account has it if absent
public record BulkChange(
        BulkAction action,
        @Nullable Long responsibleId,
        @Nullable Long stageId,
        @Nullable Long pipelineId,
        @Nullable Long lossReasonId,
        @Nullable String lossComment,
        @Nullable Customers customers,
        @Nullable Boolean keepActivitiesOpen,
        @Nullable List<Long> addTagIds,
        @Nullable List<Long> removeTagIds,
        @Nullable Boolean withActivities,
        @Nullable Boolean withCustomers) {
    public BulkChange {
        addTagIds = addTagIds == null ? null : List.copyOf(addTagIds);
        removeTagIds = removeTagIds == null ? null : List.copyOf(removeTagIds);
    }

    /// Nothing but another responsible.
    public static BulkChange responsible(long user) {
        return new BulkChange(BulkAction.RESPONSIBLE, user, null, null, null, null, null, null, null, null, null, null);
    }

    /// Whether something goes to the new responsible with the records.
    boolean takesAlong() {
        return Boolean.TRUE.equals(withActivities) || Boolean.TRUE.equals(withCustomers);
    }

    BulkChange withStage(long id) {
        return new BulkChange(
                action,
                responsibleId,
                id,
                pipelineId,
                lossReasonId,
                lossComment,
                customers,
                keepActivitiesOpen,
                addTagIds,
                removeTagIds,
                withActivities,
                withCustomers);
    }

    BulkChange withConversion(Customers making, long pipeline, boolean keepOpen) {
        return new BulkChange(
                action,
                responsibleId,
                stageId,
                pipeline,
                lossReasonId,
                lossComment,
                making,
                keepOpen,
                addTagIds,
                removeTagIds,
                withActivities,
                withCustomers);
    }
}
