package io.weiche.imports.web;

import io.weiche.access.Users;
import io.weiche.imports.ImportPlan;
import io.weiche.imports.ImportProblem;
import io.weiche.imports.ImportRun;
import io.weiche.imports.Imports;
import io.weiche.imports.Targets;
import io.weiche.kernel.RecordKind;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Runs as the interface shows them.
@Component
class ImportPayloads {
    private static final int PREVIEWED = 5;

    private final Imports imports;
    private final Targets targets;
    private final Users users;

    ImportPayloads(Imports imports, Targets targets, Users users) {
        this.imports = imports;
        this.targets = targets;
        this.users = users;
    }

    record StarterPayload(long id, @Nullable String name) {}

    /// @param total rows of the file
    /// @param done rows that have been looked at, in the rehearsal or the run
    /// @param rowsErased whether what stood in the file is gone, because a person was erased since
    record ImportPayload(
            long id,
            RecordKind kind,
            String fileName,
            String format,
            @Nullable String encoding,
            @Nullable String separator,
            List<String> columns,
            ImportRun.Status status,
            @Nullable ImportPlan plan,
            ImportRun.@Nullable Rehearsal rehearsal,
            List<ImportProblem> problems,
            long total,
            long done,
            long made,
            long updated,
            long skipped,
            long failed,
            long undone,
            long kept,
            StarterPayload startedBy,
            OffsetDateTime readAt,
            @Nullable OffsetDateTime startedAt,
            @Nullable OffsetDateTime finishedAt,
            @Nullable OffsetDateTime undoUntil,
            boolean rowsErased) {}

    /// @param suggestions for each column the code of a field, or null
    record PreviewPayload(List<@Nullable String> suggestions, List<List<String>> rows) {}

    ImportPayload of(ImportRun run) {
        return payload(run, users.names());
    }

    List<ImportPayload> of(List<ImportRun> runs) {
        var names = users.names();
        return runs.stream().map(run -> payload(run, names)).toList();
    }

    PreviewPayload preview(ImportRun run) {
        return new PreviewPayload(targets.suggest(run.kind(), run.columns()), imports.preview(run, PREVIEWED));
    }

    private static ImportPayload payload(ImportRun run, Map<Long, String> names) {
        return new ImportPayload(
                run.id(),
                run.kind(),
                run.fileName(),
                run.format(),
                run.encoding(),
                run.separator(),
                run.columns(),
                run.status(),
                run.plan(),
                run.rehearsal(),
                run.problems(),
                run.total(),
                run.done(),
                run.made(),
                run.updated(),
                run.skipped(),
                run.failed(),
                run.undone(),
                run.kept(),
                new StarterPayload(run.startedById(), names.get(run.startedById())),
                run.readAt(),
                run.startedAt(),
                run.finishedAt(),
                run.undoUntil(),
                run.rowsErased());
    }
}
