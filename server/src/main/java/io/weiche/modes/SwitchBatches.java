package io.weiche.modes;

import io.weiche.conversion.ConversionEngine;
import io.weiche.conversion.ConversionPlan;
import io.weiche.fields.RequiredFields;
import io.weiche.jobs.Halving;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import io.weiche.pipelines.Pipeline;
import io.weiche.pipelines.Pipelines;
import io.weiche.pipelines.QuietStages;
import io.weiche.web.Problem;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Converts the leads of a run; one that cannot be converted is an outcome with its reason, and never stops the others.
@Component
class SwitchBatches implements Batches {
    private static final Logger LOG = LoggerFactory.getLogger(SwitchBatches.class);

    private final SwitchStore store;
    private final Outcomes outcomes;
    private final SwitchActivityStore activities;
    private final Attention attention;
    private final ConversionEngine engine;
    private final Pipelines pipelines;
    private final RequiredFields required;
    private final TransactionTemplate transaction;
    private final QuietStages quiet;

    SwitchBatches(
            SwitchStore store,
            Outcomes outcomes,
            SwitchActivityStore activities,
            Attention attention,
            ConversionEngine engine,
            Pipelines pipelines,
            RequiredFields required,
            TransactionTemplate transaction,
            QuietStages quiet) {
        this.store = store;
        this.outcomes = outcomes;
        this.activities = activities;
        this.attention = attention;
        this.engine = engine;
        this.pipelines = pipelines;
        this.required = required;
        this.transaction = transaction;
        this.quiet = quiet;
    }

    @Override
    public List<Long> next(SwitchRun run) {
        return outcomes.undecided(run, run.lastLeadId(), run.batchSize());
    }

    @Override
    public void work(SwitchRun run, long fence, List<Long> ids, boolean waitForLocks) {
        try {
            Halving.work(
                    ids,
                    some -> transaction.executeWithoutResult(_ -> convert(run, fence, some, waitForLocks)),
                    (id, _) -> convertAlone(run, fence, id, waitForLocks));
        } catch (BadInput | Problem e) {
            // the pipeline or its stages are gone, for one lead as for all
            fail(run, fence, reasons(ids, "pipeline-without-open-stage", null));
        }
    }

    /// Once more, with what the settings say now: a stage may have been deleted between our look and our deal.
    private void convertAlone(SwitchRun run, long fence, long leadId, boolean waitForLocks) {
        Halving.work(
                List.of(leadId),
                one -> transaction.executeWithoutResult(_ -> convert(run, fence, one, waitForLocks)),
                (id, e) -> failUnexpectedly(run, fence, id, e));
    }

    private void failUnexpectedly(SwitchRun run, long fence, long leadId, DataAccessException cause) {
        var reference = UUID.randomUUID().toString();
        LOG.error("Lead {} of switch {} was not converted, reference {}", leadId, run.id(), reference, cause);
        fail(run, fence, reasons(List.of(leadId), "unexpected-error", reference));
    }

    private void convert(SwitchRun run, long fence, List<Long> ids, boolean waitForLocks) {
        quiet.begin();
        var pipeline = pipelines.require("pipelineId", run.requireOptions().pipelineId());
        var refused = engine.convertSet(plan(run, pipeline), ids, !waitForLocks).stream()
                .map(lead -> new Attention.Reason(lead.leadId(), lead.reason(), lead.detail()))
                .toList();
        var converted = outcomes.converted(run.id());
        activities.writeDown(run.id());
        var asked = required.ofStage(RecordKind.DEAL, pipeline.firstStage().id());
        var incomplete = asked.isEmpty() ? 0 : required.count(RecordKind.DEAL, outcomes.madeDeals(), asked);
        outcomes.failed(run.id(), refused);
        attention.mark(refused, run.id());
        progress(run, fence, converted, incomplete, refused.size());
    }

    private static ConversionPlan plan(SwitchRun run, Pipeline pipeline) {
        var options = run.requireOptions();
        return ConversionPlan.of(options.customers(), pipeline, options.policy(), run.startedById(), run.id());
    }

    private static List<Attention.Reason> reasons(List<Long> ids, String reason, @Nullable String detail) {
        return ids.stream().map(id -> new Attention.Reason(id, reason, detail)).toList();
    }

    private void fail(SwitchRun run, long fence, List<Attention.Reason> reasons) {
        transaction.executeWithoutResult(_ -> {
            outcomes.failed(run.id(), reasons);
            attention.mark(reasons, run.id());
            progress(run, fence, 0, 0, reasons.size());
        });
    }

    /// Last, so that the row of the run is held for the moment of the commit only.
    private void progress(SwitchRun run, long fence, int converted, int incomplete, int failed) {
        if (!store.progress(run.id(), fence, converted, incomplete, failed)) {
            throw new NotOurs();
        }
    }
}
