package io.weiche.bulk;

import io.weiche.conversion.Customers;
import org.jspecify.annotations.Nullable;

/// What a run does to each of its records. What an action does not need is null.
///
/// @param stageId of a pipeline: absent for its first stage
/// @param customers what a conversion makes, like `keepActivitiesOpen` and `pipelineId` as the account has it if absent
public record BulkChange(
        BulkAction action,
        @Nullable Long responsibleId,
        @Nullable Long stageId,
        @Nullable Long pipelineId,
        @Nullable Long lossReasonId,
        @Nullable String lossComment,
        @Nullable Customers customers,
        @Nullable Boolean keepActivitiesOpen) {

    BulkChange withStage(long id) {
        return new BulkChange(
                action, responsibleId, id, pipelineId, lossReasonId, lossComment, customers, keepActivitiesOpen);
    }

    BulkChange withConversion(Customers making, long pipeline, boolean keepOpen) {
        return new BulkChange(action, responsibleId, stageId, pipeline, lossReasonId, lossComment, making, keepOpen);
    }
}
