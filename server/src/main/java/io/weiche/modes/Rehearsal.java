package io.weiche.modes;

import java.util.List;

/// What a switch to simple mode would do, counted exactly (crm.md 4.2).
///
/// @param matchedContacts leads whose contact is known, or made by an earlier lead of the same switch
/// @param estimatedSeconds how long the run would take
public record Rehearsal(
        long openLeads,
        long deals,
        long newContacts,
        long newCompanies,
        long matchedContacts,
        long matchedCompanies,
        long activitiesKeptOpen,
        long activitiesCompleted,
        List<Problem> problems,
        long estimatedSeconds) {
    /// The one finding that keeps a lead from being converted.
    static final String BLOCKING = "linked-customer-deleted";

    public Rehearsal {
        problems = List.copyOf(problems);
    }

    /// @param blocking these leads will not be converted and need attention afterwards; else only a remark
    public record Problem(String code, boolean blocking, long count, List<Long> sampleLeadIds) {
        public Problem {
            sampleLeadIds = List.copyOf(sampleLeadIds);
        }
    }
}
