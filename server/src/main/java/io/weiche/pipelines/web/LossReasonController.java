package io.weiche.pipelines.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import io.weiche.pipelines.LossReasons;
import io.weiche.web.JsonBody;
import io.weiche.web.Page;
import io.weiche.web.Takes;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Loss reasons, and where one must be named.
@RestController
@RequestMapping("/api/v1")
class LossReasonController {
    private static final int MAX_SORT = 1_000_000;

    private final LossReasons reasons;

    LossReasonController(LossReasons reasons) {
        this.reasons = reasons;
    }

    record NewLossReason(
            RecordKind kind, String name, @Nullable Integer sort) {}

    record LossReasonChange(@Nullable String name, @Nullable Integer sort) {}

    /// @param pipelineId of deals; absent for leads
    record LossRuleChange(@Nullable Long pipelineId, Boolean required) {}

    @GetMapping("/loss-reasons")
    @Requires(Right.SIGNED_IN)
    Page<LossReasons.LossReason> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return Page.part(reasons.list(), LossReasons.LossReason::id, limit, cursor);
    }

    @PostMapping("/loss-reasons")
    @Requires(Right.EDIT_SETTINGS)
    @Takes(
            value = NewLossReason.class,
            required = {"kind", "name"})
    @ResponseStatus(HttpStatus.CREATED)
    LossReasons.LossReason open(@RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var kind = body.requireChoice("kind", RecordKind.class);
        var name = body.text("name");
        var sort = body.integer("sort", 0, MAX_SORT);
        body.refuseUnknown();
        return reasons.open(kind, name, sort);
    }

    @PatchMapping("/loss-reasons/{id}")
    @Requires(Right.EDIT_SETTINGS)
    @Takes(LossReasonChange.class)
    LossReasons.LossReason change(@PathVariable long id, @RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var name = body.text("name");
        var sort = body.integer("sort", 0, MAX_SORT);
        body.refuseUnknown();
        return reasons.change(id, name, sort);
    }

    @DeleteMapping("/loss-reasons/{id}")
    @Requires(Right.EDIT_SETTINGS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable long id) {
        reasons.delete(id);
    }

    /// Where a reason must be named: pipelines of deals, and leads.
    @GetMapping("/loss-rules")
    @Requires(Right.SIGNED_IN)
    Page<LossReasons.LossRule> rules() {
        return Page.whole(reasons.rules());
    }

    @PutMapping("/loss-rules")
    @Requires(Right.EDIT_SETTINGS)
    @Takes(value = LossRuleChange.class, required = "required")
    Page<LossReasons.LossRule> ask(@RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var pipelineId = body.id("pipelineId");
        var required = body.bool("required");
        body.refuseUnknown();
        if (required == null) {
            throw BadInput.required("required");
        }
        return Page.whole(reasons.ask(pipelineId, required));
    }
}
