package io.weiche.leads;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What became of leads. Implemented by the conversion.
public interface LeadFates {
    /// @param undoable nobody has touched the deal since, and the time to undo is not over
    record Fate(
            long conversionId,
            @Nullable Long dealId,
            @Nullable Long contactId,
            @Nullable Long companyId,
            boolean undoable) {}

    /// Leads that have not been converted are absent.
    Map<Long, Fate> of(Collection<Long> leadIds);
}
