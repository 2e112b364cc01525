package io.weiche.bulk;

import io.weiche.kernel.RecordKind;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One change of many records, on its way or done.
///
/// @param filter JSON as lists take it; null for all
/// @param total how many there were when it began; null until they are counted
/// @param skipped records somebody was writing to when it was their turn
/// @param reason why it ended before its end; null when it did not
public record BulkRun(
        long id,
        RecordKind kind,
        BulkChange change,
        @Nullable String filter,
        @Nullable String search,
        Status status,
        @Nullable Long total,
        long changed,
        long unchanged,
        long failed,
        long lastRecordId,
        long maxRecordId,
        List<Long> skipped,
        int batchSize,
        @Nullable String reason,
        long undone,
        long kept,
        Followers followers,
        @Nullable Long undoneById,
        long startedById,
        OffsetDateTime startedAt,
        @Nullable OffsetDateTime finishedAt,
        @Nullable OffsetDateTime undoUntil) {
    public BulkRun {
        skipped = List.copyOf(skipped);
    }

    /// What followed the records to their new responsible.
    ///
    /// @param customersLeft those its author may not change
    public record Followers(
            long activities, long customers, long customersLeft, long activitiesUndone, long customersUndone) {}

    public enum Status {
        RUNNING,
        DONE,
        DONE_WITH_ERRORS,
        CANCELLED,
        UNDOING,
        UNDONE;

        public boolean working() {
            return this == RUNNING || this == UNDOING;
        }
    }

    /// In whose name it works now.
    long actorId() {
        return status == Status.UNDOING && undoneById != null ? undoneById : startedById;
    }
}
