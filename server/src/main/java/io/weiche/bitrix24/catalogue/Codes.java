package io.weiche.bitrix24.catalogue;

import io.weiche.pipelines.Pipeline;
import io.weiche.pipelines.Pipelines;
import io.weiche.pipelines.Semantics;
import io.weiche.pipelines.Sources;
import io.weiche.pipelines.Stage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The account's pipelines, stages and sources in the words of the wire, as they are during one call.
///
/// The default pipeline is number 0 there, and its stages go by their codes; those of the pipeline 7 are called
/// `C7:NEW`. Leads know no pipelines.
public final class Codes {
    private final Pipelines pipelineSource;
    private final Sources sourceSource;
    private @Nullable List<Pipeline> pipelines;
    private @Nullable Map<String, Stage> dealStages;
    private @Nullable List<Stage> leadStages;
    private @Nullable List<Sources.Source> sources;

    Codes(Pipelines pipelines, Sources sources) {
        this.pipelineSource = pipelines;
        this.sourceSource = sources;
    }

    public List<Pipeline> pipelines() {
        if (pipelines == null) {
            pipelines = pipelineSource.list();
        }
        return pipelines;
    }

    public List<Stage> leadStages() {
        if (leadStages == null) {
            leadStages = pipelineSource.leadStages();
        }
        return leadStages;
    }

    public List<Sources.Source> sources() {
        if (sources == null) {
            sources = sourceSource.list();
        }
        return sources;
    }

    /// The number of a pipeline on the wire.
    public static long category(Pipeline pipeline) {
        return pipeline.isDefault() ? 0 : pipeline.id();
    }

    /// @return null when the pipeline was deleted since
    public @Nullable Long category(@Nullable Long pipelineId) {
        return pipelines().stream()
                .filter(pipeline -> Objects.equals(pipeline.id(), pipelineId))
                .findFirst()
                .map(Codes::category)
                .orElse(null);
    }

    public Optional<Pipeline> pipeline(long category) {
        return pipelines().stream()
                .filter(pipeline -> category(pipeline) == category)
                .findFirst();
    }

    public Map<String, Long> categories() {
        var ids = new LinkedHashMap<String, Long>();
        pipelines().forEach(pipeline -> ids.put(Long.toString(category(pipeline)), pipeline.id()));
        return ids;
    }

    public static String stage(Pipeline pipeline, Stage stage) {
        return pipeline.isDefault() ? stage.code() : "C" + pipeline.id() + ":" + stage.code();
    }

    /// Stages of deals in all pipelines, in their order.
    public Map<String, Stage> dealStages() {
        if (dealStages == null) {
            dealStages = new LinkedHashMap<>();
            for (var pipeline : pipelines()) {
                for (var stage : pipeline.stages()) {
                    dealStages.put(stage(pipeline, stage), stage);
                }
            }
        }
        return dealStages;
    }

    /// @return null when the stage was deleted since
    public @Nullable String dealStage(long id) {
        return dealStages().entrySet().stream()
                .filter(entry -> entry.getValue().id() == id)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    public Map<String, Long> dealStageIds() {
        var ids = new LinkedHashMap<String, Long>();
        dealStages().forEach((code, stage) -> ids.put(code, stage.id()));
        return ids;
    }

    /// @return null when the stage was deleted since
    public @Nullable String leadStage(long id) {
        return leadStages().stream()
                .filter(stage -> stage.id() == id)
                .map(Stage::code)
                .findFirst()
                .orElse(null);
    }

    public Optional<Stage> leadStage(String code) {
        return leadStages().stream().filter(stage -> stage.code().equals(code)).findFirst();
    }

    public Map<String, Long> leadStageIds() {
        var ids = new LinkedHashMap<String, Long>();
        leadStages().forEach(stage -> ids.put(stage.code(), stage.id()));
        return ids;
    }

    public Map<String, Long> sourceIds() {
        var ids = new LinkedHashMap<String, Long>();
        sources().forEach(source -> ids.put(source.code(), source.id()));
        return ids;
    }

    public @Nullable String source(@Nullable Long id) {
        return sources().stream()
                .filter(source -> id != null && source.id() == id)
                .map(Sources.Source::code)
                .findFirst()
                .orElse(null);
    }

    /// The stages in which deals of their pipeline begin.
    public List<Long> firstStageIds() {
        return pipelines().stream()
                .flatMap(pipeline -> pipeline.stages().stream()
                        .filter(stage -> stage.semantics() == Semantics.IN_PROGRESS)
                        .limit(1))
                .map(Stage::id)
                .toList();
    }
}
