package io.weiche.calls;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// What the telephone system tells of a call at one moment; null: it says nothing about that. The same may be told
/// often, and in any order.
///
/// @param direction whoever says it says whose call it is: the call is registered
/// @param number of the other side, as it was told; null when it is hidden
/// @param name of the other side, as the telephone system knows it
/// @param line the number of ours that was called, or is called from
/// @param userId who of us called
/// @param answeredAt somebody took it; `answeredById` says who
/// @param endedById who had spoken in the end
public record CallReport(
        @Nullable CallDirection direction,
        @Nullable String number,
        @Nullable String name,
        @Nullable String line,
        @Nullable Long userId,
        @Nullable OffsetDateTime startedAt,
        @Nullable OffsetDateTime answeredAt,
        @Nullable Long answeredById,
        @Nullable OffsetDateTime endedAt,
        @Nullable Long endedById,
        @Nullable Integer durationSeconds,
        @Nullable CallResult result,
        @Nullable String recordingUrl) {

    /// Somebody took the call.
    public static CallReport answered(OffsetDateTime at, @Nullable Long byId) {
        return new CallReport(null, null, null, null, null, null, at, byId, null, null, null, null, null);
    }

    public static CallReport ended(
            OffsetDateTime at,
            @Nullable Long byId,
            @Nullable Integer durationSeconds,
            @Nullable CallResult result,
            @Nullable String recordingUrl) {
        return new CallReport(
                null, null, null, null, null, null, null, null, at, byId, durationSeconds, result, recordingUrl);
    }

    public static CallReport recorded(String url) {
        return new CallReport(null, null, null, null, null, null, null, null, null, null, null, null, url);
    }

    boolean registers() {
        return direction != null;
    }
}
