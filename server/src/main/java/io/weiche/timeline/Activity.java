package io.weiche.timeline;

import io.weiche.kernel.RecordRef;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something to be done by somebody until a time, on one or more records.
///
/// @param completedById null for those completed automatically by a switch nobody stands behind
public record Activity(
        long id,
        int version,
        Type type,
        String title,
        @Nullable String description,
        OffsetDateTime deadlineAt,
        long responsibleId,
        Status status,
        @Nullable OffsetDateTime completedAt,
        @Nullable Long completedById,
        @Nullable Long createdById,
        OffsetDateTime createdAt,
        OffsetDateTime updatedAt,
        List<RecordRef> records,
        ActivityDetails details) {
    public Activity {
        records = List.copyOf(records);
    }

    public enum Type {
        TODO,
        CALL,
        MEETING,
        EMAIL
    }

    /// AUTO_COMPLETED: closed by a conversion, not by work (crm.md 4.7).
    public enum Status {
        PENDING,
        COMPLETED,
        AUTO_COMPLETED
    }

    /// When it is over; null for what has no length.
    public @Nullable OffsetDateTime endsAt() {
        var minutes = details.minutes();
        return minutes == null ? null : deadlineAt.plusMinutes(minutes);
    }

    public boolean pending() {
        return status == Status.PENDING;
    }
}
