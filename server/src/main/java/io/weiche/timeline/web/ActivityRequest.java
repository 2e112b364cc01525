package io.weiche.timeline.web;

import io.weiche.kernel.RecordKind;
import io.weiche.timeline.Activity;
import io.weiche.timeline.ActivityDetails;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What may be sent to plan an activity.
///
/// @param deadlineAt absent: three working days later
/// @param reminders so many minutes before the deadline its responsible is reminded, at most 5; 0 at the deadline;
///     absent: only then
/// @param place where, in words
/// @param participantIds colleagues who take part beside whoever is responsible, at most 50
/// @param colour in calendars; absent: that of all others
/// @param endsAt of what takes time, as a meeting: when it is over; absent: it has a deadline only
/// @param responsibleId absent: whoever plans it
/// @param records what it is about, 1 to 100
record ActivityRequest(
        Activity.@Nullable Type type,
        String title,
        @Nullable String description,
        @Nullable OffsetDateTime deadlineAt,
        @Nullable OffsetDateTime endsAt,
        @Nullable List<Integer> reminders,
        @Nullable String place,
        @Nullable List<Long> participantIds,
        ActivityDetails.@Nullable Colour colour,
        @Nullable Long responsibleId,
        List<RecordRequest> records) {

    /// @param name may be sent back as it was read, and is ignored
    record RecordRequest(RecordKind kind, Long id, @Nullable String name) {}

    /// What may change about an activity.
    ///
    /// @param endsAt absent: it lasts as long as before, also from another deadline on
    record Change(
            Activity.@Nullable Type type,
            String title,
            @Nullable String description,
            @Nullable OffsetDateTime deadlineAt,
            @Nullable OffsetDateTime endsAt,
            @Nullable List<Integer> reminders,
            @Nullable String place,
            @Nullable List<Long> participantIds,
            ActivityDetails.@Nullable Colour colour,
            @Nullable Long responsibleId) {}
}
