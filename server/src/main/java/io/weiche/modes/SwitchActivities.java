package io.weiche.modes;

import io.weiche.access.Access;
import io.weiche.access.Right;
import io.weiche.web.Problem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Proves that a switch left no open activity behind.
@Service
public class SwitchActivities {
    private final SwitchStore switches;
    private final SwitchActivityStore store;
    private final Access access;

    SwitchActivities(SwitchStore switches, SwitchActivityStore store, Access access) {
        this.switches = switches;
        this.store = store;
        this.access = access;
    }

    /// @param balanced whether what was open before is what stayed open and what the switch completed
    public record Report(ActivityFigures figures, boolean balanced) {
        static Report of(ActivityFigures figures) {
            return new Report(figures, figures.open() == figures.kept() + figures.completed());
        }
    }

    /// @throws Problem not-found when there was no such switch
    @Transactional(readOnly = true)
    public Report of(long switchId) {
        access.require(Right.EDIT_SETTINGS);
        var _ = switches.find(switchId).orElseThrow(Problem::notFound);
        return Report.of(store.done(switchId));
    }
}
