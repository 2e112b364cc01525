package io.weiche.dashboards;

import io.weiche.analytics.Dimension;
import io.weiche.analytics.Report;
import io.weiche.analytics.ReportQuery;
import io.weiche.analytics.Reports;
import io.weiche.analytics.Touch;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The figures of all tiles of a dashboard, by the rights of whoever looks. They are reports, and nothing else: each
/// has the list behind it that the page of reports has. Tiles that ask the same share one report.
@Service
public class Figures {
    private final Dashboards dashboards;
    private final Reports reports;
    private final Goals goals;

    Figures(Dashboards dashboards, Reports reports, Goals goals) {
        this.dashboards = dashboards;
        this.reports = reports;
        this.goals = goals;
    }

    private record Asked(ReportQuery query, Dimension by) {}

    /// @throws io.weiche.web.Problem not-found when it is somebody else's own
    @Transactional(readOnly = true)
    public List<TileFigures> of(long dashboardId, Filter filter) {
        return of(dashboards.get(dashboardId).content(), filter);
    }

    @Transactional(readOnly = true)
    public List<TileFigures> of(Dashboard.Content content, Filter filter) {
        var today = reports.query(null, null, Touch.FIRST, Map.of()).period().to();
        var made = new HashMap<Asked, Report>();
        var tiles = content.tiles();
        var progress = goals.progress(content.goalIds());
        return IntStream.range(0, tiles.size())
                .mapToObj(place -> {
                    var tile = tiles.get(place);
                    if (tile.shape() == Tile.Shape.GOAL) {
                        return new TileFigures(place, null, tile.goalId() == null ? null : progress.get(tile.goalId()));
                    }
                    var query = tile.query();
                    var asked = new Asked(query(query, content.span(), filter, today), query.by());
                    return new TileFigures(
                            place,
                            made.computeIfAbsent(asked, one -> reports.report(one.query(), one.by(), true)),
                            null);
                })
                .toList();
    }

    private ReportQuery query(Tile.Query query, Span ofDashboard, Filter filter, LocalDate today) {
        var only = new EnumMap<Dimension, String>(Dimension.class);
        only.putAll(filter.only());
        only.putAll(query.only());
        if (query.span() == null && filter.from() != null) {
            return reports.query(filter.from(), filter.to(), query.touch(), only);
        }
        var span = query.span() != null ? query.span() : filter.span() != null ? filter.span() : ofDashboard;
        var days = span.days(today);
        return reports.query(days.from().toString(), days.to().toString(), query.touch(), only);
    }
}
