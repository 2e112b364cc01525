package io.weiche.modes;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.access.Audit;
import io.weiche.access.CurrentUser;
import io.weiche.access.Right;
import io.weiche.access.Subject;
import io.weiche.access.Users;
import io.weiche.accounts.Accounts;
import io.weiche.accounts.Entitlement;
import io.weiche.conversion.Undo;
import io.weiche.jobs.Jobs;
import io.weiche.kernel.RecordKind;
import io.weiche.web.Page;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Changing the mode, and following the run that converts the open leads (crm.md 4, 6).
@Service
public class Switches {
    private static final int SHOWN = 50;

    private final SwitchStore store;
    private final Outcomes outcomes;
    private final Undo undo;
    private final CrmModes modes;
    private final CutOver cutOver;
    private final Accounts accounts;
    private final Users users;
    private final Access access;
    private final Audit audit;
    private final Jobs jobs;
    private final TransactionTemplate transaction;

    Switches(
            SwitchStore store,
            Outcomes outcomes,
            Undo undo,
            CrmModes modes,
            CutOver cutOver,
            Accounts accounts,
            Users users,
            Access access,
            Audit audit,
            Jobs jobs,
            TransactionTemplate transaction) {
        this.store = store;
        this.outcomes = outcomes;
        this.undo = undo;
        this.modes = modes;
        this.cutOver = cutOver;
        this.accounts = accounts;
        this.users = users;
        this.access = access;
        this.audit = audit;
        this.jobs = jobs;
        this.transaction = transaction;
    }

    /// Every open lead becomes a deal and its customer. The mode flips with this call; the run goes on by itself.
    ///
    /// @param expectedEpoch the epoch the caller saw
    /// @throws Problem switch-running, epoch-expired or forbidden
    public SwitchRun toSimple(SwitchOptions options, int expectedEpoch) {
        var run = inTransaction(() -> {
            requireRights(options.intake());
            var mode = refuseCollision(expectedEpoch);
            if (mode.mode() == Mode.SIMPLE) {
                throw withLatest(Problem.conflict("The account works in simple mode already."));
            }
            modes.write(options.intake());
            return flip(mode, Mode.SIMPLE, options);
        });
        jobs.nudge();
        return run;
    }

    /// New inquiries become leads again; nothing is converted back.
    ///
    /// @throws Problem plan-does-not-include-classic, switch-running, epoch-expired or forbidden
    public SwitchRun toClassic(int expectedEpoch) {
        return inTransaction(() -> {
            access.require(Right.EDIT_SETTINGS);
            requireClassic();
            var mode = refuseCollision(expectedEpoch);
            if (mode.mode() == Mode.CLASSIC) {
                throw withLatest(Problem.conflict("The account works in classic mode already."));
            }
            return flip(mode, Mode.CLASSIC, null);
        });
    }

    /// What [#toClassic] would do: nothing is converted.
    ///
    /// @throws Problem plan-does-not-include-classic or forbidden
    @Transactional(readOnly = true)
    public Rehearsal rehearseClassic() {
        access.require(Right.EDIT_SETTINGS);
        requireClassic();
        return Rehearsal.NOTHING;
    }

    private void requireClassic() {
        if (!accounts.get().includes(Entitlement.CLASSIC_MODE)) {
            throw new Problem(ProblemType.PLAN_DOES_NOT_INCLUDE_CLASSIC, "Classic mode is not part of this plan.")
                    .with("entitlement", Entitlement.CLASSIC_MODE);
        }
    }

    private SwitchRun inTransaction(Supplier<SwitchRun> work) {
        var run = transaction.execute(_ -> work.get());
        if (run == null) {
            throw new IllegalStateException("a switch without a result");
        }
        return run;
    }

    /// Checked once; the run itself works as the system, its author is whoever started it (crm.md 4.3).
    private void requireRights(IntakeSettings options) {
        access.require(Right.EDIT_SETTINGS);
        requireAddingDeals(options);
        if (options.customers().contact()) {
            access.require(RecordKind.CONTACT, Action.ADD);
        }
        if (options.customers().company()) {
            access.require(RecordKind.COMPANY, Action.ADD);
        }
    }

    /// In the very pipeline: the right in another one does not count.
    private void requireAddingDeals(IntakeSettings options) {
        access.require(RecordKind.DEAL, Action.ADD);
        var first = modes.requireOpenPipeline(options);
        access.requireAdding(Subject.deal(CurrentUser.requireId(), options.pipelineId(), first.id(), false));
    }

    private CrmMode refuseCollision(int expectedEpoch) {
        cutOver.alone();
        refuseUnfinished();
        var mode = modes.get();
        if (mode.epoch() != expectedEpoch) {
            throw withLatest(new Problem(ProblemType.EPOCH_EXPIRED, "Somebody changed the mode after you looked.")
                    .with("epoch", mode.epoch())
                    .with("mode", mode.mode()));
        }
        return mode;
    }

    /// Whoever loses against another switch learns which one it was, also when that one is done already (reliability
    /// R04).
    private Problem withLatest(Problem problem) {
        return problem.with(
                "switchId",
                store.list(1).stream().findFirst().map(SwitchRun::id).orElse(null));
    }

    private void refuseUnfinished() {
        store.unfinished().ifPresent(run -> {
            throw running(run);
        });
    }

    private Problem running(SwitchRun run) {
        return new Problem(ProblemType.SWITCH_RUNNING, "A switch is running. Wait for it, or cancel it.")
                .with("switchId", run.id())
                .with("startedBy", starter(run).orElse(null))
                .with("startedAt", run.startedAt());
    }

    private SwitchRun flip(CrmMode before, Mode to, @Nullable SwitchOptions options) {
        if (!store.flip(to, before.epoch())) {
            throw new IllegalStateException("the mode changed under the exclusive lock");
        }
        var leads = to == Mode.SIMPLE ? store.openLeads() : new SwitchStore.OpenLeads(0, 0);
        var id = store.insert(
                before.mode(),
                to,
                before.epoch() + 1,
                options,
                leads,
                CurrentUser.require().userId());
        if (leads.count() > 0) {
            jobs.start(SwitchJob.NAME, id);
        }
        modes.tellChanged(before.mode(), to, before.epoch() + 1);
        var after = new HashMap<String, Object>(options == null ? Map.of() : options.shown());
        after.put("mode", to);
        after.put("openLeads", leads.count());
        audit.write("crm-mode-switched", "switch:" + id, Map.of("mode", before.mode()), after);
        return store.find(id).orElseThrow();
    }

    /// Stops after the batches in flight; it goes on with [#resume].
    public SwitchRun pause(long id) {
        return steer(id, "paused", () -> store.pause(id));
    }

    public SwitchRun resume(long id) {
        var run = steer(id, "resumed", () -> {
            var moved = store.resume(id);
            if (moved) {
                jobs.start(SwitchJob.NAME, id);
            }
            return moved;
        });
        jobs.nudge();
        return run;
    }

    /// Keeps what is done; the remaining leads stay open and need attention.
    ///
    /// The job marks them, not this call: a batch in flight holds its leads and then asks for the row of the
    /// run. Whoever held that row while asking for the leads would wait for the batch, and it for them; and a
    /// request with a key is one transaction, which holds the row to its end.
    public SwitchRun cancel(long id) {
        var run = steer(id, "cancelled", () -> {
            var moved = store.cancel(id);
            if (moved) {
                jobs.start(SwitchJob.NAME, id);
            }
            return moved;
        });
        jobs.nudge();
        return run;
    }

    private SwitchRun steer(long id, String word, BooleanSupplier move) {
        return inTransaction(() -> {
            access.require(Right.EDIT_SETTINGS);
            var _ = store.find(id).orElseThrow(Problem::notFound);
            if (!move.getAsBoolean()) {
                throw Problem.conflict("The switch is not in a state in which it can be " + word + ".");
            }
            audit.write("crm-mode-switch-" + word, "switch:" + id, null, null);
            return store.find(id).orElseThrow();
        });
    }

    /// Takes the whole switch back: the mode flips to classic at once, then the conversions whose deals nobody has
    /// touched are taken back (crm.md 4.10). Whoever has meanwhile gone back to classic mode, and no further,
    /// gets the conversions taken back; the mode stays as it is then.
    ///
    /// @throws Problem plan-does-not-include-classic, switch-running, epoch-expired, undo-not-possible or forbidden
    public SwitchRun undo(long id) {
        var run = inTransaction(() -> {
            access.require(Right.EDIT_SETTINGS);
            requireClassic();
            cutOver.alone();
            var before = store.find(id).orElseThrow(Problem::notFound);
            refuseUnfinished();
            var mode = modes.get();
            if (!before.isBehind(mode)) {
                throw withLatest(
                        new Problem(ProblemType.EPOCH_EXPIRED, "The mode has been changed since this switch."));
            }
            if (!store.startUndo(id, CurrentUser.require().userId())) {
                throw new Problem(ProblemType.UNDO_NOT_POSSIBLE, "Nothing was converted, or the time to undo is over.")
                        .with("reason", "too-late");
            }
            backToClassic(mode);
            jobs.start(SwitchJob.NAME, id);
            audit.write(
                    "crm-mode-switch-undone",
                    "switch:" + id,
                    Map.of("mode", mode.mode()),
                    Map.of("mode", Mode.CLASSIC));
            return store.find(id).orElseThrow();
        });
        jobs.nudge();
        return run;
    }

    private void backToClassic(CrmMode before) {
        if (before.mode() == Mode.CLASSIC) {
            return;
        }
        if (!store.flip(Mode.CLASSIC, before.epoch())) {
            throw new IllegalStateException("the mode changed under the exclusive lock");
        }
        modes.tellChanged(before.mode(), Mode.CLASSIC, before.epoch() + 1);
    }

    /// The run that [#undo] would take back now.
    @Transactional(readOnly = true)
    public Optional<SwitchRun> undoable() {
        var mode = modes.get();
        return store.undoable().filter(run -> run.isBehind(mode));
    }

    /// Takes one conversion back that the undo of the switch had kept, because somebody had worked on its deal.
    public Undo.Undone undoKept(long id, long leadId) {
        var undone = transaction.execute(_ -> {
            access.require(Right.EDIT_SETTINGS);
            var conversion = outcomes.kept(id, leadId).orElseThrow(Problem::notFound);
            var result = undo.takeKept(conversion);
            outcomes.keptWasUndone(id, leadId);
            store.keptWasUndone(id);
            return result;
        });
        if (undone == null) {
            throw new IllegalStateException("an undo without a result");
        }
        return undone;
    }

    /// Tries the leads again that failed, or whose turn did not come.
    public SwitchRun retryFailed(long id) {
        var run = inTransaction(() -> {
            access.require(Right.EDIT_SETTINGS);
            cutOver.alone();
            var before = store.find(id).orElseThrow(Problem::notFound);
            refuseUnfinished();
            var mode = modes.get();
            if (before.to() != Mode.SIMPLE || mode.mode() != Mode.SIMPLE || mode.epoch() != before.epoch()) {
                throw withLatest(
                        new Problem(ProblemType.EPOCH_EXPIRED, "The mode has been changed since this switch."));
            }
            if (!store.reopen(id, outcomes.forgetFailures(id))) {
                throw Problem.conflict("Nothing of this switch is left to be tried again.");
            }
            jobs.start(SwitchJob.NAME, id);
            audit.write("crm-mode-switch-retried", "switch:" + id, null, null);
            return store.find(id).orElseThrow();
        });
        jobs.nudge();
        return run;
    }

    /// Everybody in the account may know that a switch is running, how far it is and who started it.
    @Transactional(readOnly = true)
    public SwitchRun get(long id) {
        return store.find(id).orElseThrow(Problem::notFound);
    }

    @Transactional(readOnly = true)
    public Optional<SwitchRun> unfinished() {
        return store.unfinished();
    }

    @Transactional(readOnly = true)
    public List<SwitchRun> list() {
        return store.list(SHOWN);
    }

    /// The changes from one moment until before another, in their order: the mode flips when a switch begins, whatever
    /// becomes of its run, and once more when it is undone.
    @Transactional(readOnly = true)
    public List<ModeChange> changes(OffsetDateTime from, OffsetDateTime before) {
        return store.changes(from, before);
    }

    @Transactional(readOnly = true)
    public Page<SwitchOutcome> outcomes(
            long id, @Nullable String outcome, @Nullable String undo, int limit, @Nullable String cursor) {
        access.require(Right.EDIT_SETTINGS);
        get(id);
        return outcomes.page(id, outcome, undo, limit, cursor);
    }

    /// Lines of the report after a lead, for reading it whole without holding a transaction.
    @Transactional(readOnly = true)
    public List<SwitchOutcome> outcomesAfter(long id, long leadId, int limit) {
        access.require(Right.EDIT_SETTINGS);
        get(id);
        return outcomes.lines(id, null, null, limit, leadId);
    }

    /// What became of the leads that whoever reads the report may not see.
    @Transactional(readOnly = true)
    public List<HiddenOutcomes> hiddenOutcomes(long id) {
        access.require(Right.EDIT_SETTINGS);
        get(id);
        return outcomes.hidden(id);
    }

    /// Whom to ask about it.
    public record Starter(long id, String name) {}

    @Transactional(readOnly = true)
    public Optional<Starter> starter(SwitchRun run) {
        return Optional.ofNullable(run.startedById())
                .flatMap(users::find)
                .map(user -> new Starter(user.id(), user.name()));
    }
}
