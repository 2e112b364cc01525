package io.weiche.timeline;

import io.weiche.kernel.RecordRef;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One entry of a timeline.
///
/// @param record whose history it is; in a deal that may be the lead it came from
/// @param data what the type tells: stages, changed fields, the activity's number
/// @param authorId null when the system wrote it
public record Entry(
        long id,
        RecordRef record,
        EntryType type,
        @Nullable String body,
        @Nullable JsonNode data,
        @Nullable Long authorId,
        boolean pinned,
        OffsetDateTime createdAt) {

    Entry with(JsonNode seen) {
        return new Entry(id, record, type, body, seen, authorId, pinned, createdAt);
    }
}
