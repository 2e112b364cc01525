package io.weiche.intake.rules;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a list of rules would have made of the inquiries of the last thirty days, had the account been in classic mode.
///
/// @param inquiries all that came in
/// @param noted those of customers with whom something was open, or with whom only notes are taken: no rule is asked
/// @param held those of the exceptions list: they become nothing
/// @param byHand those somebody entered as leads: no rule is asked
/// @param byForm those that become deals because their form says so, whatever rules say
/// @param now what the rules as they are saved make of the others
/// @param then what these rules make of them
/// @param rules how many each of these decides about, in their order
/// @param sources the others by source, the most first
public record InquiryTrial(
        OffsetDateTime from,
        OffsetDateTime until,
        long inquiries,
        long noted,
        long held,
        long byHand,
        long byForm,
        TrialCount now,
        TrialCount then,
        List<Long> rules,
        List<TrialOfSource> sources) {
    public InquiryTrial {
        rules = List.copyOf(rules);
        sources = List.copyOf(sources);
    }

    /// @param undecided it depends on who took care of them then, and nobody knows any more
    public record TrialCount(long leads, long deals, long undecided) {
        static final TrialCount NONE = new TrialCount(0, 0, 0);

        TrialCount and(TrialCount other) {
            return new TrialCount(leads + other.leads, deals + other.deals, undecided + other.undecided);
        }

        long all() {
            return leads + deals + undecided;
        }
    }

    /// @param sourceId null: without a source
    public record TrialOfSource(@Nullable Long sourceId, TrialCount count) {}
}
