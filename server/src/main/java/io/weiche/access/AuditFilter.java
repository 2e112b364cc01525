package io.weiche.access;

import io.weiche.kernel.BadInput;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which entries of the audit somebody wants to see.
///
/// @param action what was done; null for anything
/// @param kinds what kinds of thing it was done to, as the subject begins; empty for any
/// @param actorId who did it; null for anybody, and the system
/// @param since the first day, by the account's clock; null from the beginning
/// @param until the last day; null to the end
public record AuditFilter(
        @Nullable String action,
        List<String> kinds,
        @Nullable Long actorId,
        @Nullable LocalDate since,
        @Nullable LocalDate until) {
    private static final int MOST_KINDS = 20;

    public static final AuditFilter NONE = new AuditFilter(null, List.of(), null, null, null);

    public AuditFilter {
        kinds = List.copyOf(kinds);
        if (kinds.size() > MOST_KINDS) {
            throw BadInput.of("kind", "too-many", "At most " + MOST_KINDS + " kinds at once.");
        }
        if (since != null && until != null && until.isBefore(since)) {
            throw BadInput.of("until", "out-of-range", "The last day lies before the first.");
        }
    }

    /// For the audit itself; null when it lets everything through.
    @Nullable
    Map<String, Object> told() {
        var told = new LinkedHashMap<String, Object>();
        if (action != null) {
            told.put("action", action);
        }
        if (!kinds.isEmpty()) {
            told.put("kinds", kinds);
        }
        if (actorId != null) {
            told.put("actor", actorId);
        }
        if (since != null) {
            told.put("since", since.toString());
        }
        if (until != null) {
            told.put("until", until.toString());
        }
        return told.isEmpty() ? null : told;
    }
}
