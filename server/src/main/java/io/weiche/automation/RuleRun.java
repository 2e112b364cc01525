package io.weiche.automation;

import io.weiche.kernel.RecordRef;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// What became of one record in a rule.
///
/// @param name null when the current user may not read the record
/// @param reason of what was not done
public record RuleRun(
        long stepId,
        RecordRef record,
        @Nullable String name,
        State state,
        @Nullable Skip reason,
        OffsetDateTime enteredAt,
        OffsetDateTime endedAt) {
    RuleRun named(@Nullable String known) {
        return new RuleRun(stepId, record, known, state, reason, enteredAt, endedAt);
    }

    public enum State {
        DONE,
        SKIPPED,
        FAILED
    }

    /// Why nothing was done.
    public enum Skip {
        /// The record lies in the recycle bin.
        GONE,
        /// It is history.
        HISTORY,
        /// It left the stage before its time came.
        LEFT,
        /// Something is planned, or was done.
        BUSY,
        /// The condition does not hold.
        CONDITION,
        /// Whoever is responsible for it has left.
        RESPONSIBLE_LEFT,
        /// Nobody of the people is there.
        NOBODY_THERE,
        /// It was so already.
        ALREADY,
        /// The lead could not be converted.
        NOT_CONVERTED,
        /// Rules moved it in a circle.
        CIRCLE,
        /// Something refused; the log says why.
        TROUBLE
    }
}
