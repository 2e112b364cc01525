package io.weiche.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Chooses one person for each of several inquiries or records.
public final class AssignmentPlan {
    private final ChannelRule.How how;
    private final List<Candidate> present;
    private final Map<Long, Long> turns = new HashMap<>();
    private final Map<Long, Long> loads = new HashMap<>();
    private final Set<Long> chosen = new HashSet<>();

    /// @param sort in which order people stand in the rule
    /// @param turn when it was their turn last
    /// @param load how many leads and deals they have open
    /// @param working at this hour
    public record Candidate(long userId, int sort, long turn, long load, boolean working) {}

    /// @param candidates nobody who is absent or has left
    /// @param byHours those who do not work now are left out, unless nobody does
    public AssignmentPlan(ChannelRule.How how, List<Candidate> candidates, boolean byHours) {
        this.how = how;
        var working = candidates.stream().filter(Candidate::working).toList();
        var ordered = new ArrayList<>(byHours && !working.isEmpty() ? working : candidates);
        ordered.sort(Comparator.comparingInt(Candidate::sort).thenComparingLong(Candidate::userId));
        this.present = List.copyOf(ordered);
        present.forEach(one -> {
            turns.put(one.userId(), one.turn());
            loads.put(one.userId(), one.load());
        });
    }

    /// Empty when nobody is there.
    public Optional<Long> next() {
        var next = switch (how) {
            case FIXED -> present.stream().findFirst();
            case ROUND_ROBIN ->
                present.stream().min(Comparator.comparingLong(one -> turns.getOrDefault(one.userId(), 0L)));
            case LOAD ->
                present.stream()
                        .min(Comparator.<Candidate>comparingLong(one -> loads.getOrDefault(one.userId(), 0L))
                                .thenComparingLong(one -> turns.getOrDefault(one.userId(), 0L)));
        };
        next.ifPresent(one -> {
            var latest = turns.values().stream().mapToLong(turn -> turn).max().orElse(0);
            turns.put(one.userId(), latest + 1);
            loads.merge(one.userId(), 1L, Long::sum);
            chosen.add(one.userId());
        });
        return next.map(Candidate::userId);
    }

    /// When it was the turn of those who were chosen last.
    public Map<Long, Long> turns() {
        return chosen.stream().collect(Collectors.toMap(user -> user, user -> turns.getOrDefault(user, 0L)));
    }
}
