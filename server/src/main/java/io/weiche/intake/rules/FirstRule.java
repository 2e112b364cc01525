package io.weiche.intake.rules;

import io.weiche.intake.Channel;
import io.weiche.intake.rules.InquiryRuleDraft.Asking;
import io.weiche.intake.rules.InquiryRuleDraft.Fit;
import java.util.List;

/// Which rule decides about an inquiry.
sealed interface FirstRule {
    /// @param place in the list of rules
    record Found(int place) implements FirstRule {}

    /// No rule speaks of it: it becomes a lead.
    record None() implements FirstRule {}

    /// It depends on who took care of it then, and nobody knows any more.
    record Undecided() implements FirstRule {}

    /// The first that fits. Whoever enters a lead by hand has decided already.
    static FirstRule of(List<InquiryRuleDraft> rules, Asking inquiry) {
        if (inquiry.channel() == Channel.MANUAL) {
            return new None();
        }
        for (int place = 0; place < rules.size(); place++) {
            var fit = rules.get(place).fit(inquiry);
            if (fit != Fit.NO) {
                return fit == Fit.YES ? new Found(place) : new Undecided();
            }
        }
        return new None();
    }
}
