package io.weiche.imports;

import io.weiche.leads.LeadGate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a run does with the rows of its file.
///
/// @param mapping what columns mean; columns that are not named are left out
/// @param duplicates what happens with somebody who is there already
/// @param asInquiries rows are inquiries of the channel import and become what the mode says; for leads only
/// @param responsibleId for rows that name nobody
/// @param sourceId for rows that name none
public record ImportPlan(
        List<Assignment> mapping,
        Duplicates duplicates,
        boolean asInquiries,
        long responsibleId,
        @Nullable Long sourceId) {
    public ImportPlan {
        mapping = List.copyOf(mapping);
    }

    /// Through which door leads come in.
    LeadGate.Door door() {
        return asInquiries ? LeadGate.Door.CHANNEL : LeadGate.Door.ASKED_FOR;
    }

    /// @param column from 0
    /// @param target name of a field of the kind
    public record Assignment(int column, String target) {}

    public enum Duplicates {
        /// The row is left out.
        SKIP,
        /// What is empty is filled in; nothing is overwritten.
        FILL,
        /// What the row says takes the place of what is there; an empty cell changes nothing.
        OVERWRITE,
        /// Another record, whoever is there.
        MAKE;

        /// Whether records change that are there already.
        boolean changes() {
            return this == FILL || this == OVERWRITE;
        }
    }
}
