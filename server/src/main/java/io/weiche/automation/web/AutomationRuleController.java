package io.weiche.automation.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.automation.AutomationRule;
import io.weiche.automation.AutomationRules;
import io.weiche.automation.RuleAction;
import io.weiche.automation.RuleDraft;
import io.weiche.automation.Wait;
import io.weiche.automation.web.AutomationRulePayload.RuleRunPayload;
import io.weiche.intake.ChannelRule;
import io.weiche.kernel.RecordKind;
import io.weiche.timeline.Activity;
import io.weiche.web.Answers;
import io.weiche.web.Etags;
import io.weiche.web.JsonBody;
import io.weiche.web.Limits;
import io.weiche.web.Page;
import io.weiche.web.Takes;
import java.util.List;
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

@RestController
@RequestMapping("/api/v1/automation-rules")
class AutomationRuleController {
    private final AutomationRules rules;

    AutomationRuleController(AutomationRules rules) {
        this.rules = rules;
    }

    record SpanRequest(int after, Wait.Unit unit) {}

    /// @param delay absent: as soon as a record comes into the stage
    /// @param withoutActivity only with a delay
    record TriggerRequest(@Nullable SpanRequest delay, RuleDraft.@Nullable Without withoutActivity) {}

    /// @param deadline absent: the usual one
    /// @param responsibleId absent: whoever is responsible for the record
    /// @param stageId where the record, or its copy, goes
    record ActionRequest(
            RuleAction.Type type,
            Activity.@Nullable Type activityType,
            @Nullable String title,
            @Nullable SpanRequest deadline,
            @Nullable Long responsibleId,
            ChannelRule.@Nullable How how,
            @Nullable List<Long> personIds,
            @Nullable Boolean tellsResponsible,
            @Nullable Boolean tellsHead,
            @Nullable List<Long> tagIds,
            @Nullable Long stageId) {}

    /// @param kind LEAD or DEAL
    /// @param pipelineId absent for leads
    /// @param sort absent: behind the other rules of the stage
    /// @param filter as lists take it
    record AutomationRuleDraft(
            String name,
            RecordKind kind,
            @Nullable Long pipelineId,
            long stageId,
            @Nullable Integer sort,
            @Nullable TriggerRequest trigger,
            @Nullable String filter,
            ActionRequest action) {}

    /// @param trigger takes the place of the whole trigger
    /// @param action takes the place of the whole action
    record AutomationRuleChange(
            @Nullable String name,
            @Nullable Long pipelineId,
            @Nullable Long stageId,
            @Nullable Integer sort,
            @Nullable TriggerRequest trigger,
            @Nullable String filter,
            @Nullable ActionRequest action) {}

    @GetMapping
    @Requires(Right.EDIT_SETTINGS)
    Page<AutomationRulePayload> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return Page.part(rules.list(), AutomationRule::id, limit, cursor)
                .map(page -> page.stream().map(AutomationRulePayload::of).toList());
    }

    @PostMapping
    @Requires(Right.EDIT_SETTINGS)
    @Takes(
            value = AutomationRuleDraft.class,
            required = {"name", "kind", "stageId", "action"})
    @Answers(status = 201)
    ResponseEntity<AutomationRulePayload> open(@RequestBody JsonNode request) {
        var rule = rules.open(() -> RuleInput.draft(JsonBody.of(request)));
        return Etags.created("/api/v1/automation-rules/" + rule.id(), AutomationRulePayload.of(rule), rule.version());
    }

    @GetMapping("/{id}")
    @Requires(Right.EDIT_SETTINGS)
    ResponseEntity<AutomationRulePayload> get(@PathVariable long id) {
        return answer(rules.get(id));
    }

    @PatchMapping("/{id}")
    @Requires(Right.EDIT_SETTINGS)
    @Takes(AutomationRuleChange.class)
    ResponseEntity<AutomationRulePayload> change(
            @PathVariable long id,
            @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody JsonNode request) {
        var body = JsonBody.of(request);
        return answer(rules.change(id, Etags.expectedVersion(ifMatch), now -> RuleInput.change(body, now)));
    }

    @DeleteMapping("/{id}")
    @Requires(Right.EDIT_SETTINGS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable long id, @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch) {
        rules.delete(id, Etags.expectedVersion(ifMatch));
    }

    @PostMapping("/{id}/pause")
    @Requires(Right.EDIT_SETTINGS)
    ResponseEntity<AutomationRulePayload> pause(@PathVariable long id) {
        return answer(rules.pause(id));
    }

    @PostMapping("/{id}/resume")
    @Requires(Right.EDIT_SETTINGS)
    ResponseEntity<AutomationRulePayload> resume(@PathVariable long id) {
        return answer(rules.resume(id));
    }

    /// What became of the records that came into the stage, the newest first.
    @GetMapping("/{id}/runs")
    @Requires(Right.EDIT_SETTINGS)
    Page<RuleRunPayload> runs(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return rules.runs(id, Limits.of(limit), cursor)
                .map(page -> page.stream().map(RuleRunPayload::of).toList());
    }

    private static ResponseEntity<AutomationRulePayload> answer(AutomationRule rule) {
        return Etags.ok(AutomationRulePayload.of(rule), rule.version());
    }
}
