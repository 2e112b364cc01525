package io.weiche.pipelines.web;

import io.weiche.pipelines.Semantics;
import org.jspecify.annotations.Nullable;

/// The bodies the doors of the dictionaries take.
final class DictionaryRequests {
    private DictionaryRequests() {}

    record NewPipeline(String name) {}

    record PipelineChange(@Nullable String name, @Nullable Integer sort) {}

    /// @param semantics absent: in progress
    /// @param color like #3b82f6
    record NewStage(
            String name,
            @Nullable Semantics semantics,
            @Nullable String color,
            @Nullable Integer sort) {}

    record StageChange(
            @Nullable String name,
            @Nullable String color,
            @Nullable Integer sort) {}

    /// @param code permanent; made from the name when it is missing
    record NewSource(
            @Nullable String code, String name, @Nullable Integer sort) {}

    record SourceChange(@Nullable String name, @Nullable Integer sort) {}
}
