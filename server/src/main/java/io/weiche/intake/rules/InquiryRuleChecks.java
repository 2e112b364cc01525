package io.weiche.intake.rules;

import io.weiche.intake.Channel;
import io.weiche.intake.rules.InquiryRuleDraft.Makes;
import io.weiche.kernel.BadInput;
import io.weiche.pipelines.Pipeline;
import io.weiche.pipelines.Pipelines;
import io.weiche.pipelines.Sources;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Whether all that rules name is there.
@Component
class InquiryRuleChecks {
    private static final int MOST = 100;

    private final InquiryRuleStore store;
    private final Sources sources;
    private final Pipelines pipelines;

    InquiryRuleChecks(InquiryRuleStore store, Sources sources, Pipelines pipelines) {
        this.store = store;
        this.sources = sources;
        this.pipelines = pipelines;
    }

    /// What rules may name.
    private record Known(Map<Long, Pipeline> pipelines, Set<Long> sources, Set<Long> forms, Set<Long> departments) {}

    /// @param saved what is there already: a form that was deleted meanwhile may stay
    /// @throws BadInput naming the field
    void check(InquiryRuleDraft rule, List<InquiryRuleDraft> saved) {
        check(rule, known(List.of(rule), saved));
    }

    /// Of a whole list.
    ///
    /// @throws BadInput naming the rule and the field
    void checkAll(List<InquiryRuleDraft> rules, List<InquiryRuleDraft> saved) {
        var known = known(rules, saved);
        for (int place = 0; place < rules.size(); place++) {
            try {
                check(rules.get(place), known);
            } catch (BadInput e) {
                throw e.within("rules[" + place + "]");
            }
        }
    }

    private Known known(List<InquiryRuleDraft> rules, List<InquiryRuleDraft> saved) {
        var forms = new HashSet<>(store.forms(named(rules, InquiryRuleDraft::formIds)));
        forms.addAll(named(saved, InquiryRuleDraft::formIds));
        return new Known(
                pipelines.list().stream().collect(Collectors.toMap(Pipeline::id, Function.identity())),
                sources.list().stream().map(Sources.Source::id).collect(Collectors.toSet()),
                forms,
                store.departments(named(rules, InquiryRuleDraft::departmentIds)));
    }

    private static Set<Long> named(List<InquiryRuleDraft> rules, Function<InquiryRuleDraft, List<Long>> what) {
        return rules.stream().flatMap(rule -> what.apply(rule).stream()).collect(Collectors.toSet());
    }

    private static void check(InquiryRuleDraft rule, Known known) {
        checkTarget(rule, known);
        checkChannels(rule.channels());
        check("sourceIds", rule.sourceIds(), known.sources());
        check("formIds", rule.formIds(), known.forms());
        check("departmentIds", rule.departmentIds(), known.departments());
    }

    private static void checkTarget(InquiryRuleDraft rule, Known known) {
        if (rule.pipelineId() == null) {
            return;
        }
        if (rule.makes() == Makes.LEAD) {
            throw BadInput.of("pipelineId", "unknown-value", "Leads are in no pipeline.");
        }
        var pipeline = known.pipelines().get(rule.pipelineId());
        if (pipeline == null) {
            throw BadInput.of("pipelineId", "unknown-pipeline", "There is no such pipeline.");
        }
        pipeline.firstStage();
    }

    private static void checkChannels(List<Channel> channels) {
        for (int place = 0; place < channels.size(); place++) {
            if (channels.get(place) == Channel.MANUAL || channels.indexOf(channels.get(place)) < place) {
                throw BadInput.of(
                        "channels[" + place + "]", "unknown-value", "This must be a channel of inquiries, once.");
            }
        }
    }

    private static void check(String field, List<Long> ids, Set<Long> known) {
        if (ids.size() > MOST) {
            throw BadInput.of(field, "too-many", "At most " + MOST + " are possible.");
        }
        for (int place = 0; place < ids.size(); place++) {
            if (!known.contains(ids.get(place)) || ids.indexOf(ids.get(place)) < place) {
                throw BadInput.of(field + "[" + place + "]", "unknown-value", "This is not there, or is named twice.");
            }
        }
    }
}
