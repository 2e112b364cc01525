package io.weiche.bitrix24.timeline;

import io.weiche.bitrix24.catalogue.FieldInput;
import io.weiche.bitrix24.wire.Dates;
import io.weiche.kernel.Texts;
import io.weiche.timeline.Activity;
import io.weiche.timeline.ActivityDetails;
import io.weiche.timeline.ActivityDraft;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Three times on the wire, where we have a deadline and perhaps an end: the deadline counts before the end, the end
/// before the start. An end after the deadline makes it last; meetings and calls begin with their start. One
/// reminder before, where we have several.
record ActivityWhen(@Nullable OffsetDateTime deadline, ActivityDetails details) {

    /// @param now null for a new one
    static ActivityWhen of(FieldInput in, Activity.Type type, @Nullable ActivityDraft now) {
        var before = now == null ? null : now.deadlineAt();
        var details = now == null ? ActivityDetails.NONE : now.details();
        var start = time(in, "START_TIME");
        var end = time(in, "END_TIME");
        var deadline = first(time(in, "DEADLINE"), begin(type, first(start, before), end), end, start, before);
        var lasting = deadline == null || end == null ? details : until(details, deadline, end);
        var notify = notifyMinutes(in);
        var reminding = notify == null ? lasting : lasting.reminding(notify == 0 ? List.of(0L) : List.of(0L, notify));
        return new ActivityWhen(deadline, reminding.at(in.line("LOCATION", Texts.NAME, reminding.place())));
    }

    /// @return 0 when there shall be none before; null when nothing is said that we can remind by
    private static @Nullable Long notifyMinutes(FieldInput in) {
        var value = in.number("NOTIFY_VALUE", 0, ActivityDetails.EARLIEST_REMINDER, null);
        var unit = in.text("NOTIFY_TYPE");
        if (value == null || unit == null) {
            return null;
        }
        var minutes = switch (unit.strip()) {
            case "1" -> value;
            case "2" -> value * 60;
            case "3" -> value * 24 * 60;
            default -> 0;
        };
        return minutes <= ActivityDetails.EARLIEST_REMINDER ? Long.valueOf(minutes) : null;
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
