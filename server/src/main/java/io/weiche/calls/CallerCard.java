package io.weiche.calls;

import io.weiche.kernel.RecordKind;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What whoever takes a call should know of the other side, as far as they may see it.
///
/// @param open leads and deals in progress
/// @param lastContactAt when somebody last spoke or wrote with them, before this call
public record CallerCard(List<Open> open, @Nullable OffsetDateTime lastContactAt) {
    static final CallerCard UNKNOWN = new CallerCard(List.of(), null);

    public CallerCard {
        open = List.copyOf(open);
    }

    /// @param stage its name
    /// @param person of a lead: who it is
    public record Open(
            RecordKind kind,
            long id,
            String title,
            String stage,
            @Nullable String person) {}
}
