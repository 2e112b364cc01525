package io.weiche.calls;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One call, as far as it has been told. What follows from it never depends on the order in which that happened.
///
/// @param registered it is known whose call it is
/// @param lineNumber the line as it was told, also when it is none of the known ones
/// @param responsibleId who takes care of it
/// @param activityId what is to be done about it; its records are those the call concerns
public record Call(
        long id,
        @Nullable String externalId,
        boolean registered,
        CallDirection direction,
        @Nullable String number,
        @Nullable String matchKey,
        @Nullable String callerName,
        @Nullable Long lineId,
        @Nullable String lineNumber,
        @Nullable Long userId,
        OffsetDateTime startedAt,
        @Nullable OffsetDateTime answeredAt,
        @Nullable Long answeredById,
        @Nullable OffsetDateTime endedAt,
        @Nullable Long endedById,
        @Nullable Integer durationSeconds,
        @Nullable CallResult result,
        @Nullable String recordingUrl,
        @Nullable Long responsibleId,
        @Nullable Long inquiryId,
        @Nullable Long activityId) {

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

    /// The other side, in the fewest words.
    public @Nullable String who() {
        return callerName != null ? callerName : number;
    }

    /// With what was told of it just now.
    ///
    /// @param other the number that was told
    /// @param line its line, if it is a known one
    Call with(CallReport told, CallNumber other, @Nullable Long line) {
        var registers = told.registers() && !registered;
        return new Call(
                id,
                externalId,
                registered || told.registers(),
                registers ? Objects.requireNonNull(told.direction()) : direction,
                registers ? other.value() : number,
                registers ? other.matchKey() : matchKey,
                callerName == null ? told.name() : callerName,
                lineId == null ? line : lineId,
                lineNumber == null ? told.line() : lineNumber,
                userId == null ? told.userId() : userId,
                told.startedAt() == null ? startedAt : told.startedAt(),
                earlier(answeredAt, told.answeredAt()),
                answeredById == null ? told.answeredById() : answeredById,
                earlier(endedAt, told.endedAt()),
                endedById == null ? told.endedById() : endedById,
                longer(durationSeconds, told.durationSeconds()),
                stronger(result, told.result()),
                told.recordingUrl() == null ? recordingUrl : told.recordingUrl(),
                responsibleId,
                inquiryId,
                activityId);
    }

    /// With what became of it.
    Call became(@Nullable Long responsible, @Nullable Long inquiry, @Nullable Long activity) {
        return new Call(
                id,
                externalId,
                registered,
                direction,
                number,
                matchKey,
                callerName,
                lineId,
                lineNumber,
                userId,
                startedAt,
                answeredAt,
                answeredById,
                endedAt,
                endedById,
                durationSeconds,
                result,
                recordingUrl,
                responsible,
                inquiry,
                activity);
    }

    /// As it was before anything more was told.
    Call asRinging() {
        return new Call(
                id,
                externalId,
                registered,
                direction,
                number,
                matchKey,
                callerName,
                lineId,
                lineNumber,
                userId,
                startedAt,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                responsibleId,
                inquiryId,
                activityId);
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
