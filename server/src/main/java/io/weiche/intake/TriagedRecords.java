package io.weiche.intake;

import io.weiche.deals.Deal;
import io.weiche.deals.DealData;
import io.weiche.deals.Deals;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.leads.LeadData;
import io.weiche.leads.Leads;
import io.weiche.pipelines.LossReasons;
import io.weiche.pipelines.Pipelines;
import io.weiche.pipelines.Semantics;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What a decision about an inquiry does to its lead or deal, through the use cases everybody uses.
@Component
class TriagedRecords {
    private final Leads leads;
    private final Deals deals;
    private final Pipelines pipelines;
    private final LossReasons lossReasons;

    TriagedRecords(Leads leads, Deals deals, Pipelines pipelines, LossReasons lossReasons) {
        this.leads = leads;
        this.deals = deals;
        this.pipelines = pipelines;
        this.lossReasons = lossReasons;
    }

    /// Moves it to its failure stage. One that is closed already stays as it is.
    ///
    /// @throws Problem conflict when it was won or converted
    Decision.Effect lose(RecordRef record, @Nullable Long reasonId, @Nullable String comment) {
        return record.kind() == RecordKind.LEAD
                ? loseLead(record, reasonId, comment)
                : loseDeal(record, reasonId, comment);
    }

    private Decision.Effect loseLead(RecordRef record, @Nullable Long reasonId, @Nullable String comment) {
        var lead = leads.get(record.id());
        if (!inProgress(lead.semantics())) {
            return Decision.Effect.NONE;
        }
        var stage = pipelines.leadStage(Semantics.FAILURE).id();
        var lost = leads.change(
                record.id(), lead.version(), now -> now.withLoss(stage, new LeadData.Loss(reasonId, comment)));
        return Decision.Effect.moved(record, lost.version(), lead.stageId());
    }

    private Decision.Effect loseDeal(RecordRef record, @Nullable Long reasonId, @Nullable String comment) {
        var deal = deals.get(record.id());
        if (!inProgress(deal.semantics())) {
            return Decision.Effect.NONE;
        }
        var stage = failureStage(deal);
        var lost = deals.change(record.id(), deal.version(), now -> now.withLoss(stage, reasonId, comment));
        return Decision.Effect.moved(record, lost.version(), deal.stageId());
    }

    private static boolean inProgress(Semantics semantics) {
        if (semantics == Semantics.SUCCESS) {
            throw Problem.conflict("What the inquiry became was a success. It cannot be junk any more.");
        }
        return semantics == Semantics.IN_PROGRESS;
    }

    private long failureStage(Deal deal) {
        return pipelines.require("pipelineId", deal.pipelineId()).stages().stream()
                .filter(stage -> stage.semantics() == Semantics.FAILURE)
                .findFirst()
                .orElseThrow(() -> Problem.conflict("The pipeline of the deal has no stage for lost deals."))
                .id();
    }

    /// @throws BadInput when there is no such reason for this kind
    void requireReason(RecordKind kind, @Nullable Long reasonId) {
        if (reasonId != null) {
            lossReasons.require("reasonId", kind, reasonId);
        }
    }

    Decision.Effect hand(RecordRef record, long userId) {
        if (record.kind() == RecordKind.LEAD) {
            var before = leads.get(record.id());
            var after = leads.change(record.id(), before.version(), now -> now.withResponsible(userId));
            return Decision.Effect.handed(record, after.version(), before.data().responsibleId());
        }
        var before = deals.get(record.id());
        var after = deals.change(record.id(), before.version(), now -> now.withResponsible(userId));
        return Decision.Effect.handed(record, after.version(), before.data().responsibleId());
    }

    /// @throws Problem undo-not-possible when somebody has changed the record since
    void putBack(Decision.Effect effect) {
        var record = effect.record();
        if (record == null) {
            return;
        }
        if (record.kind() == RecordKind.LEAD) {
            refuseChanged(effect, leads.get(record.id()).version());
            leads.change(record.id(), null, now -> before(effect, now));
        } else {
            refuseChanged(effect, deals.get(record.id()).version());
            deals.change(record.id(), null, now -> before(effect, now));
        }
    }

    private static LeadData before(Decision.Effect effect, LeadData now) {
        var stage = effect.stageBefore();
        var responsible = effect.responsibleBefore();
        var staged = stage == null ? now : now.withLoss(stage, LeadData.Loss.NONE);
        return responsible == null ? staged : staged.withResponsible(responsible);
    }

    private static DealData before(Decision.Effect effect, DealData now) {
        var stage = effect.stageBefore();
        var responsible = effect.responsibleBefore();
        var staged = stage == null ? now : now.withLoss(stage, null, null);
        return responsible == null ? staged : staged.withResponsible(responsible);
    }

    private static void refuseChanged(Decision.Effect effect, int version) {
        var then = effect.version();
        if (then == null || then != version) {
            throw new Problem(ProblemType.UNDO_NOT_POSSIBLE, "Somebody has changed the record since.")
                    .with("reason", "changed-since");
        }
    }
}
