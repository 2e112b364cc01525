package io.weiche.recurring;

import io.weiche.kernel.Money;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// A template: what its deals say, and when the next one is made.
///
/// @param amount null also for whoever sees no amounts
/// @param customerName the main contact, else the company, whichever may be read
/// @param nextOn null: the last date is over
/// @param made how many deals there have been
/// @param leftOut how many dates were missed for so long that nobody makes up for them
/// @param obstacle why the date that is due was not made yet
public record RecurringDeal(
        long id,
        int version,
        RecurringDraft draft,
        @Nullable Money amount,
        @Nullable String customerName,
        @Nullable LocalDate nextOn,
        @Nullable LocalDate doneOn,
        int made,
        int leftOut,
        @Nullable OffsetDateTime pausedAt,
        @Nullable Obstacle obstacle,
        @Nullable OffsetDateTime obstacleSince,
        @Nullable Long createdById,
        OffsetDateTime createdAt) {
    public enum State {
        ACTIVE,
        PAUSED,
        ENDED
    }

    public State state() {
        if (nextOn == null) {
            return State.ENDED;
        }
        return pausedAt == null ? State.ACTIVE : State.PAUSED;
    }

    /// The first date of a schedule that lies before no day that is over or done.
    @Nullable
    LocalDate next(Schedule schedule, LocalDate today) {
        return schedule.from(doneOn == null || doneOn.isBefore(today) ? today : doneOn.plusDays(1));
    }
}
