package io.weiche.automation.web;

import io.weiche.automation.AutomationRule;
import io.weiche.automation.Obstacle;
import io.weiche.automation.RuleAction;
import io.weiche.automation.RuleDraft;
import io.weiche.automation.RuleRun;
import io.weiche.automation.Wait;
import io.weiche.kernel.RecordKind;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// A rule as the interface shows it.
///
/// @param pipelineId null for leads
/// @param obstacle why it does not act at the moment
/// @param done for how many records it acted
/// @param waiting how many records it has in view
record AutomationRulePayload(
        long id,
        int version,
        String name,
        RecordKind kind,
        @Nullable Long pipelineId,
        long stageId,
        int sort,
        TriggerPayload trigger,
        @Nullable String filter,
        RuleAction action,
        boolean paused,
        @Nullable Obstacle obstacle,
        @Nullable OffsetDateTime obstacleSince,
        long done,
        @Nullable OffsetDateTime doneAt,
        int waiting,
        OffsetDateTime createdAt) {

    /// @param delay null: as soon as a record comes into the stage
    record TriggerPayload(@Nullable Wait delay, RuleDraft.@Nullable Without withoutActivity) {}

    /// @param name null when the current user may not read the record
    /// @param reason why nothing was done
    record RuleRunPayload(
            RecordKind kind,
            long recordId,
            @Nullable String name,
            RuleRun.State state,
            RuleRun.@Nullable Skip reason,
            OffsetDateTime enteredAt,
            OffsetDateTime endedAt) {
        static RuleRunPayload of(RuleRun run) {
            return new RuleRunPayload(
                    run.record().kind(),
                    run.record().id(),
                    run.name(),
                    run.state(),
                    run.reason(),
                    run.enteredAt(),
                    run.endedAt());
        }
    }

    static AutomationRulePayload of(AutomationRule rule) {
        var draft = rule.draft();
        return new AutomationRulePayload(
                rule.id(),
                rule.version(),
                draft.name(),
                draft.kind(),
                draft.pipelineId(),
                draft.stageId(),
                draft.sort(),
                new TriggerPayload(draft.delay(), draft.without()),
                draft.filter(),
                draft.action(),
                rule.paused(),
                rule.obstacle(),
                rule.obstacleSince(),
                rule.done(),
                rule.doneAt(),
                rule.waiting(),
                rule.createdAt());
    }
}
