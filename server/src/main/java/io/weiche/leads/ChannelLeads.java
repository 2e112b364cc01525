package io.weiche.leads;

import io.weiche.access.CurrentUser;
import io.weiche.access.Subject;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.pipelines.Pipelines;
import io.weiche.pipelines.Semantics;
import io.weiche.pipelines.Stage;
import io.weiche.pipelines.StageHistory;
import io.weiche.timeline.RecordJournal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What channels took in, all in one set: leads in classic mode, customers and deals at once in simple mode.
@Service
public class ChannelLeads {
    private final LeadStore store;
    private final PassingLeads passing;
    private final LeadRules rules;
    private final LeadGate gate;
    private final RecordJournal journal;
    private final StageHistory stageHistory;
    private final Pipelines pipelines;

    ChannelLeads(
            LeadStore store,
            PassingLeads passing,
            LeadRules rules,
            LeadGate gate,
            RecordJournal journal,
            StageHistory stageHistory,
            Pipelines pipelines) {
        this.store = store;
        this.passing = passing;
        this.rules = rules;
        this.gate = gate;
        this.journal = journal;
        this.stageHistory = stageHistory;
        this.pipelines = pipelines;
    }

    /// What intake opened for an inquiry.
    ///
    /// @param leadId null when the lead is not kept
    /// @param became null when it is
    public record Opened(@Nullable Long leadId, LeadGate.@Nullable Became became) {}

    /// Takes in what channels brought. In simple mode no leads are kept: they become customers and deals at once.
    ///
    /// @param leads of customers whom intake has recognised itself
    /// @return in the order of the leads
    @Transactional
    public List<Opened> open(List<LeadData> leads) {
        gate.enter(LeadGate.Door.CHANNEL);
        rules.checkOpened(leads);
        var stage = pipelines.leadStage(Semantics.IN_PROGRESS);
        gate.requireOpening(leads.stream()
                .map(LeadData::responsibleId)
                .distinct()
                .map(responsible -> Subject.lead(responsible, stage.id(), false))
                .toList());
        if (gate.keepsLeads()) {
            return keep(leads, stage).stream().map(id -> new Opened(id, null)).toList();
        }
        var places = passing.fill(leads, stage);
        var passed = gate.passSet(places);
        var kept = keepRefused(leads, passed, stage);
        return places.stream()
                .map(place -> new Opened(kept.get(place), passed.became().get(place)))
                .toList();
    }

    private List<Long> keep(List<LeadData> leads, Stage stage) {
        var ids = store.insert(leads, stage, CurrentUser.require().userId());
        var kept = ids.stream().map(id -> new RecordRef(RecordKind.LEAD, id)).toList();
        journal.created(kept);
        stageHistory.created(kept, stage);
        return ids;
    }

    /// What nothing could be made of must not be lost: it stays as a lead somebody has to look at.
    ///
    /// @return their numbers by their places
    private Map<Long, Long> keepRefused(List<LeadData> leads, LeadGate.Passed passed, Stage stage) {
        var refused = passed.refused().keySet().stream().sorted().toList();
        if (refused.isEmpty()) {
            return Map.of();
        }
        var ids = keep(
                refused.stream()
                        .map(place -> leads.get(Math.toIntExact(place - 1)))
                        .toList(),
                stage);
        var kept = new HashMap<Long, Long>();
        var reasons = new HashMap<Long, LeadGate.Refusal>();
        for (int at = 0; at < ids.size(); at++) {
            kept.put(refused.get(at), ids.get(at));
            reasons.put(ids.get(at), Objects.requireNonNull(passed.refused().get(refused.get(at))));
        }
        gate.needAttention(reasons);
        return kept;
    }
}
