package io.weiche.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.bulk.BulkRules.Candidate;
import io.weiche.bulk.BulkRules.Verdict;
import io.weiche.kernel.RecordKind;
import io.weiche.pipelines.Semantics;
import io.weiche.pipelines.Stage;
import org.junit.jupiter.api.Test;

class BulkRulesTest {
    private static final Stage NEW = stage(1, 10L, Semantics.IN_PROGRESS);
    private static final Stage LOST = stage(2, 10L, Semantics.FAILURE);
    private static final Stage ELSEWHERE = stage(3, 11L, Semantics.IN_PROGRESS);

    private static Stage stage(long id, Long pipelineId, Semantics semantics) {
        return new Stage(id, 1, pipelineId, "S" + id, "S" + id, semantics, 10, "#000000", false);
    }

    private static BulkChange change(BulkAction action, Long responsibleId) {
        return new BulkChange(action, responsibleId, null, null, null, null, null, null, null, null, null, null);
    }

    private static Candidate deal(Stage stage) {
        return new Candidate(100, 7, stage.id(), stage.pipelineId(), stage.semantics(), false, false, false, false);
    }

    private static Candidate lead(Semantics semantics) {
        return new Candidate(100, 7, 5L, null, semantics, false, false, false, false);
    }

    private static Verdict judge(RecordKind kind, BulkAction action, Candidate record, Stage target, boolean reopens) {
        return BulkRules.judge(kind, change(action, 8L), record, target, reopens);
    }

    @Test
    void whoIsResponsibleAlreadyIsLeftAlone() {
        var record = deal(NEW);
        assertThat(BulkRules.judge(RecordKind.DEAL, change(BulkAction.RESPONSIBLE, 7L), record, null, true))
                .isEqualTo(new Verdict.Leave());
        assertThat(BulkRules.judge(RecordKind.DEAL, change(BulkAction.RESPONSIBLE, 8L), record, null, true))
                .isEqualTo(new Verdict.Change());
    }

    @Test
    void aConvertedLeadIsHistory() {
        for (var action : new BulkAction[] {BulkAction.RESPONSIBLE, BulkAction.STAGE, BulkAction.CONVERT}) {
            assertThat(judge(RecordKind.LEAD, action, lead(Semantics.SUCCESS), stage(9, null, Semantics.FAILURE), true))
                    .as(action.name())
                    .isEqualTo(new Verdict.Refuse("lead-converted"));
        }
        assertThat(judge(RecordKind.LEAD, BulkAction.DELETE, lead(Semantics.SUCCESS), null, true))
                .as("the recycle bin takes history too, as by hand")
                .isEqualTo(new Verdict.Change());
    }

    @Test
    void withoutOpenLeadsAClosedOneIsHistoryToo() {
        var target = stage(9, null, Semantics.FAILURE);
        for (var action : new BulkAction[] {BulkAction.RESPONSIBLE, BulkAction.STAGE, BulkAction.TAG}) {
            assertThat(judge(RecordKind.LEAD, action, lead(Semantics.FAILURE), target, false))
                    .as(action.name())
                    .isEqualTo(new Verdict.Refuse("lead-closed"));
            assertThat(judge(RecordKind.LEAD, action, lead(Semantics.FAILURE), target, true))
                    .as(action.name())
                    .isEqualTo(new Verdict.Change());
        }
    }

    @Test
    void onlyOpenLeadsAreConverted() {
        assertThat(judge(RecordKind.LEAD, BulkAction.CONVERT, lead(Semantics.IN_PROGRESS), null, true))
                .isEqualTo(new Verdict.Change());
        assertThat(judge(RecordKind.LEAD, BulkAction.CONVERT, lead(Semantics.FAILURE), null, true))
                .isEqualTo(new Verdict.Refuse("lead-closed"));
    }

    @Test
    void aStageIsOnlyForDealsOfItsPipeline() {
        assertThat(judge(RecordKind.DEAL, BulkAction.STAGE, deal(NEW), LOST, true))
                .isEqualTo(new Verdict.Change());
        assertThat(judge(RecordKind.DEAL, BulkAction.STAGE, deal(NEW), NEW, true))
                .isEqualTo(new Verdict.Leave());
        assertThat(judge(RecordKind.DEAL, BulkAction.STAGE, deal(ELSEWHERE), LOST, true))
                .isEqualTo(new Verdict.Refuse("other-pipeline"));
        assertThat(judge(RecordKind.DEAL, BulkAction.PIPELINE, deal(NEW), ELSEWHERE, true))
                .isEqualTo(new Verdict.Change());
        assertThat(judge(RecordKind.DEAL, BulkAction.PIPELINE, deal(LOST), NEW, true))
                .as("in the pipeline already")
                .isEqualTo(new Verdict.Leave());
    }

    @Test
    void inSimpleModeNoLeadIsReopened() {
        var open = stage(8, null, Semantics.IN_PROGRESS);
        assertThat(judge(RecordKind.LEAD, BulkAction.STAGE, lead(Semantics.FAILURE), open, false))
                .isEqualTo(new Verdict.Refuse("simple-mode"));
        assertThat(judge(RecordKind.LEAD, BulkAction.STAGE, lead(Semantics.FAILURE), open, true))
                .isEqualTo(new Verdict.Change());
        assertThat(judge(RecordKind.DEAL, BulkAction.STAGE, deal(LOST), NEW, false))
                .as("deals may be reopened in any mode")
                .isEqualTo(new Verdict.Change());
    }
}
