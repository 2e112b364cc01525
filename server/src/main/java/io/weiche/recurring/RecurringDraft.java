package io.weiche.recurring;

import org.jspecify.annotations.Nullable;

/// What people say about a recurring deal, beside the deal it was made from.
///
/// @param pipelineId its deals begin in the first stage
/// @param beginAfter days from the date to the beginning of the deal; null: none is set
/// @param closeAfter days from the date to the expected end; null: none is set
public record RecurringDraft(
        String title,
        long pipelineId,
        long responsibleId,
        Schedule schedule,
        @Nullable Integer beginAfter,
        @Nullable Integer closeAfter) {}
