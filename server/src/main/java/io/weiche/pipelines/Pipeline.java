package io.weiche.pipelines;

import io.weiche.kernel.BadInput;
import java.util.List;

/// An ordered set of stages that deals move through.
///
/// @param version of itself; its stages have their own
public record Pipeline(long id, int version, String name, int sort, boolean isDefault, List<Stage> stages) {
    public Pipeline {
        stages = List.copyOf(stages);
    }

    /// Where new deals begin.
    ///
    /// @throws BadInput when no stage in progress is left
    public Stage firstStage() {
        return stages.stream()
                .filter(Stage::open)
                .findFirst()
                .orElseThrow(
                        () -> BadInput.of("pipelineId", "no-open-stage", "The pipeline has no stage in progress."));
    }
}
