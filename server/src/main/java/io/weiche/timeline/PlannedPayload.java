package io.weiche.timeline;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// The next activity of a record as the interface shows it.
public record PlannedPayload(long id, String title, OffsetDateTime deadlineAt) {
    public static @Nullable PlannedPayload of(@Nullable Planned planned) {
        return planned == null ? null : new PlannedPayload(planned.id(), planned.title(), planned.deadlineAt());
    }
}
