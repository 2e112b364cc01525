package io.weiche.analytics;

import io.weiche.modes.Switches;
import java.util.List;
import org.springframework.stereotype.Component;

/// Where on a time axis the mode was changed.
@Component
public class ModeMarks {
    private final Switches switches;

    ModeMarks(Switches switches) {
        this.switches = switches;
    }

    /// In their order. Days that are still to come are part of the period, too.
    public List<Report.Mark> within(Period period) {
        var end = period.to().plusDays(1).atStartOfDay(period.zone()).toOffsetDateTime();
        return switches.changes(period.begin(), end).stream()
                .map(change -> new Report.Mark(
                        change.switchId(),
                        change.at().atZoneSameInstant(period.zone()).toLocalDate(),
                        change.to(),
                        change.undone()))
                .toList();
    }
}
