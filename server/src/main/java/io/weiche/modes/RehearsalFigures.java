package io.weiche.modes;

import io.weiche.modes.LeadForecast.Customer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Adds the forecasts up.
final class RehearsalFigures {
    private static final int SAMPLES = 20;

    private final Map<String, List<Long>> samples = new LinkedHashMap<>();
    private final Map<String, Long> problems = new LinkedHashMap<>();
    private final Map<String, Long> unseen = new LinkedHashMap<>();
    private long open;
    private long blocked;
    private long newContacts;
    private long matchedContacts;
    private long newCompanies;
    private long matchedCompanies;

    void add(LeadForecast lead) {
        open++;
        blocked += lead.blocked() ? 1 : 0;
        newContacts += lead.contact() == Customer.NEW ? 1 : 0;
        matchedContacts += lead.contact() == Customer.KNOWN ? 1 : 0;
        newCompanies += lead.company() == Customer.NEW ? 1 : 0;
        matchedCompanies += lead.company() == Customer.KNOWN ? 1 : 0;
        for (var remark : lead.remarks()) {
            problems.merge(remark, 1L, Long::sum);
            var some = samples.computeIfAbsent(remark, _ -> new ArrayList<>());
            if (!lead.seen()) {
                unseen.merge(remark, 1L, Long::sum);
            } else if (some.size() < SAMPLES) {
                some.add(lead.leadId());
            }
        }
    }

    Rehearsal result(ActivityFigures activities, double leadsPerSecond) {
        return new Rehearsal(
                open,
                open - blocked,
                newContacts,
                newCompanies,
                matchedContacts,
                matchedCompanies,
                activities.kept(),
                activities.completed(),
                activities,
                problems.entrySet().stream()
                        .map(entry -> Rehearsal.Problem.of(
                                entry.getKey(),
                                entry.getValue(),
                                samples.getOrDefault(entry.getKey(), List.of()),
                                unseen.getOrDefault(entry.getKey(), 0L)))
                        .toList(),
                Math.round(Math.ceil(open / leadsPerSecond)));
    }
}
