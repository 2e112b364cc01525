package io.weiche.calls;

import io.weiche.kernel.RecordKind;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A call as people see it.
///
/// @param number null when it was hidden
/// @param name of the other side, as the telephone system knows it
/// @param recordingUrl where the telephone system keeps a recording
/// @param recordingHere there is one that lies here
/// @param spokeId who of us spoke, called or took it
/// @param records whom it concerns, as far as the current user may see them
public record ShownCall(
        long id,
        CallDirection direction,
        CallState state,
        @Nullable String number,
        @Nullable String name,
        @Nullable Line line,
        OffsetDateTime startedAt,
        @Nullable OffsetDateTime answeredAt,
        @Nullable OffsetDateTime endedAt,
        @Nullable Integer durationSeconds,
        @Nullable String recordingUrl,
        boolean recordingHere,
        @Nullable Long responsibleId,
        @Nullable Long spokeId,
        @Nullable Long inquiryId,
        @Nullable Long activityId,
        List<About> records) {
    public ShownCall {
        records = List.copyOf(records);
    }

    /// @param id null when it is none of the known ones
    public record Line(
            @Nullable Long id,
            @Nullable String number,
            @Nullable String name) {}

    public record About(RecordKind kind, long id, String name) {}
}
