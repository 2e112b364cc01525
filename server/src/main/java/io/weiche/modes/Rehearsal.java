package io.weiche.modes;

import io.weiche.conversion.Customers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a switch to simple mode would do, counted exactly (crm.md 4.2).
///
/// @param matchedContacts leads whose contact is known, or made by an earlier lead of the same switch
/// @param activities all that are open on open leads, by type and by person
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
        ActivityFigures activities,
        List<Problem> problems,
        long estimatedSeconds) {
    /// Of a switch that converts nothing.
    static final Rehearsal NOTHING = new Rehearsal(0, 0, 0, 0, 0, 0, 0, 0, ActivityFigures.NONE, List.of(), 0);

    /// The one finding that keeps a lead from being converted.
    static final String BLOCKING = "linked-customer-deleted";

    /// A lead that names no company would make one named after the person.
    static final String COMPANY_UNNAMED = "company-without-name";

    public Rehearsal {
        problems = List.copyOf(problems);
    }

    /// @param blocking these leads will not be converted and need attention afterwards; else only a remark
    /// @param sampleLeadIds some of those that the current user may read
    /// @param unseen how many of them the current user may not read
    /// @param remedy other options without this problem, if there are any
    public record Problem(
            String code,
            boolean blocking,
            long count,
            List<Long> sampleLeadIds,
            long unseen,
            @Nullable Remedy remedy) {
        public Problem {
            sampleLeadIds = List.copyOf(sampleLeadIds);
        }

        static Problem of(String code, long count, List<Long> sampleLeadIds, long unseen) {
            return new Problem(
                    code,
                    code.equals(BLOCKING),
                    count,
                    sampleLeadIds,
                    unseen,
                    code.equals(COMPANY_UNNAMED) ? new Remedy(Customers.BOTH_IF_NAMED) : null);
        }
    }

    /// @param customers to choose instead
    public record Remedy(Customers customers) {}
}
