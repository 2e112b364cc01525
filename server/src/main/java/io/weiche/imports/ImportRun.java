package io.weiche.imports;

import io.weiche.kernel.RecordKind;
import io.weiche.web.Problem;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One file on its way into the account.
///
/// @param columns names of its columns
/// @param plan null until it is rehearsed or started
/// @param rehearsal null until it is rehearsed
/// @param problems of the rehearsal, or of the run once it has begun
/// @param total rows of the file
/// @param done rows that have been looked at, in the rehearsal or the run
/// @param made rows of which something new was made
/// @param kept records an undo has left, because somebody worked on them
/// @param rowsErased whether what stood in the file is gone, because a person was erased since
public record ImportRun(
        long id,
        RecordKind kind,
        String fileName,
        String format,
        @Nullable String encoding,
        @Nullable String separator,
        List<String> columns,
        Status status,
        @Nullable ImportPlan plan,
        @Nullable Rehearsal rehearsal,
        List<ImportProblem> problems,
        long total,
        long done,
        long made,
        long updated,
        long skipped,
        long failed,
        int nextPage,
        @Nullable Integer undoKind,
        long lastRecordId,
        long undone,
        long kept,
        @Nullable Long undoneById,
        long startedById,
        OffsetDateTime readAt,
        @Nullable OffsetDateTime startedAt,
        @Nullable OffsetDateTime finishedAt,
        @Nullable OffsetDateTime undoUntil,
        boolean rowsErased) {
    public ImportRun {
        columns = List.copyOf(columns);
        problems = List.copyOf(problems);
    }

    public enum Status {
        READING,
        READ,
        REHEARSING,
        REHEARSED,
        RUNNING,
        DONE,
        DONE_WITH_ERRORS,
        CANCELLED,
        UNDOING,
        UNDONE
    }

    /// What a run would do with the account as it was then.
    ///
    /// @param made records that would be new; for inquiries all that can be read
    /// @param duplicates rows about somebody who is there already, or stands higher up in the file; inquiries of
    ///     them are counted under made too
    /// @param companies that would be made because rows name them
    public record Rehearsal(long made, long duplicates, long failed, long companies) {}

    /// @throws Problem conflict when nobody can read the file any more
    void requireRows() {
        if (rowsErased) {
            throw Problem.conflict("A person was erased, and the rows of files with them. Read the file once more.")
                    .with("reason", "rows-erased");
        }
    }

    ImportPlan requirePlan() {
        if (plan == null) {
            throw new IllegalStateException("a run without a plan");
        }
        return plan;
    }

    /// Who does it: whoever began it, or whoever takes it back.
    long actorId() {
        return status == Status.UNDOING && undoneById != null ? undoneById : startedById;
    }
}
