package io.weiche.bitrix24.timeline;

import io.weiche.bitrix24.catalogue.FieldInput;
import io.weiche.bitrix24.wire.Dates;
import io.weiche.timeline.Activity;
import io.weiche.timeline.ActivityDetails;
import io.weiche.timeline.ActivityDraft;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Three times on the wire, where we have a deadline and perhaps an end: the deadline counts before the end, the end
/// before the start. An end after the deadline makes it last; meetings and calls begin with their start.
record ActivityTimes(@Nullable OffsetDateTime deadline, ActivityDetails details) {

    /// @param now null for a new one
    static ActivityTimes of(FieldInput in, Activity.Type type, @Nullable ActivityDraft now) {
        var before = now == null ? null : now.deadlineAt();
        var details = now == null ? ActivityDetails.NONE : now.details();
        var start = time(in, "START_TIME");
        var end = time(in, "END_TIME");
        var deadline = first(time(in, "DEADLINE"), begin(type, first(start, before), end), end, start, before);
        return new ActivityTimes(deadline, deadline == null || end == null ? details : until(details, deadline, end));
    }

    private static @Nullable OffsetDateTime begin(
            Activity.Type type, @Nullable OffsetDateTime start, @Nullable OffsetDateTime end) {
        var takesTime = type == Activity.Type.MEETING || type == Activity.Type.CALL;
        return takesTime && start != null && end != null && ActivityDetails.isLength(start, end) ? start : null;
    }

    /// What ends when it begins, or a year later, has no length.
    private static ActivityDetails until(ActivityDetails details, OffsetDateTime deadline, OffsetDateTime end) {
        return details.lasting(deadline, ActivityDetails.isLength(deadline, end) ? end : null);
    }

    private static @Nullable OffsetDateTime first(@Nullable OffsetDateTime... times) {
        return Stream.of(times).filter(Objects::nonNull).findFirst().orElse(null);
    }

    private static @Nullable OffsetDateTime time(FieldInput in, String code) {
        var text = in.text(code);
        if (text == null || text.isBlank()) {
            return null;
        }
        var time = Dates.time(text, in.account().timeZone());
        if (time.isEmpty()) {
            in.unreadable(code);
        }
        return time.orElse(null);
    }
}
