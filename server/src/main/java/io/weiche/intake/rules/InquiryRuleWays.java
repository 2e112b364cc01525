package io.weiche.intake.rules;

import io.weiche.intake.Channel;
import io.weiche.intake.rules.InquiryRuleDraft.Asking;
import io.weiche.intake.rules.InquiryRuleDraft.Makes;
import io.weiche.leads.LeadGate.Arrival;
import io.weiche.leads.LeadGate.DecidingRule;
import io.weiche.leads.LeadGate.Way;
import io.weiche.modes.InquiryWays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Says by the rules of the account which way inquiries go: one question for a set, and one more for the people of it
/// where a rule looks at departments.
@Component
class InquiryRuleWays implements InquiryWays {
    private static final Way LEAD = new Way(null, null);

    private final InquiryRuleStore store;

    InquiryRuleWays(InquiryRuleStore store) {
        this.store = store;
    }

    @Override
    public List<Way> of(List<Arrival> arrivals, long usualPipelineId) {
        var rules = store.list();
        if (rules.isEmpty()) {
            return Collections.nCopies(arrivals.size(), LEAD);
        }
        var drafts = rules.stream().map(InquiryRule::draft).toList();
        var departments = departments(drafts, arrivals);
        return arrivals.stream()
                .map(arrival -> switch (FirstRule.of(drafts, asking(arrival, departments))) {
                    case FirstRule.Found(var place) -> way(rules.get(place), usualPipelineId);
                    case FirstRule.None _, FirstRule.Undecided _ -> LEAD;
                })
                .toList();
    }

    private Map<Long, Set<Long>> departments(List<InquiryRuleDraft> rules, List<Arrival> arrivals) {
        return rules.stream().allMatch(rule -> rule.departmentIds().isEmpty())
                ? Map.of()
                : store.departmentsOf(
                        arrivals.stream().map(Arrival::responsibleId).collect(Collectors.toSet()));
    }

    private static Asking asking(Arrival arrival, Map<Long, Set<Long>> departments) {
        return new Asking(
                Channel.valueOf(arrival.channel()),
                arrival.sourceId(),
                arrival.formId(),
                departments.getOrDefault(arrival.responsibleId(), Set.of()));
    }

    private static Way way(InquiryRule rule, long usualPipelineId) {
        var draft = rule.draft();
        return new Way(
                draft.makes() == Makes.DEAL ? Objects.requireNonNullElse(draft.pipelineId(), usualPipelineId) : null,
                new DecidingRule(rule.id(), draft.name()));
    }
}
