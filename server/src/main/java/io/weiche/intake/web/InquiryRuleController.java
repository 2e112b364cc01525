package io.weiche.intake.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.intake.Channel;
import io.weiche.intake.rules.InquiryRule;
import io.weiche.intake.rules.InquiryRuleDraft;
import io.weiche.intake.rules.InquiryRules;
import io.weiche.intake.rules.InquiryTrial;
import io.weiche.intake.rules.InquiryTrials;
import io.weiche.web.Answers;
import io.weiche.web.Etags;
import io.weiche.web.JsonBody;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Rules by which inquiries skip the lead in classic mode, and what they would have made of those that came in.
@RestController
@RequestMapping("/api/v1/inquiry-rules")
class InquiryRuleController {
    private final InquiryRules rules;
    private final InquiryTrials trials;

    InquiryRuleController(InquiryRules rules, InquiryTrials trials) {
        this.rules = rules;
        this.trials = trials;
    }

    /// @param sort absent: behind the other rules
    /// @param pipelineId of its deals; absent: as the settings of the mode say
    /// @param channels absent or empty: any; the same for the other conditions
    record InquiryRuleRequest(
            String name,
            @Nullable Integer sort,
            InquiryRuleDraft.Makes makes,
            @Nullable Long pipelineId,
            @Nullable List<Channel> channels,
            @Nullable List<Long> sourceIds,
            @Nullable List<Long> formIds,
            @Nullable List<Long> departmentIds) {}

    /// @param rules as they would stand, in their order
    record InquiryTrialRequest(List<InquiryRuleRequest> rules) {}

    record InquiryRulePayload(
            long id,
            int version,
            String name,
            int sort,
            InquiryRuleDraft.Makes makes,
            @Nullable Long pipelineId,
            List<Channel> channels,
            List<Long> sourceIds,
            List<Long> formIds,
            List<Long> departmentIds) {
        static InquiryRulePayload of(InquiryRule rule) {
            var draft = rule.draft();
            return new InquiryRulePayload(
                    rule.id(),
                    rule.version(),
                    draft.name(),
                    draft.sort(),
                    draft.makes(),
                    draft.pipelineId(),
                    draft.channels(),
                    draft.sourceIds(),
                    draft.formIds(),
                    draft.departmentIds());
        }
    }

    @GetMapping
    @Requires(Right.EDIT_SETTINGS)
    Page<InquiryRulePayload> list() {
        return Page.whole(rules.list().stream().map(InquiryRulePayload::of).toList());
    }

    @PostMapping
    @Requires(Right.EDIT_SETTINGS)
    @Takes(
            value = InquiryRuleRequest.class,
            required = {"name", "makes"})
    @Answers(status = 201)
    ResponseEntity<InquiryRulePayload> open(@RequestBody JsonNode request) {
        var rule = rules.open(() -> InquiryRuleInput.draft(JsonBody.of(request)));
        return Etags.created("/api/v1/inquiry-rules/" + rule.id(), InquiryRulePayload.of(rule), rule.version());
    }

    @PatchMapping("/{id}")
    @Requires(Right.EDIT_SETTINGS)
    @Takes(InquiryRuleRequest.class)
    ResponseEntity<InquiryRulePayload> change(
            @PathVariable long id,
            @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody JsonNode request) {
        var body = JsonBody.of(request);
        var rule = rules.change(id, Etags.expectedVersion(ifMatch), now -> InquiryRuleInput.change(body, now));
        return Etags.ok(InquiryRulePayload.of(rule), rule.version());
    }

    @DeleteMapping("/{id}")
    @Requires(Right.EDIT_SETTINGS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable long id, @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch) {
        rules.delete(id, Etags.expectedVersion(ifMatch));
    }

    /// Changes nothing.
    @PostMapping("/trials")
    @Requires(Right.EDIT_SETTINGS)
    @Takes(
            value = InquiryTrialRequest.class,
            required = {"rules"})
    InquiryTrial trial(@RequestBody JsonNode request) {
        return trials.on(InquiryRuleInput.list(JsonBody.of(request)));
    }
}
