package io.weiche.bulk;

import io.weiche.conversion.Customers;
import java.util.List;
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
        @Nullable Boolean keepActivitiesOpen,
        @Nullable List<Long> addTagIds,
        @Nullable List<Long> removeTagIds) {
    public BulkChange {
        addTagIds = addTagIds == null ? null : List.copyOf(addTagIds);
        removeTagIds = removeTagIds == null ? null : List.copyOf(removeTagIds);
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
                removeTagIds);
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
                removeTagIds);
    }
}
