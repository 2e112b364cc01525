package io.weiche.modes;

import java.util.List;

/// What a switch to simple mode would do with one lead.
///
/// @param seen whether the current user may read the lead; if not, nobody is told which one it is
/// @param blocked it would stay open, for the reason among the remarks
/// @param contact what becomes of its person
/// @param remarks codes of what is worth knowing about it
public record LeadForecast(
        long leadId,
        String title,
        boolean seen,
        boolean blocked,
        Customer contact,
        Customer company,
        List<String> remarks) {
    public LeadForecast {
        remarks = List.copyOf(remarks);
    }

    public enum Customer {
        /// Not wanted by the options.
        NONE,
        NEW,
        /// Known already, or made by an earlier lead of the same switch.
        KNOWN,
        /// The lead came from a customer and stays with it.
        LINKED
    }
}
