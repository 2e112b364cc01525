package io.weiche.automation;

import io.weiche.conversion.ConversionEngine;
import io.weiche.conversion.ConversionEngine.Refused;
import io.weiche.modes.CrmModes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Leads that a rule takes to the last stage are converted, as an inquiry is in simple mode (crm.md 10.4).
@Component
class LeadTunnel {
    private final ConversionEngine engine;
    private final CrmModes modes;

    LeadTunnel(ConversionEngine engine, CrmModes modes) {
        this.engine = engine;
        this.modes = modes;
    }

    /// @return those that were converted; nobody is told of the others, they stay open
    Set<Long> convert(List<Long> leadIds) {
        var refused =
                engine
                        .convertSet(
                                modes.plan(modes.get(), null),
                                leadIds.stream().sorted().toList(),
                                false)
                        .stream()
                        .map(Refused::leadId)
                        .collect(Collectors.toSet());
        var converted = new HashSet<>(leadIds);
        converted.removeAll(refused);
        return converted;
    }
}
