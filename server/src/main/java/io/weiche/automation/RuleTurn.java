package io.weiche.automation;

import io.weiche.automation.RuleRun.Skip;
import io.weiche.automation.RunStore.Batch;
import io.weiche.automation.RunStore.Entry;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.leads.LeadGate;
import io.weiche.records.RecordDirectory;
import io.weiche.records.RecordDirectory.Head;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// One rule and a set of records that came into its stage: for which it acts, and why not for the others. In the
/// transaction of its caller, as the system.
@Component
class RuleTurn {
    private final RuleStore rules;
    private final RunStore runs;
    private final RuleChecks checks;
    private final RuleActs acts;
    private final RecordDirectory directory;
    private final LeadGate gate;

    RuleTurn(
            RuleStore rules,
            RunStore runs,
            RuleChecks checks,
            RuleActs acts,
            RecordDirectory directory,
            LeadGate gate) {
        this.rules = rules;
        this.runs = runs;
        this.checks = checks;
        this.acts = acts;
        this.directory = directory;
        this.gate = gate;
    }

    void take(Batch batch) {
        var rule = rules.find(batch.ruleId()).orElse(null);
        if (rule == null) {
            return;
        }
        var draft = rule.draft();
        if (draft.kind() == RecordKind.LEAD && draft.action().type() == RuleAction.Type.MOVE) {
            // a switch must see a lead open or closed, and nothing in between
            gate.enter(LeadGate.Door.CHANNEL);
        }
        runs.begin(batch.depth());
        var world = checks.world();
        var obstacle = checks.against(draft, world);
        if (obstacle != null) {
            runs.holdUp(rule.id(), obstacle);
            return;
        }
        runs.lockRecords(draft.kind(), rule.id(), batch.steps());
        var entries = runs.entries(draft.kind(), rule.id(), batch.steps(), draft.without());
        var heads = directory.find(
                entries.stream().map(entry -> ref(draft, entry)).distinct().toList());
        var reasons = reasons(draft, entries, heads);
        var acting = entries.stream()
                .filter(entry -> !reasons.containsKey(entry.stepId()))
                .toList();
        if (!acting.isEmpty()) {
            reasons.putAll(acts.act(rule, acting, heads, world));
        }
        var known = entries.stream().map(Entry::stepId).collect(Collectors.toSet());
        batch.steps().stream().filter(step -> !known.contains(step)).forEach(step -> reasons.put(step, Skip.GONE));
        runs.end(rule.id(), batch.steps(), reasons);
    }

    static RecordRef ref(RuleDraft rule, Entry entry) {
        return new RecordRef(rule.kind(), entry.recordId());
    }

    private Map<Long, Skip> reasons(RuleDraft rule, List<Entry> entries, Map<RecordRef, Head> heads) {
        var matching =
                checks.matching(rule, entries.stream().map(Entry::recordId).collect(Collectors.toSet()));
        var reasons = new HashMap<Long, Skip>();
        for (var entry : entries) {
            var reason = reason(rule, entry, heads.get(ref(rule, entry)), matching);
            if (reason != null) {
                reasons.put(entry.stepId(), reason);
            }
        }
        return reasons;
    }

    private static @Nullable Skip reason(RuleDraft rule, Entry entry, @Nullable Head head, Set<Long> matching) {
        var type = rule.action().type();
        if (head == null) {
            return Skip.GONE;
        }
        if (head.frozen() && type != RuleAction.Type.NOTIFY) {
            return Skip.HISTORY;
        }
        if (!entry.standing() && (rule.delay() != null || type == RuleAction.Type.MOVE)) {
            return Skip.LEFT;
        }
        if (entry.busy()) {
            return Skip.BUSY;
        }
        return matching.contains(entry.recordId()) ? null : Skip.CONDITION;
    }
}
