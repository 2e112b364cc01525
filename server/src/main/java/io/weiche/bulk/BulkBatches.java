package io.weiche.bulk;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.bulk.BulkOutcomeStore.Failure;
import io.weiche.bulk.BulkRules.Candidate;
import io.weiche.bulk.BulkRules.Verdict;
import io.weiche.conversion.ActivityPolicy;
import io.weiche.conversion.ConversionEngine;
import io.weiche.conversion.ConversionPlan;
import io.weiche.conversion.MadeRecords;
import io.weiche.kernel.RecordKind;
import io.weiche.modes.CrmModes;
import io.weiche.modes.Mode;
import io.weiche.pipelines.Pipelines;
import io.weiche.pipelines.Stage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What one batch of a run does, in the transaction of its caller.
@Component
class BulkBatches {
    private final BulkRunStore runs;
    private final BulkOutcomeStore outcomes;
    private final BulkRecords records;
    private final BulkSets sets;
    private final BulkUndoSets undoSets;
    private final BulkTagSets tagSets;
    private final ConversionEngine engine;
    private final Pipelines pipelines;
    private final CrmModes modes;
    private final Access access;
    private final BulkFollowers followers;

    BulkBatches(
            BulkRunStore runs,
            BulkOutcomeStore outcomes,
            BulkRecords records,
            BulkSets sets,
            BulkUndoSets undoSets,
            BulkTagSets tagSets,
            ConversionEngine engine,
            Pipelines pipelines,
            CrmModes modes,
            Access access,
            BulkFollowers followers) {
        this.runs = runs;
        this.outcomes = outcomes;
        this.records = records;
        this.sets = sets;
        this.undoSets = undoSets;
        this.tagSets = tagSets;
        this.engine = engine;
        this.pipelines = pipelines;
        this.modes = modes;
        this.access = access;
        this.followers = followers;
    }

    /// Somebody cancelled the run, or another node took it over: nothing may be committed any more.
    static final class NotOurs extends RuntimeException {}

    /// @param target where records are moved to
    /// @param made what becomes of converted leads
    private record Aim(@Nullable Stage target, @Nullable ConversionPlan made) {}

    /// @param ids ascending
    /// @param waiting their turn had come before, and somebody was writing to them
    record Claim(List<Long> ids, boolean waiting) {}

    /// The next records whose turn has not come.
    Claim next(BulkRun run) {
        if (run.status() == BulkRun.Status.UNDOING) {
            return new Claim(outcomes.notUndone(run), false);
        }
        var ids = records.next(run);
        return ids.isEmpty()
                ? new Claim(run.skipped().stream().limit(run.batchSize()).toList(), true)
                : new Claim(ids, false);
    }

    /// @throws NotOurs when nothing may be committed any more
    void work(BulkRun run, long fence, Claim claim) {
        if (run.status() == BulkRun.Status.UNDOING) {
            takeBack(run, fence, claim.ids());
            return;
        }
        var reopens = reopens(run);
        var target = target(run);
        var found = run.change().action() == BulkAction.CONVERT
                ? records.look(run, claim.ids())
                : records.lock(run, claim.ids(), target, claim.waiting());
        var skipped = claim.waiting() ? List.<Long>of() : missing(claim.ids(), found);
        var aim = new Aim(target, run.change().action() == BulkAction.CONVERT ? plan(run) : null);
        var settled = run.change().action() == BulkAction.TAG
                ? tagSets.settled(run, found.stream().map(Candidate::id).toList())
                : Set.<Long>of();
        var change = new ArrayList<Candidate>();
        var failures = new ArrayList<Failure>();
        for (var record : found) {
            switch (judge(run, record, aim, reopens)) {
                case Verdict.Change() -> {
                    if (!settled.contains(record.id())) {
                        change.add(record);
                    }
                }
                case Verdict.Leave() -> {}
                case Verdict.Refuse(var reason) -> failures.add(new Failure(record.id(), reason, null));
            }
        }
        var left = new ArrayList<>(skipped);
        var tried = change.size() + failures.size();
        left.addAll(change(run, change, target, failures, claim.waiting()));
        var along = followers.follow(run, change.stream().map(Candidate::id).toList());
        outcomes.failed(run.id(), failures);
        // whoever is left comes last; of those tried some may have failed only then
        var changed = tried - failures.size() - (left.size() - skipped.size());
        progress(run, fence, claim, new Counts(changed, found.size() - tried, along), failures, left);
    }

    private Verdict judge(BulkRun run, Candidate record, Aim aim, boolean reopens) {
        if (!allowed(run, record, aim)) {
            return new Verdict.Refuse("forbidden");
        }
        var verdict = BulkRules.judge(run.kind(), run.change(), record, aim.target(), reopens);
        return verdict instanceof Verdict.Change && record.lacking() ? new Verdict.Refuse("fields-required") : verdict;
    }

    private boolean allowed(BulkRun run, Candidate record, Aim aim) {
        var subject = record.subject(run.kind());
        if (!access.allows(subject, run.change().action().right())) {
            return false;
        }
        var made = aim.made();
        if (made != null) {
            return MadeRecords.of(made, record.lead()).stream().allMatch(one -> access.allows(one, Action.ADD));
        }
        var target = aim.target();
        return target == null
                || Objects.equals(target.id(), record.stageId())
                || access.allows(subject.in(target.pipelineId(), target.id()), Action.MOVE);
    }

    /// Leads keep the cut-over rule: a switch sees each of them either changed or not.
    private boolean reopens(BulkRun run) {
        return run.kind() != RecordKind.LEAD || modes.enter().mode() == Mode.CLASSIC;
    }

    private static List<Long> missing(List<Long> ids, List<Candidate> found) {
        var there = new HashSet<>(found.stream().map(Candidate::id).toList());
        return ids.stream().filter(id -> !there.contains(id)).toList();
    }

    private @Nullable Stage target(BulkRun run) {
        var change = run.change();
        if (change.stageId() == null) {
            return null;
        }
        return run.kind() == RecordKind.LEAD
                ? pipelines.requireLeadStage("stageId", change.stageId())
                : BulkTargets.dealStage(pipelines, change.stageId());
    }

    /// @param failures gets those that turn out to be impossible
    /// @return those somebody is writing to
    private List<Long> change(
            BulkRun run, List<Candidate> change, @Nullable Stage target, List<Failure> failures, boolean waiting) {
        var ids = change.stream().map(Candidate::id).toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        switch (run.change().action()) {
            case RESPONSIBLE -> sets.responsible(run, ids);
            case DELETE -> sets.delete(run, ids);
            case TAG -> tagSets.tag(run, ids);
            case STAGE -> sets.move(run, ids, Objects.requireNonNull(target), false);
            case PIPELINE -> sets.move(run, ids, Objects.requireNonNull(target), true);
            case CONVERT -> {
                return convert(run, ids, failures, waiting);
            }
        }
        return List.of();
    }

    private List<Long> convert(BulkRun run, List<Long> ids, List<Failure> failures, boolean waiting) {
        var refused = engine.convertSet(plan(run), ids, !waiting);
        refused.forEach(lead -> failures.add(new Failure(lead.leadId(), lead.reason(), lead.detail())));
        var done = new HashSet<>(sets.converted(run));
        refused.forEach(lead -> done.add(lead.leadId()));
        return waiting
                ? closedMeanwhile(ids, done, failures)
                : ids.stream().filter(id -> !done.contains(id)).toList();
    }

    private static List<Long> closedMeanwhile(List<Long> ids, Set<Long> done, List<Failure> failures) {
        ids.stream().filter(id -> !done.contains(id)).forEach(id -> failures.add(new Failure(id, "lead-closed", null)));
        return List.of();
    }

    private ConversionPlan plan(BulkRun run) {
        var change = run.change();
        return ConversionPlan.of(
                Objects.requireNonNull(change.customers()),
                pipelines.require("pipelineId", Objects.requireNonNull(change.pipelineId())),
                ActivityPolicy.forAll(Boolean.TRUE.equals(change.keepActivitiesOpen())),
                run.actorId(),
                null);
    }

    private record Counts(int changed, int unchanged, BulkFollowers.Moved followers) {
        static final Counts NONE = new Counts(0, 0, BulkFollowers.Moved.NONE);
    }

    /// Last, so that the row of the run is held for the moment of the commit only.
    private void progress(
            BulkRun run, long fence, Claim claim, Counts counts, List<Failure> failures, List<Long> left) {
        var step = new BulkRunStore.Step(
                counts.changed(),
                counts.unchanged(),
                failures.size(),
                claim.waiting() ? null : claim.ids().getLast(),
                left.stream().sorted().toList(),
                claim.waiting() ? claim.ids() : List.of(),
                counts.followers());
        if (!runs.progress(run.id(), fence, step)) {
            throw new NotOurs();
        }
    }

    /// None of these can be changed, for a reason of their data or because what they were to become is gone.
    void fail(BulkRun run, long fence, Claim claim, String reason, @Nullable String detail) {
        var failures =
                claim.ids().stream().map(id -> new Failure(id, reason, detail)).toList();
        if (run.status() == BulkRun.Status.UNDOING) {
            var kept = outcomes.keep(run.id(), claim.ids(), reason);
            undone(run, fence, 0, kept, BulkFollowers.Moved.NONE, claim.ids());
            return;
        }
        outcomes.failed(run.id(), failures);
        progress(run, fence, claim, Counts.NONE, failures, List.of());
    }

    private void takeBack(BulkRun run, long fence, List<Long> ids) {
        var target = run.change().action() == BulkAction.CONVERT ? null : target(run);
        var reopens = reopens(run);
        var undone = undoSets.take(run, ids, target == null ? null : target.pipelineId(), reopens);
        var _ = outcomes.keep(run.id(), ids, reopens ? "touched" : "simple-mode");
        undone(run, fence, undone, ids.size() - undone, followers.back(run, ids), ids);
    }

    private void undone(BulkRun run, long fence, int undone, int kept, BulkFollowers.Moved followed, List<Long> ids) {
        if (!runs.undoProgress(run.id(), fence, undone, kept, followed, ids.getLast())) {
            throw new NotOurs();
        }
    }
}
