package io.weiche.access;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why somebody may do something with a record, or may not.
///
/// @param scope the one that counts in the end
/// @param needed the least scope that would do
/// @param roles each role of the person, and what it says
public record Explanation(boolean allowed, Reason reason, Scope scope, Scope needed, List<RoleSays> roles) {
    public Explanation {
        roles = List.copyOf(roles);
    }

    public enum Reason {
        ALLOWED,
        /// Administrators may do everything.
        ADMINISTRATOR,
        /// The person observes the record, which lets them read it.
        OBSERVER,
        /// The person has left.
        NOT_ACTIVE,
        /// The person has no role at all.
        NO_ROLE,
        /// No role allows this for any record there.
        RIGHT_MISSING,
        /// A role allows it, but not for records of this responsible.
        OUT_OF_SCOPE,
        /// Somebody sees it, but may not do this with it because nobody may: it is history.
        HISTORY
    }

    /// Where in the matrix a role says it.
    public enum Level {
        STAGE,
        PIPELINE,
        KIND,
        NOTHING
    }

    /// @param department through which the person has the role; null: it is their own
    /// @param counts false when an explicit rule of another role for the stage beats it
    public record RoleSays(
            long roleId,
            String role,
            @Nullable String department,
            boolean administrator,
            Level level,
            Scope scope,
            boolean counts) {}
}
