package io.weiche.intake.rules;

import io.weiche.intake.Channel;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What people say about a rule. It fits an inquiry that meets every condition; without any it fits all.
///
/// @param sort its place among the rules
/// @param pipelineId of its deals; null: as the settings of the mode say
/// @param channels one of these; empty: any
/// @param sourceIds one of these; empty: any, or none
/// @param formIds one of these; empty: any, or none
/// @param departmentIds whoever takes care of it works in one of these or below; empty: whoever
public record InquiryRuleDraft(
        String name,
        int sort,
        Makes makes,
        @Nullable Long pipelineId,
        List<Channel> channels,
        List<Long> sourceIds,
        List<Long> formIds,
        List<Long> departmentIds) {
    public InquiryRuleDraft {
        channels = List.copyOf(channels);
        sourceIds = List.copyOf(sourceIds);
        formIds = List.copyOf(formIds);
        departmentIds = List.copyOf(departmentIds);
    }

    /// What an inquiry becomes.
    public enum Makes {
        /// As without a rule: an exception from a wider one below.
        LEAD,
        /// A customer and a deal at once.
        DEAL
    }

    InquiryRuleDraft withSort(int place) {
        return new InquiryRuleDraft(name, place, makes, pipelineId, channels, sourceIds, formIds, departmentIds);
    }

    /// What of an inquiry rules look at.
    ///
    /// @param departments of whoever takes care of it, with those above; null when nobody knows any more
    record Asking(
            Channel channel,
            @Nullable Long sourceId,
            @Nullable Long formId,
            @Nullable Set<Long> departments) {}

    enum Fit {
        YES,
        NO,
        /// It depends on what nobody knows any more.
        UNKNOWN
    }

    Fit fit(Asking inquiry) {
        if (misses(channels, inquiry.channel())
                || misses(sourceIds, inquiry.sourceId())
                || misses(formIds, inquiry.formId())) {
            return Fit.NO;
        }
        var departments = inquiry.departments();
        if (departmentIds.isEmpty()) {
            return Fit.YES;
        }
        return departments == null ? Fit.UNKNOWN : Collections.disjoint(departmentIds, departments) ? Fit.NO : Fit.YES;
    }

    private static <T> boolean misses(List<T> wanted, @Nullable T value) {
        return !wanted.isEmpty() && (value == null || !wanted.contains(value));
    }
}
