package io.weiche.intake.rules;

import io.weiche.access.Access;
import io.weiche.access.Right;
import io.weiche.intake.rules.InquiryRuleDraft.Asking;
import io.weiche.intake.rules.InquiryRuleDraft.Makes;
import io.weiche.intake.rules.InquiryTrial.TrialCount;
import io.weiche.intake.rules.InquiryTrial.TrialOfSource;
import io.weiche.intake.rules.TrialStore.Alike;
import io.weiche.intake.rules.TrialStore.Fate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Tries rules on what came in, before anybody saves them. It changes nothing. Inquiries that are alike for rules are
/// counted together in one question, and judged by what judges those that come in.
@Service
public class InquiryTrials {
    private final InquiryRuleStore rules;
    private final InquiryRuleChecks checks;
    private final TrialStore store;
    private final Access access;

    InquiryTrials(InquiryRuleStore rules, InquiryRuleChecks checks, TrialStore store, Access access) {
        this.rules = rules;
        this.checks = checks;
        this.store = store;
        this.access = access;
    }

    /// @param wanted as they would stand, in their order
    /// @throws io.weiche.kernel.BadInput naming the rule and the field
    @Transactional(readOnly = true)
    public InquiryTrial on(List<InquiryRuleDraft> wanted) {
        access.require(Right.EDIT_SETTINGS);
        var saved = rules.list().stream().map(InquiryRule::draft).toList();
        checks.checkAll(wanted, saved);
        var span = store.span();
        var came = store.since(span.from());
        var asked = came.stream().filter(one -> one.fate() == Fate.ASKED).toList();
        return new InquiryTrial(
                span.from(),
                span.until(),
                count(came, _ -> true),
                count(came, one -> one.fate() == Fate.NOTED),
                count(came, one -> one.fate() == Fate.HELD),
                count(came, one -> one.fate() == Fate.BY_HAND),
                count(asked, one -> one.byForm() && judged(wanted, one).leads() > 0),
                sum(saved, asked),
                sum(wanted, asked),
                byRule(wanted, asked),
                bySource(wanted, asked));
    }

    private static long count(List<Alike> inquiries, Predicate<Alike> which) {
        return inquiries.stream().filter(which).mapToLong(Alike::count).sum();
    }

    private static TrialCount sum(List<InquiryRuleDraft> rules, List<Alike> asked) {
        return asked.stream().map(one -> became(rules, one)).reduce(TrialCount.NONE, TrialCount::and);
    }

    private static FirstRule first(List<InquiryRuleDraft> rules, Alike one) {
        return FirstRule.of(rules, new Asking(one.channel(), one.sourceId(), one.formId(), null));
    }

    /// What the rules make of them.
    private static TrialCount judged(List<InquiryRuleDraft> rules, Alike one) {
        return switch (first(rules, one)) {
            case FirstRule.Found(var place)
            when rules.get(place).makes() == Makes.DEAL -> new TrialCount(0, one.count(), 0);
            case FirstRule.Found _, FirstRule.None _ -> new TrialCount(one.count(), 0, 0);
            case FirstRule.Undecided _ -> new TrialCount(0, 0, one.count());
        };
    }

    /// A form that makes deals at once makes them of whatever is left.
    private static TrialCount became(List<InquiryRuleDraft> rules, Alike one) {
        return one.byForm() ? new TrialCount(0, one.count(), 0) : judged(rules, one);
    }

    private static List<Long> byRule(List<InquiryRuleDraft> rules, List<Alike> asked) {
        var counts = new HashMap<Integer, Long>();
        for (var one : asked) {
            if (first(rules, one) instanceof FirstRule.Found(var place)) {
                counts.merge(place, one.count(), Long::sum);
            }
        }
        return IntStream.range(0, rules.size())
                .mapToObj(place -> counts.getOrDefault(place, 0L))
                .toList();
    }

    private static List<TrialOfSource> bySource(List<InquiryRuleDraft> rules, List<Alike> asked) {
        Map<@Nullable Long, TrialCount> counts = new HashMap<>();
        asked.forEach(one -> counts.merge(one.sourceId(), became(rules, one), TrialCount::and));
        return counts.entrySet().stream()
                .map(entry -> new TrialOfSource(entry.getKey(), entry.getValue()))
                .sorted(Comparator.<TrialOfSource>comparingLong(
                                one -> -one.count().all())
                        .thenComparing(TrialOfSource::sourceId, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }
}
