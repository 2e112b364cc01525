package io.weiche.timeline;

import io.weiche.kernel.BadInput;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What may be said about an activity beyond what it is and until when.
///
/// @param minutes how long it lasts from its deadline on; null for what has no length
/// @param reminders so many minutes before its deadline its responsible is reminded, ascending; 0 at the deadline
/// @param place where, in words
/// @param participants colleagues who take part beside its responsible, ascending; they may read what they may read
/// @param colour in calendars; null for that of all others
public record ActivityDetails(
        @Nullable Integer minutes,
        List<Integer> reminders,
        @Nullable String place,
        List<Long> participants,
        @Nullable Colour colour) {
    /// An activity of which nothing more is said: people are told when it is due.
    public static final ActivityDetails NONE = new ActivityDetails(null, List.of(0), null, List.of(), null);

    /// In the order of their numbers on the wire, from 1.
    public enum Colour {
        RED,
        ORANGE,
        YELLOW,
        GREEN,
        BLUE,
        PURPLE,
        PINK
    }

    public static final int MOST_REMINDERS = 5;
    /// Four weeks.
    public static final int EARLIEST_REMINDER = 40_320;

    private static final int MOST_PARTICIPANTS = 50;
    private static final Duration LONGEST = Duration.ofDays(31);

    public ActivityDetails {
        reminders = reminders.stream().distinct().sorted().toList();
        participants = participants.stream().distinct().sorted().toList();
    }

    /// @param until null for no length
    /// @throws BadInput when it is not after the beginning, or too long after it
    public ActivityDetails lasting(OffsetDateTime from, @Nullable OffsetDateTime until) {
        if (until != null && !isLength(from, until)) {
            throw BadInput.of("endsAt", "out-of-range", "An activity ends after its deadline, at most 31 days later.");
        }
        return new ActivityDetails(until == null ? null : minutes(from, until), reminders, place, participants, colour);
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

    /// @param offsets in minutes
    /// @throws BadInput when there are too many, or one is too early or behind the deadline
    public ActivityDetails reminding(List<Long> offsets) {
        if (offsets.size() > MOST_REMINDERS || offsets.stream().anyMatch(one -> one < 0 || one > EARLIEST_REMINDER)) {
            throw BadInput.of(
                    "reminders",
                    "out-of-range",
                    "These are at most %d numbers of minutes before the deadline, 0 to %d."
                            .formatted(MOST_REMINDERS, EARLIEST_REMINDER));
        }
        return new ActivityDetails(minutes, offsets.stream().map(Long::intValue).toList(), place, participants, colour);
    }

    public ActivityDetails at(@Nullable String somewhere) {
        return new ActivityDetails(minutes, reminders, somewhere, participants, colour);
    }

    /// @throws BadInput when there are too many
    public ActivityDetails with(List<Long> people) {
        if (people.size() > MOST_PARTICIPANTS) {
            throw BadInput.of(
                    "participantIds", "too-many", "At most " + MOST_PARTICIPANTS + " people take part in an activity.");
        }
        return new ActivityDetails(minutes, reminders, place, people, colour);
    }

    public ActivityDetails in(@Nullable Colour another) {
        return new ActivityDetails(minutes, reminders, place, participants, another);
    }

    boolean remindsAtDeadline() {
        return reminders.contains(0);
    }

    List<Integer> earlyReminders() {
        return reminders.stream().filter(one -> one > 0).toList();
    }
}
