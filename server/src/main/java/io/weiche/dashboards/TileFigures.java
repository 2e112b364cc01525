package io.weiche.dashboards;

import io.weiche.analytics.Report;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a tile shows: one of the three, or nothing when what it is about is gone.
///
/// @param place of the tile on its dashboard, from 0
/// @param report of inquiries
/// @param counted of leads, deals, stages and people
/// @param now the period does not narrow it: it is as it is now, or a goal with a month or quarter of its own
/// @param hidden the current user does not see what it shows
/// @param unapplied of the filter, what does not narrow it
public record TileFigures(
        int place,
        @Nullable Report report,
        @Nullable TileReport counted,
        Goal.@Nullable Progress goal,
        boolean now,
        boolean hidden,
        List<By> unapplied) {
    public TileFigures {
        unapplied = List.copyOf(unapplied);
    }

    static TileFigures of(int place, Report report, List<By> unapplied) {
        return new TileFigures(place, report, null, null, false, false, unapplied);
    }

    static TileFigures of(int place, @Nullable TileReport counted, List<By> unapplied, boolean now) {
        return new TileFigures(place, null, counted, null, now, false, unapplied);
    }

    static TileFigures ofGoal(int place, Goal.@Nullable Progress goal, List<By> unapplied, boolean periodOfItsOwn) {
        return new TileFigures(place, null, null, goal, periodOfItsOwn, false, unapplied);
    }

    static TileFigures hidden(int place) {
        return new TileFigures(place, null, null, null, false, true, List.of());
    }
}
