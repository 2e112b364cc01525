package io.weiche.notifications;

import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// Something one person was told of.
///
/// @param actorId who did it; null for the system
/// @param kind null when only activities are meant
/// @param record null when it speaks of several, or when this person may not see it any more
/// @param name what the record is called
/// @param text the words of the comment or the title of the activity
/// @param activityId null when no activity is meant
/// @param dueAt the deadline of that activity
/// @param records how many it speaks of
/// @param hidden what it speaks of is gone, or this person may not see it
public record Notification(
        long id,
        Reason reason,
        @Nullable Long actorId,
        @Nullable RecordKind kind,
        @Nullable RecordRef record,
        @Nullable String name,
        @Nullable String text,
        @Nullable Long activityId,
        @Nullable OffsetDateTime dueAt,
        int records,
        OffsetDateTime createdAt,
        boolean read,
        boolean hidden) {}
