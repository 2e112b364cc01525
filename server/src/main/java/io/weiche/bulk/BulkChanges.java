package io.weiche.bulk;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.access.Audit;
import io.weiche.access.CurrentUser;
import io.weiche.access.Right;
import io.weiche.jobs.Jobs;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.modes.CrmModes;
import io.weiche.modes.Mode;
import io.weiche.records.ListQuery;
import io.weiche.records.RecordDirectory;
import io.weiche.records.RecordList;
import io.weiche.web.Page;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Changing every record a filter finds: starting, following, stopping and taking back.
@Service
public class BulkChanges {
    private static final int SHOWN = 30;
    private static final int AT_ONCE = 5;

    private final BulkRunStore runs;
    private final BulkOutcomeStore outcomes;
    private final BulkRecords records;
    private final BulkTargets targets;
    private final RecordDirectory directory;
    private final RecordList list;
    private final CrmModes modes;
    private final Access access;
    private final Audit audit;
    private final Jobs jobs;

    BulkChanges(
            BulkRunStore runs,
            BulkOutcomeStore outcomes,
            BulkRecords records,
            BulkTargets targets,
            RecordDirectory directory,
            RecordList list,
            CrmModes modes,
            Access access,
            Audit audit,
            Jobs jobs) {
        this.runs = runs;
        this.outcomes = outcomes;
        this.records = records;
        this.targets = targets;
        this.directory = directory;
        this.list = list;
        this.modes = modes;
        this.access = access;
        this.audit = audit;
        this.jobs = jobs;
    }

    /// Begins to change what the filter finds now and when its turn comes; goes on by itself.
    ///
    /// @param filter JSON as lists take it; null for all
    /// @throws BadInput naming what does not exist or does not fit the kind
    /// @throws Problem forbidden when a right is missing altogether; single records are judged at their turn
    @Transactional
    public BulkRun start(RecordKind kind, BulkChange change, @Nullable String filter, @Nullable String search) {
        access.require(kind, Action.READ);
        access.require(kind, change.action().right());
        var wanted = targets.check(kind, change);
        var query = ListQuery.of(filter, search, null, null, null);
        var type = directory.type(kind);
        // refuses unknown fields before anything is written
        list.visible(type, query.filter(), query.search());
        var author = CurrentUser.requireId();
        if (runs.working(author) >= AT_ONCE) {
            throw Problem.conflict("Several changes of yours are on their way. Wait for one of them to end.");
        }
        var kept = filter == null ? null : query.filter().json();
        var id = runs.insert(kind, wanted, kept, query.search(), records.highest(type), author);
        jobs.start(BulkJob.NAME, id);
        jobs.nudge();
        audit.write("bulk-change-started", "bulk-change:" + id, null, told(kind, change));
        return runs.find(id).orElseThrow();
    }

    /// Numbers only: what filters and comments say may speak of people, and the audit forgets nothing.
    private static Map<String, Object> told(RecordKind kind, BulkChange change) {
        var told = new LinkedHashMap<String, Object>();
        told.put("kind", kind);
        told.put("action", change.action());
        told.put("responsibleId", change.responsibleId());
        told.put("pipelineId", change.pipelineId());
        told.put("stageId", change.stageId());
        told.put("addTagIds", change.addTagIds());
        told.put("removeTagIds", change.removeTagIds());
        told.put("withActivities", change.withActivities());
        told.put("withCustomers", change.withCustomers());
        told.values().removeIf(Objects::isNull);
        return told;
    }

    /// One's own; whoever may edit settings sees those of others too.
    @Transactional(readOnly = true)
    public BulkRun get(long id) {
        return require(id);
    }

    private BulkRun require(long id) {
        var run = runs.find(id).orElseThrow(Problem::notFound);
        if (run.startedById() != CurrentUser.requireId()) {
            try {
                access.require(Right.EDIT_SETTINGS);
            } catch (Problem e) {
                throw Problem.notFound();
            }
        }
        return run;
    }

    /// The latest of one's own.
    @Transactional(readOnly = true)
    public List<BulkRun> list() {
        return runs.list(CurrentUser.requireId(), SHOWN);
    }

    /// Stops; what is done stays done and can be taken back.
    @Transactional
    public BulkRun cancel(long id) {
        require(id);
        if (!runs.cancel(id)) {
            throw Problem.conflict("The change is not running.");
        }
        audit.write("bulk-change-cancelled", "bulk-change:" + id, null, null);
        return runs.find(id).orElseThrow();
    }

    /// Takes back what nobody has worked on since.
    ///
    /// @throws Problem undo-not-possible when nothing was changed, the week is over, or there can be no open leads
    @Transactional
    public BulkRun undo(long id) {
        var run = require(id);
        access.require(run.kind(), run.change().action().right());
        if (run.change().action() == BulkAction.CONVERT && modes.get().mode() == Mode.SIMPLE) {
            throw new Problem(ProblemType.UNDO_NOT_POSSIBLE, "In simple mode there are no open leads.")
                    .with("reason", "simple-mode");
        }
        if (!runs.startUndo(id, CurrentUser.requireId())) {
            throw new Problem(ProblemType.UNDO_NOT_POSSIBLE, "Nothing was changed, or the time to undo is over.")
                    .with("reason", "too-late");
        }
        jobs.start(BulkJob.NAME, id);
        jobs.nudge();
        audit.write("bulk-change-undone", "bulk-change:" + id, null, null);
        return runs.find(id).orElseThrow();
    }

    /// A record that stayed as it was.
    ///
    /// @param name null when it is gone, and when the current user may not read it
    public record Line(
            long recordId,
            @Nullable String name,
            String reason,
            @Nullable String detail) {}

    /// @param kept those whose change an undo has left; else those that could not be changed
    @Transactional(readOnly = true)
    public Page<Line> outcomes(long id, boolean kept, int limit, @Nullable String cursor) {
        var run = require(id);
        var found = outcomes.list(id, kept, after(cursor), limit + 1);
        var page = found.size() > limit ? found.subList(0, limit) : found;
        var refs = page.stream()
                .map(line -> new RecordRef(run.kind(), line.recordId()))
                .toList();
        var names = directory.names(refs);
        var lines = page.stream()
                .map(line -> new Line(
                        line.recordId(),
                        names.get(new RecordRef(run.kind(), line.recordId())),
                        line.reason(),
                        line.detail()))
                .toList();
        return new Page<>(
                lines, found.size() > limit ? Long.toString(page.getLast().recordId()) : null, null);
    }

    private static long after(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return 0;
        }
        if (!cursor.matches("[0-9]{1,18}")) {
            throw BadInput.of("cursor", "malformed", "This cursor does not belong to this list.");
        }
        return Long.parseLong(cursor);
    }
}
