package io.weiche.analytics;

import io.weiche.modes.SwitchRun;
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

    public List<Report.Mark> within(Period period) {
        return switches.list().stream()
                .map(run -> new Report.Mark(
                        run.id(),
                        run.startedAt().atZoneSameInstant(period.zone()).toLocalDate(),
                        run.to(),
                        run.status() == SwitchRun.Status.UNDONE))
                .filter(mark -> !mark.on().isBefore(period.from()) && !mark.on().isAfter(period.to()))
                .toList();
    }
}
