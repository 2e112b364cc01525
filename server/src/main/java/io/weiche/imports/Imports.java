package io.weiche.imports;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.access.Audit;
import io.weiche.access.CurrentUser;
import io.weiche.access.Users;
import io.weiche.imports.ImportPlan.Duplicates;
import io.weiche.imports.ImportRun.Status;
import io.weiche.jobs.Jobs;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import io.weiche.leads.LeadGate;
import io.weiche.pipelines.Sources;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Files on their way into the account: rehearsing, running, stopping and taking back.
@Service
public class Imports {
    private static final int SHOWN = 50;
    private static final List<String> READY = List.of("READ", "REHEARSED");

    private final ImportRunStore runs;
    private final PageStore pages;
    private final MappingStore mappings;
    private final Targets targets;
    private final Users users;
    private final Sources sources;
    private final Access access;
    private final Audit audit;
    private final Jobs jobs;
    private final LeadGate gate;

    Imports(
            ImportRunStore runs,
            PageStore pages,
            MappingStore mappings,
            Targets targets,
            Users users,
            Sources sources,
            Access access,
            Audit audit,
            Jobs jobs,
            LeadGate gate) {
        this.runs = runs;
        this.pages = pages;
        this.mappings = mappings;
        this.targets = targets;
        this.users = users;
        this.sources = sources;
        this.access = access;
        this.audit = audit;
        this.jobs = jobs;
        this.gate = gate;
    }

    /// What somebody wants done with a file.
    ///
    /// @param duplicates null: skip
    /// @param responsibleId null: whoever begins the run
    public record Wish(
            List<ImportPlan.Assignment> mapping,
            @Nullable Duplicates duplicates,
            boolean asInquiries,
            @Nullable Long responsibleId,
            @Nullable Long sourceId) {
        public Wish {
            mapping = List.copyOf(mapping);
        }
    }

    /// One's own; whoever may edit settings sees those of others too, unless something is hidden from them that may
    /// stand in the files of others.
    @Transactional(readOnly = true)
    public ImportRun get(long id) {
        return require(id);
    }

    private ImportRun require(long id) {
        var run =
                runs.find(id).filter(found -> found.status() != Status.READING).orElseThrow(Problem::notFound);
        if (run.startedById() != CurrentUser.requireId() && !seesAll()) {
            throw Problem.notFound();
        }
        return run;
    }

    private boolean seesAll() {
        var user = CurrentUser.require();
        return user.administrator()
                || user.editSettings() && user.matrix().unseen().isEmpty();
    }

    /// The latest.
    @Transactional(readOnly = true)
    public List<ImportRun> list() {
        return runs.list(seesAll() ? null : CurrentUser.requireId(), SHOWN);
    }

    /// The first rows of the file.
    @Transactional(readOnly = true)
    public List<List<String>> preview(ImportRun run, int rows) {
        return pages.find(run.id(), 1).orElse(List.of()).stream()
                .limit(rows)
                .map(PageStore.Row::cells)
                .toList();
    }

    /// Looks what a run would do, in the background.
    ///
    /// @throws Problem plan-does-not-include-classic when leads cannot be opened; conflict when the rows are gone
    @Transactional
    public ImportRun rehearse(long id, Wish wish) {
        return begin(id, Status.REHEARSING, wish);
    }

    /// Takes the rows in, in the background.
    ///
    /// @throws Problem conflict while another file is taken in, or without the rows of the file;
    ///     plan-does-not-include-classic when leads cannot be opened
    @Transactional
    public ImportRun run(long id, Wish wish) {
        var run = begin(id, Status.RUNNING, wish);
        mappings.remember(run.kind(), run.columns(), wish.mapping());
        audit.write("import-started", "import:" + id, null, Map.of("kind", run.kind(), "rows", run.total()));
        return run;
    }

    private ImportRun begin(long id, Status to, Wish wish) {
        var run = require(id);
        access.require(run.kind(), Action.IMPORT);
        run.requireRows();
        var plan = plan(run, wish);
        if (run.kind() == RecordKind.LEAD) {
            // or each row would be refused, one by one, for a reason that is known now
            gate.enter(plan.door());
        }
        try {
            if (!runs.begin(id, to, READY, plan)) {
                throw Problem.conflict("This file is being worked on, or has been taken in already.");
            }
        } catch (DuplicateKeyException e) {
            throw Problem.conflict("Another file is being taken in. Wait for its end.");
        }
        jobs.start(ImportJob.NAME, id);
        jobs.nudge();
        return runs.find(id).orElseThrow();
    }

    private ImportPlan plan(ImportRun run, Wish wish) {
        targets.check(run.kind(), run.columns(), wish.mapping());
        if (wish.asInquiries() && run.kind() != RecordKind.LEAD) {
            throw BadInput.of("asInquiries", "leads-only", "Only a file of leads can be taken in as inquiries.");
        }
        var numbered = wish.mapping().stream().anyMatch(one -> one.target().equals(Target.ID.code()));
        if (numbered && (wish.asInquiries() || wish.duplicates() == Duplicates.MAKE)) {
            throw BadInput.of(
                    wish.asInquiries() ? "asInquiries" : "duplicates",
                    "contradiction",
                    "Rows that name a record by its number are about that record.");
        }
        if (wish.duplicates() != null && wish.duplicates().changes()) {
            access.require(run.kind(), Action.CHANGE);
        }
        if (wish.sourceId() != null) {
            sources.require("sourceId", wish.sourceId());
        }
        var responsible = wish.responsibleId() == null
                ? CurrentUser.requireId()
                : users.requireActive("responsibleId", wish.responsibleId());
        return new ImportPlan(
                wish.mapping(),
                wish.duplicates() == null ? Duplicates.SKIP : wish.duplicates(),
                wish.asInquiries(),
                responsible,
                wish.sourceId());
    }

    /// Stops; what is done stays done and can be taken back. A rehearsal leaves nothing.
    @Transactional
    public ImportRun cancel(long id) {
        require(id);
        if (!runs.cancel(id)) {
            throw Problem.conflict("The import is not running.");
        }
        audit.write("import-cancelled", "import:" + id, null, null);
        return runs.find(id).orElseThrow();
    }

    /// Takes back what nobody has worked on since.
    ///
    /// @throws Problem undo-not-possible when nothing was made or the week is over
    @Transactional
    public ImportRun undo(long id) {
        var run = require(id);
        access.require(run.kind(), Action.DELETE);
        try {
            if (!runs.startUndo(id, CurrentUser.requireId())) {
                throw new Problem(ProblemType.UNDO_NOT_POSSIBLE, "Nothing was made, or the time to undo is over.")
                        .with("reason", "too-late");
            }
        } catch (DuplicateKeyException e) {
            throw Problem.conflict("Another file is being taken in. Wait for its end.");
        }
        jobs.start(ImportJob.NAME, id);
        jobs.nudge();
        audit.write("import-undone", "import:" + id, null, null);
        return runs.find(id).orElseThrow();
    }

    /// Lets a file go that nothing was made of.
    @Transactional
    public void delete(long id) {
        require(id);
        if (!runs.delete(id)) {
            throw Problem.conflict("Something was made of this file. Undo the import instead.");
        }
    }
}
