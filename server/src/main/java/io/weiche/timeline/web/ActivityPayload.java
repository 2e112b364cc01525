package io.weiche.timeline.web;

import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.timeline.Activity;
import io.weiche.timeline.ActivityDetails;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// @param endsAt null for what has no length
/// @param reminders so many minutes before the deadline its responsible is reminded, ascending; 0 at the deadline
record ActivityPayload(
        long id,
        int version,
        Activity.Type type,
        String title,
        @Nullable String description,
        OffsetDateTime deadlineAt,
        @Nullable OffsetDateTime endsAt,
        List<Integer> reminders,
        @Nullable String place,
        List<Long> participantIds,
        ActivityDetails.@Nullable Colour colour,
        long responsibleId,
        Activity.Status status,
        @Nullable OffsetDateTime completedAt,
        @Nullable Long completedById,
        List<RecordPayload> records,
        @Nullable Long createdById,
        OffsetDateTime createdAt) {

    record RecordPayload(RecordKind kind, long id, @Nullable String name) {}

    static ActivityPayload of(Activity activity, Map<RecordRef, String> names) {
        return new ActivityPayload(
                activity.id(),
                activity.version(),
                activity.type(),
                activity.title(),
                activity.description(),
                activity.deadlineAt(),
                activity.endsAt(),
                activity.details().reminders(),
                activity.details().place(),
                activity.details().participants(),
                activity.details().colour(),
                activity.responsibleId(),
                activity.status(),
                activity.completedAt(),
                activity.completedById(),
                activity.records().stream()
                        .map(ref -> new RecordPayload(ref.kind(), ref.id(), names.get(ref)))
                        .toList(),
                activity.createdById(),
                activity.createdAt());
    }
}
