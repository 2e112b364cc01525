package io.weiche.bulk;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.access.Users;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import io.weiche.modes.CrmModes;
import io.weiche.pipelines.LossReasons;
import io.weiche.pipelines.Pipeline;
import io.weiche.pipelines.Pipelines;
import io.weiche.pipelines.Semantics;
import io.weiche.pipelines.Stage;
import io.weiche.tags.Tags;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What records are to become must exist in this account and fit their kind.
@Component
class BulkTargets {
    private static final int MOST_TAGS = 20;

    private final Users users;
    private final Pipelines pipelines;
    private final LossReasons lossReasons;
    private final CrmModes modes;
    private final Access access;
    private final Tags tags;

    BulkTargets(Users users, Pipelines pipelines, LossReasons lossReasons, CrmModes modes, Access access, Tags tags) {
        this.users = users;
        this.pipelines = pipelines;
        this.lossReasons = lossReasons;
        this.modes = modes;
        this.access = access;
        this.tags = tags;
    }

    /// @return the change with everything that was left open
    /// @throws BadInput naming the field
    BulkChange check(RecordKind kind, BulkChange change) {
        requireFollowers(kind, change);
        return switch (change.action()) {
            case DELETE -> change;
            case TAG -> tags(change);
            case RESPONSIBLE -> {
                users.requireActive("responsibleId", required("responsibleId", change.responsibleId()));
                yield change;
            }
            case STAGE -> stage(kind, change);
            case PIPELINE -> pipeline(kind, change);
            case CONVERT -> conversion(kind, change);
        };
    }

    /// Only whoever gets a new responsible takes something along, and customers have none themselves.
    private static void requireFollowers(RecordKind kind, BulkChange change) {
        var handsOver = change.action() == BulkAction.RESPONSIBLE;
        if (change.withActivities() != null && !handsOver) {
            throw BadInput.of("withActivities", "unknown-value", "Only a change of the responsible takes them along.");
        }
        var hasCustomers = kind == RecordKind.LEAD || kind == RecordKind.DEAL;
        if (change.withCustomers() != null && !(handsOver && hasCustomers)) {
            throw BadInput.of(
                    "withCustomers",
                    "unknown-value",
                    "Only a change of the responsible of leads or deals takes them along.");
        }
    }

    private static long required(String field, @Nullable Long id) {
        if (id == null) {
            throw BadInput.required(field);
        }
        return id;
    }

    private BulkChange tags(BulkChange change) {
        var add = change.addTagIds() == null ? List.<Long>of() : change.addTagIds();
        var remove = change.removeTagIds() == null ? List.<Long>of() : change.removeTagIds();
        if (add.isEmpty() && remove.isEmpty()) {
            throw BadInput.required("addTagIds");
        }
        if (add.size() > MOST_TAGS || remove.size() > MOST_TAGS) {
            throw BadInput.of("addTagIds", "too-many", "At most " + MOST_TAGS + " tags at once.");
        }
        if (add.stream().anyMatch(remove::contains)) {
            throw BadInput.of("removeTagIds", "contradiction", "A tag is either put on or taken off.");
        }
        tags.requireInput("addTagIds", add);
        return change;
    }

    private static BadInput unfit(String message) {
        return BadInput.of("action", "unknown-value", message);
    }

    private BulkChange stage(RecordKind kind, BulkChange change) {
        var id = required("stageId", change.stageId());
        var stage = switch (kind) {
            case LEAD -> pipelines.requireLeadStage("stageId", id);
            case DEAL -> dealStage(pipelines, id);
            case CONTACT, COMPANY -> throw unfit("Only leads and deals have stages.");
        };
        if (kind == RecordKind.LEAD && stage.semantics() == Semantics.SUCCESS) {
            throw new Problem(ProblemType.CONVERSION_REQUIRED, "Leads are completed by converting them.");
        }
        requireLossReason(kind, change, stage);
        return change;
    }

    private BulkChange pipeline(RecordKind kind, BulkChange change) {
        if (kind != RecordKind.DEAL) {
            throw unfit("Only deals have a pipeline.");
        }
        var pipeline = pipelines.require("pipelineId", required("pipelineId", change.pipelineId()));
        var stage = stageOf(pipeline, change.stageId());
        requireLossReason(kind, change, stage);
        return change.withStage(stage.id());
    }

    private static Stage stageOf(Pipeline pipeline, @Nullable Long stageId) {
        return stageId == null
                ? pipeline.firstStage()
                : pipeline.stages().stream()
                        .filter(stage -> stage.id() == stageId)
                        .findFirst()
                        .orElseThrow(() ->
                                BadInput.of("stageId", "unknown-stage", "There is no such stage in the pipeline."));
    }

    /// Asked before the run begins: whoever chose the stage is still there to name one.
    private void requireLossReason(RecordKind kind, BulkChange change, Stage stage) {
        if (change.lossReasonId() != null) {
            lossReasons.require("lossReasonId", kind, change.lossReasonId());
        }
        lossReasons.check(stage, true, null, change.lossReasonId());
    }

    private BulkChange conversion(RecordKind kind, BulkChange change) {
        if (kind != RecordKind.LEAD) {
            throw unfit("Only leads are converted.");
        }
        var intake = modes.get().intake();
        var customers = change.customers() == null ? intake.customers() : change.customers();
        var pipeline = change.pipelineId() == null ? intake.pipelineId() : change.pipelineId();
        pipelines.require("pipelineId", pipeline).firstStage();
        access.require(RecordKind.DEAL, Action.ADD);
        if (customers.contact()) {
            access.require(RecordKind.CONTACT, Action.ADD);
        }
        if (customers.company()) {
            access.require(RecordKind.COMPANY, Action.ADD);
        }
        var keep = change.keepActivitiesOpen() == null ? intake.keepActivitiesOpen() : change.keepActivitiesOpen();
        return change.withConversion(customers, pipeline, keep);
    }

    /// @throws BadInput when there is no such stage of deals in this account
    static Stage dealStage(Pipelines pipelines, long id) {
        return pipelines.list().stream()
                .flatMap(pipeline -> pipeline.stages().stream())
                .filter(stage -> stage.id() == id)
                .findFirst()
                .orElseThrow(() -> BadInput.of("stageId", "unknown-stage", "There is no such stage of deals."));
    }
}
