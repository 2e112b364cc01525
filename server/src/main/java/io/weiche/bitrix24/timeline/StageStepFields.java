package io.weiche.bitrix24.timeline;

import io.weiche.bitrix24.catalogue.Catalogue;
import io.weiche.bitrix24.catalogue.Codes;
import io.weiche.bitrix24.catalogue.FieldForms;
import io.weiche.bitrix24.catalogue.Filtering;
import io.weiche.bitrix24.catalogue.WireField;
import io.weiche.kernel.RecordKind;
import io.weiche.pipelines.StageSteps.StageStep;
import java.util.List;

/// The fields of an entry in the history of stages. Unlike elsewhere its numbers are numbers.
final class StageStepFields {
    private static final Catalogue<StageStep> LEADS = Catalogue.of(
            "stagehistory",
            common(),
            List.of(
                    FieldForms.text(
                            "STATUS_SEMANTIC_ID",
                            "semantics",
                            step -> step.semantics().code()),
                    FieldForms.coded(
                            "STATUS_ID",
                            "crm_status",
                            "stageId",
                            Codes::leadStageIds,
                            (step, words) -> words.codes().leadStage(step.stageId()))));

    private static final Catalogue<StageStep> DEALS = Catalogue.of(
            "stagehistory",
            common(),
            List.of(
                    FieldForms.coded(
                            "CATEGORY_ID",
                            "integer",
                            "pipelineId",
                            Codes::categories,
                            (step, words) -> words.codes().category(step.pipelineId())),
                    FieldForms.text(
                            "STAGE_SEMANTIC_ID",
                            "semantics",
                            step -> step.semantics().code()),
                    FieldForms.coded(
                            "STAGE_ID",
                            "crm_status",
                            "stageId",
                            Codes::dealStageIds,
                            (step, words) -> words.codes().dealStage(step.stageId()))));

    private StageStepFields() {}

    static Catalogue<StageStep> of(RecordKind kind) {
        return kind == RecordKind.LEAD ? LEADS : DEALS;
    }

    private static List<WireField<StageStep>> common() {
        return List.of(
                WireField.of("ID", "integer", (step, _) -> step.id(), new Filtering.Id("id")),
                WireField.of("TYPE_ID", "integer", (step, _) -> (long) step.type(), new Filtering.Number("type")),
                WireField.of("OWNER_ID", "integer", (step, _) -> step.recordId(), new Filtering.Id("recordId")),
                FieldForms.moment("CREATED_TIME", "changedAt", StageStep::at));
    }
}
