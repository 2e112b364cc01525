package io.weiche.automation;

import io.weiche.kernel.RecordKind;
import org.jspecify.annotations.Nullable;

/// What people say about a rule.
///
/// @param kind leads or deals
/// @param pipelineId null for leads
/// @param sort its place among the rules of the stage
/// @param delay how long a record has to stand in the stage; null: as soon as it comes into it
/// @param without only for records on which this is missing; null: for all
/// @param filter JSON as lists take it; null: all
public record RuleDraft(
        String name,
        RecordKind kind,
        @Nullable Long pipelineId,
        long stageId,
        int sort,
        @Nullable Wait delay,
        @Nullable Without without,
        @Nullable String filter,
        RuleAction action) {

    /// What must be missing.
    public enum Without {
        /// Nothing is planned.
        OPEN,
        /// Nothing was completed since the record came into the stage.
        COMPLETED
    }

    RuleDraft withSort(int place) {
        return new RuleDraft(name, kind, pipelineId, stageId, place, delay, without, filter, action);
    }

    /// Where it takes records, or null.
    @Nullable
    Long leadsTo() {
        return action.type().travels() ? action.stageId() : null;
    }
}
