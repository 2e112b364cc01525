package io.weiche.pipelines.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.kernel.Texts;
import io.weiche.pipelines.DealCount;
import io.weiche.pipelines.Pipeline;
import io.weiche.pipelines.Pipelines;
import io.weiche.pipelines.Semantics;
import io.weiche.pipelines.Stage;
import io.weiche.web.Answers;
import io.weiche.web.JsonBody;
import io.weiche.web.Page;
import io.weiche.web.Takes;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Pipelines and stages.
@RestController
@RequestMapping("/api/v1")
class PipelineController {
    private static final int MAX_SORT = 1_000_000;

    private final Pipelines pipelines;

    PipelineController(Pipelines pipelines) {
        this.pipelines = pipelines;
    }

    /// @param dealCount of the deals the current user sees
    /// @param dealCountExact false when there are at least so many
    /// @param readable whether the current user may see deals in it
    record PipelinePayload(
            long id,
            String name,
            int sort,
            boolean isDefault,
            int dealCount,
            boolean dealCountExact,
            boolean readable,
            List<Stage> stages) {}

    private PipelinePayload shown(Pipeline pipeline, Map<Long, DealCount> counts) {
        var count = counts.getOrDefault(pipeline.id(), DealCount.NONE);
        return new PipelinePayload(
                pipeline.id(),
                pipeline.name(),
                pipeline.sort(),
                pipeline.isDefault(),
                count.value(),
                count.exact(),
                pipelines.readable(pipeline),
                pipeline.stages());
    }

    @GetMapping("/pipelines")
    @Requires(Right.SIGNED_IN)
    Page<PipelinePayload> list() {
        var counts = pipelines.dealCounts();
        return Page.whole(pipelines.list().stream()
                .map(pipeline -> shown(pipeline, counts))
                .toList());
    }

    @PostMapping("/pipelines")
    @Requires(Right.EDIT_SETTINGS)
    @Takes(value = DictionaryRequests.NewPipeline.class, required = "name")
    @Answers(status = 201)
    ResponseEntity<PipelinePayload> open(@RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var name = body.text("name");
        body.refuseUnknown();
        var pipeline = pipelines.open(name);
        return ResponseEntity.created(URI.create("/api/v1/pipelines/" + pipeline.id()))
                .body(shown(pipeline, Map.of()));
    }

    @PatchMapping("/pipelines/{id}")
    @Requires(Right.EDIT_SETTINGS)
    @Takes(DictionaryRequests.PipelineChange.class)
    PipelinePayload change(@PathVariable long id, @RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var name = body.text("name");
        var sort = body.integer("sort", 0, MAX_SORT);
        body.refuseUnknown();
        return shown(pipelines.change(id, name, sort), pipelines.dealCounts());
    }

    @DeleteMapping("/pipelines/{id}")
    @Requires(Right.EDIT_SETTINGS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable long id) {
        pipelines.delete(id);
    }

    @PostMapping("/pipelines/{id}/stages")
    @Requires(Right.EDIT_SETTINGS)
    @Takes(value = DictionaryRequests.NewStage.class, required = "name")
    @ResponseStatus(HttpStatus.CREATED)
    Stage openStage(@PathVariable long id, @RequestBody JsonNode json) {
        return openStageOf(id, json);
    }

    @GetMapping("/lead-stages")
    @Requires(Right.SIGNED_IN)
    Page<Stage> leadStages() {
        return Page.whole(pipelines.leadStages());
    }

    @PostMapping("/lead-stages")
    @Requires(Right.EDIT_SETTINGS)
    @Takes(value = DictionaryRequests.NewStage.class, required = "name")
    @ResponseStatus(HttpStatus.CREATED)
    Stage openLeadStage(@RequestBody JsonNode json) {
        return openStageOf(null, json);
    }

    private Stage openStageOf(@Nullable Long pipelineId, JsonNode json) {
        var body = JsonBody.of(json);
        var name = body.line("name", Texts.NAME);
        var semantics = body.choice("semantics", Semantics.class);
        var color = body.text("color");
        var sort = body.integer("sort", 0, MAX_SORT);
        body.refuseUnknown();
        return pipelines.openStage(
                pipelineId, name, semantics == null ? Semantics.IN_PROGRESS : semantics, color, sort);
    }

    @PatchMapping("/stages/{id}")
    @Requires(Right.EDIT_SETTINGS)
    @Takes(DictionaryRequests.StageChange.class)
    Stage changeStage(@PathVariable long id, @RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var name = body.text("name");
        var color = body.text("color");
        var sort = body.integer("sort", 0, MAX_SORT);
        body.refuseUnknown();
        return pipelines.changeStage(id, name, color, sort);
    }

    @DeleteMapping("/stages/{id}")
    @Requires(Right.EDIT_SETTINGS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteStage(@PathVariable long id) {
        pipelines.deleteStage(id);
    }
}
