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
import io.weiche.web.Etags;
import io.weiche.web.JsonBody;
import io.weiche.web.Page;
import io.weiche.web.Problem;
import io.weiche.web.Takes;
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
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
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
            int version,
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
                pipeline.version(),
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
    Page<PipelinePayload> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var counts = pipelines.dealCounts();
        return Page.part(pipelines.list(), Pipeline::id, limit, cursor)
                .map(page ->
                        page.stream().map(pipeline -> shown(pipeline, counts)).toList());
    }

    @GetMapping("/pipelines/{id}")
    @Requires(Right.SIGNED_IN)
    ResponseEntity<PipelinePayload> get(@PathVariable long id) {
        return answer(pipelines.find(id).orElseThrow(Problem::notFound));
    }

    private ResponseEntity<PipelinePayload> answer(Pipeline pipeline) {
        return Etags.ok(shown(pipeline, pipelines.dealCounts()), pipeline.version());
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
        return Etags.created("/api/v1/pipelines/" + pipeline.id(), shown(pipeline, Map.of()), pipeline.version());
    }

    @PatchMapping("/pipelines/{id}")
    @Requires(Right.EDIT_SETTINGS)
    @Takes(DictionaryRequests.PipelineChange.class)
    ResponseEntity<PipelinePayload> change(
            @PathVariable long id,
            @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var name = body.text("name");
        var sort = body.integer("sort", 0, MAX_SORT);
        body.refuseUnknown();
        return answer(pipelines.change(id, Etags.expectedVersion(ifMatch), name, sort));
    }

    @DeleteMapping("/pipelines/{id}")
    @Requires(Right.EDIT_SETTINGS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable long id, @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch) {
        pipelines.delete(id, Etags.expectedVersion(ifMatch));
    }

    @PostMapping("/pipelines/{id}/stages")
    @Requires(Right.EDIT_SETTINGS)
    @Takes(value = DictionaryRequests.NewStage.class, required = "name")
    @Answers(status = 201)
    ResponseEntity<Stage> openStage(@PathVariable long id, @RequestBody JsonNode json) {
        return openStageOf(id, json);
    }

    @GetMapping("/lead-stages")
    @Requires(Right.SIGNED_IN)
    Page<Stage> leadStages(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return Page.part(pipelines.leadStages(), Stage::id, limit, cursor);
    }

    /// Of leads or of deals.
    @GetMapping("/stages/{id}")
    @Requires(Right.SIGNED_IN)
    ResponseEntity<Stage> stage(@PathVariable long id) {
        var stage = pipelines.stage(id);
        return Etags.ok(stage, stage.version());
    }

    @PostMapping("/lead-stages")
    @Requires(Right.EDIT_SETTINGS)
    @Takes(value = DictionaryRequests.NewStage.class, required = "name")
    @Answers(status = 201)
    ResponseEntity<Stage> openLeadStage(@RequestBody JsonNode json) {
        return openStageOf(null, json);
    }

    private ResponseEntity<Stage> openStageOf(@Nullable Long pipelineId, JsonNode json) {
        var body = JsonBody.of(json);
        var name = body.line("name", Texts.NAME);
        var semantics = body.choice("semantics", Semantics.class);
        var color = body.text("color");
        var sort = body.integer("sort", 0, MAX_SORT);
        body.refuseUnknown();
        var stage = pipelines.openStage(
                pipelineId, name, semantics == null ? Semantics.IN_PROGRESS : semantics, color, sort);
        return Etags.created("/api/v1/stages/" + stage.id(), stage, stage.version());
    }

    @PatchMapping("/stages/{id}")
    @Requires(Right.EDIT_SETTINGS)
    @Takes(DictionaryRequests.StageChange.class)
    ResponseEntity<Stage> changeStage(
            @PathVariable long id,
            @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var name = body.text("name");
        var color = body.text("color");
        var sort = body.integer("sort", 0, MAX_SORT);
        body.refuseUnknown();
        var stage = pipelines.changeStage(id, Etags.expectedVersion(ifMatch), name, color, sort);
        return Etags.ok(stage, stage.version());
    }

    @DeleteMapping("/stages/{id}")
    @Requires(Right.EDIT_SETTINGS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteStage(
            @PathVariable long id, @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch) {
        pipelines.deleteStage(id, Etags.expectedVersion(ifMatch));
    }
}
