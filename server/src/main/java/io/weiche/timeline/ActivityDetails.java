package io.weiche.timeline;

import io.weiche.kernel.BadInput;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// What may be said about an activity beyond what it is and until when.
///
/// @param minutes how long it lasts from its deadline on; null for what has no length
public record ActivityDetails(@Nullable Integer minutes) {
    /// An activity of which nothing more is said.
    public static final ActivityDetails NONE = new ActivityDetails(null);

    private static final Duration LONGEST = Duration.ofDays(31);

    /// @param until null for no length
    /// @throws BadInput when it is not after the beginning, or too long after it
    public ActivityDetails lasting(OffsetDateTime from, @Nullable OffsetDateTime until) {
        if (until != null && !isLength(from, until)) {
            throw BadInput.of(
                    "endsAt", "out-of-range", "An activity ends after its deadline, at most 31 days later.");
        }
        return new ActivityDetails(until == null ? null : minutes(from, until));
    }

    /// Whether an activity can last from the one moment to the other.
    public static boolean isLength(OffsetDateTime from, OffsetDateTime until) {
        var length = Duration.between(from, until);
        return length.isPositive() && length.compareTo(LONGEST) <= 0;
    }

    /// Those that were begun count.
    private static int minutes(OffsetDateTime from, OffsetDateTime until) {
        return (int) Duration.between(from, until).plusSeconds(59).toMinutes();
    }
}
