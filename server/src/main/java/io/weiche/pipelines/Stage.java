package io.weiche.pipelines;

import org.jspecify.annotations.Nullable;

/// A step of leads (no pipeline) or of the deals of a pipeline.
///
/// @param code permanent; the name may change
/// @param system comes with every account and cannot be removed
public record Stage(
        long id,
        int version,
        @Nullable Long pipelineId,
        String code,
        String name,
        Semantics semantics,
        int sort,
        String color,
        boolean system) {
    public boolean open() {
        return semantics == Semantics.IN_PROGRESS;
    }
}
