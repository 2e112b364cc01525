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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What channels took in, all in one set: each becomes a lead, or at once a customer and a deal.
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

    /// What intake opens.
    ///
    /// @param lead of a customer whom intake has recognised itself
    public record Taken(String channel, @Nullable Long formId, LeadData lead) {
        LeadGate.Arrival arrival() {
            return new LeadGate.Arrival(channel, lead.origin().sourceId(), formId, lead.responsibleId());
        }
    }

    /// What became of it.
    ///
    /// @param leadId null when the lead is not kept
    /// @param became null when it is
    public record Opened(LeadGate.Way way, @Nullable Long leadId, LeadGate.@Nullable Became became) {}

    /// Takes in what channels brought.
    ///
    /// @return in the order of what was taken
    @Transactional
    public List<Opened> open(List<Taken> taken) {
        gate.enter(LeadGate.Door.CHANNEL);
        var leads = taken.stream().map(Taken::lead).toList();
        rules.checkOpened(leads);
        var stage = pipelines.leadStage(Semantics.IN_PROGRESS);
        gate.requireOpening(leads.stream()
                .map(LeadData::responsibleId)
                .distinct()
                .map(responsible -> Subject.lead(responsible, stage.id(), false))
                .toList());
        var ways = gate.ways(taken.stream().map(Taken::arrival).toList());
        var opened = new TreeMap<Integer, Opened>();
        // one way to stay, and one into each pipeline that the mode or a rule names
        together(ways).forEach((pipelineId, some) -> {
            var set = some.stream().map(leads::get).toList();
            var made = pipelineId.isEmpty() ? stay(set, stage) : pass(pipelineId.get(), set, stage);
            for (int at = 0; at < some.size(); at++) {
                var one = made.get(at);
                opened.put(some.get(at), new Opened(ways.get(some.get(at)), one.leadId(), one.became()));
            }
        });
        return List.copyOf(opened.values());
    }

    /// The places of those that go the same way.
    private static Map<Optional<Long>, List<Integer>> together(List<LeadGate.Way> ways) {
        return IntStream.range(0, ways.size())
                .boxed()
                .collect(Collectors.groupingBy(
                        at -> Optional.ofNullable(ways.get(at).pipelineId()), LinkedHashMap::new, Collectors.toList()));
    }

    private record Made(@Nullable Long leadId, LeadGate.@Nullable Became became) {}

    private List<Made> stay(List<LeadData> leads, Stage stage) {
        return keep(leads, stage).stream().map(id -> new Made(id, null)).toList();
    }

    private List<Made> pass(long pipelineId, List<LeadData> leads, Stage stage) {
        var places = passing.fill(leads, stage);
        var passed = gate.passSet(pipelineId, places);
        var kept = keepRefused(leads, passed, stage);
        return places.stream()
                .map(place -> new Made(kept.get(place), passed.became().get(place)))
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
