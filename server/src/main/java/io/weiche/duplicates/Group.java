package io.weiche.duplicates;

import io.weiche.duplicates.Likeness.Reason;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Records that are probably one and the same.
///
/// @param score of the two most alike
/// @param reasons what they have in common, the strongest first
/// @param records the one with the latest activity first
public record Group(int score, List<Reason> reasons, List<Member> records) {
    public Group {
        reasons = List.copyOf(reasons);
        records = List.copyOf(records);
    }

    /// @param context what tells namesakes apart
    /// @param mayMerge whether the current user may change and delete it
    public record Member(
            long id,
            String name,
            @Nullable String context,
            @Nullable String detail,
            OffsetDateTime lastActivityAt,
            boolean mayMerge) {}
}
