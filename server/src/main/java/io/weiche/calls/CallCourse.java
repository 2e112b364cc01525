package io.weiche.calls;

import java.time.Duration;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// How a call went: when it began, who took it, when and how it ended. Of what is told twice the earlier, the longer
/// and
/// the stronger counts, so the order does not matter.
public record CallCourse(
        OffsetDateTime startedAt,
        @Nullable OffsetDateTime answeredAt,
        @Nullable Long answeredById,
        @Nullable OffsetDateTime endedAt,
        @Nullable Long endedById,
        @Nullable Integer durationSeconds,
        @Nullable CallResult result) {

    /// Derived from what was told.
    public CallState state() {
        if (endedAt == null && result == null) {
            return answeredAt == null ? CallState.RINGING : CallState.TALKING;
        }
        if (result != null && result != CallResult.MISSED) {
            return CallState.of(result);
        }
        var spoken = answeredAt != null || durationSeconds != null && durationSeconds > 0;
        return spoken && result == null ? CallState.ANSWERED : CallState.MISSED;
    }

    /// Who spoke with the other side.
    public @Nullable Long spokeId() {
        return endedById != null ? endedById : answeredById;
    }

    /// As it was told, else from when it was answered and ended.
    public @Nullable Integer duration() {
        if (durationSeconds != null || answeredAt == null || endedAt == null) {
            return durationSeconds;
        }
        return (int) Math.clamp(Duration.between(answeredAt, endedAt).toSeconds(), 0, Integer.MAX_VALUE);
    }

    CallCourse with(CallReport told) {
        return new CallCourse(
                told.startedAt() == null ? startedAt : told.startedAt(),
                earlier(answeredAt, told.answeredAt()),
                answeredById == null ? told.answeredById() : answeredById,
                earlier(endedAt, told.endedAt()),
                endedById == null ? told.endedById() : endedById,
                longer(durationSeconds, told.durationSeconds()),
                stronger(result, told.result()));
    }

    /// Nothing but that it rings.
    CallCourse begun() {
        return new CallCourse(startedAt, null, null, null, null, null, null);
    }

    private static @Nullable OffsetDateTime earlier(@Nullable OffsetDateTime one, @Nullable OffsetDateTime other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    private static @Nullable Integer longer(@Nullable Integer one, @Nullable Integer other) {
        return one == null || other == null ? (one == null ? other : one) : Integer.valueOf(Math.max(one, other));
    }

    private static @Nullable CallResult stronger(@Nullable CallResult one, @Nullable CallResult other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) < 0 ? one : other;
    }
}
