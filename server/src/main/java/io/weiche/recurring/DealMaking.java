package io.weiche.recurring;

import io.weiche.access.CurrentUser;
import io.weiche.access.SignedIn;
import io.weiche.kernel.Gathered;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.pipelines.Pipelines;
import io.weiche.pipelines.Stage;
import io.weiche.pipelines.StageHistory;
import io.weiche.records.Numbers;
import io.weiche.timeline.EntryType;
import io.weiche.timeline.RecordJournal;
import io.weiche.timeline.Timeline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Makes ordinary deals of templates, with all that a deal by hand brings along. Nobody is asked for required fields:
/// what is missing is marked on the deal (crm.md 4.8). Called in a transaction.
@Component
class DealMaking {
    private final MakingStore store;
    private final Numbers numbers;
    private final Pipelines pipelines;
    private final StageHistory stageHistory;
    private final RecordJournal journal;

    DealMaking(
            MakingStore store, Numbers numbers, Pipelines pipelines, StageHistory stageHistory, RecordJournal journal) {
        this.store = store;
        this.numbers = numbers;
        this.pipelines = pipelines;
        this.stageHistory = stageHistory;
        this.journal = journal;
    }

    /// Where deals begin, by pipeline; those without a stage in progress are absent.
    Map<Long, Stage> firstStages() {
        return pipelines.list().stream()
                .flatMap(pipeline ->
                        pipeline.stages().stream().filter(Stage::open).limit(1))
                .collect(Collectors.toMap(stage -> Objects.requireNonNull(stage.pipelineId()), stage -> stage));
    }

    /// @return their numbers, in the same order
    List<Long> make(List<Making> makings) {
        if (makings.isEmpty()) {
            return List.of();
        }
        var ids = numbers.open(RecordKind.DEAL, makings.size());
        store.insert(ids, makings, CurrentUser.find().map(SignedIn::userId).orElse(null));
        var lines = new ArrayList<Timeline.Line>();
        var responsible = new HashMap<RecordRef, Long>();
        var begun = new HashMap<Stage, List<RecordRef>>();
        for (int at = 0; at < ids.size(); at++) {
            var deal = new RecordRef(RecordKind.DEAL, ids.get(at));
            var making = makings.get(at);
            lines.add(new Timeline.Line(deal, Map.of("recurringDealId", making.templateId())));
            responsible.put(deal, making.responsibleId());
            begun.computeIfAbsent(making.stage(), _ -> new ArrayList<>()).add(deal);
        }
        journal.made(EntryType.CREATED_FROM_RECURRING_DEAL, lines, responsible);
        return Gathered.during(() -> {
            begun.forEach((stage, deals) -> stageHistory.created(deals, stage));
            return ids;
        });
    }
}
