package io.weiche.dashboards;

import io.weiche.analytics.Dimension;
import io.weiche.analytics.Report;
import io.weiche.analytics.ReportQuery;
import io.weiche.analytics.Reports;
import io.weiche.analytics.Touch;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The figures of all tiles of a dashboard, by the rights of whoever looks. They are reports, and nothing else: each
/// has the list behind it that the page of reports has. Tiles that ask the same share one report.
@Service
public class Figures {
    private final Dashboards dashboards;
    private final Reports reports;
    private final RecordTiles records;
    private final Goals goals;

    Figures(Dashboards dashboards, Reports reports, RecordTiles records, Goals goals) {
        this.dashboards = dashboards;
        this.reports = reports;
        this.records = records;
        this.goals = goals;
    }

    private record OfInquiries(ReportQuery query, Dimension by) {}

    /// @throws io.weiche.web.Problem not-found when it is somebody else's own
    @Transactional(readOnly = true)
    public List<TileFigures> of(long dashboardId, Filter filter) {
        return of(dashboards.get(dashboardId).content(), filter);
    }

    @Transactional(readOnly = true)
    public List<TileFigures> of(Dashboard.Content content, Filter filter) {
        var today = reports.query(null, null, Touch.FIRST, Map.of()).period().to();
        var own = filter.from() == null ? null : days(filter);
        var asked = content.tiles().stream()
                .map(tile -> Asked.of(tile, days(tile, content.span(), filter, own, today), filter))
                .toList();
        var seen = asked.stream().filter(Asked::isSeen).toList();
        var made = new HashMap<OfInquiries, Report>();
        var ofRecords = records.together(seen.stream()
                .filter(one -> one.tile().shape() != Tile.Shape.GOAL)
                .toList());
        var progress = goals.progress(content.goalIds(), filter);
        var hidden = goals.hidden(content.goalIds());
        return IntStream.range(0, asked.size())
                .mapToObj(place -> {
                    var one = asked.get(place);
                    var tile = one.tile();
                    if (!one.isSeen() || tile.goalId() != null && hidden.contains(tile.goalId())) {
                        return TileFigures.hidden(place);
                    }
                    if (tile.shape() == Tile.Shape.GOAL) {
                        return ofGoal(place, tile.goalId() == null ? null : progress.get(tile.goalId()), filter);
                    }
                    return one.figure().topic() == Topic.INQUIRIES
                            ? TileFigures.of(place, report(one, made), one.unapplied())
                            : TileFigures.of(
                                    place,
                                    ofRecords.of(one).orElse(null),
                                    one.unapplied(),
                                    one.figure().now());
                })
                .toList();
    }

    /// A goal has a month or quarter of its own.
    private static TileFigures ofGoal(int place, Goal.@Nullable Progress goal, Filter filter) {
        return goal == null
                ? TileFigures.ofGoal(place, null, List.of(), false)
                : TileFigures.ofGoal(
                        place,
                        goal,
                        GoalFilter.of(goal.goal().content(), filter).unapplied(),
                        filter.span() != null || filter.from() != null);
    }

    private Report report(Asked asked, Map<OfInquiries, Report> made) {
        var query = asked.tile().query();
        var days = asked.days();
        var wanted = new OfInquiries(
                reports.query(
                        days.from().toString(),
                        days.to().toString(),
                        query.touch(),
                        asked.only(Dimension.class, By::ofInquiries)),
                query.by().ofInquiries().orElse(Dimension.SOURCE));
        return made.computeIfAbsent(wanted, one -> reports.report(one.query(), one.by(), true));
    }

    private Span.Days days(Filter filter) {
        var period =
                reports.query(filter.from(), filter.to(), Touch.FIRST, Map.of()).period();
        return new Span.Days(period.from(), period.to());
    }

    /// @param own the days somebody chose instead of a span
    private static Span.Days days(
            Tile tile, Span ofDashboard, Filter filter, Span.@Nullable Days own, LocalDate today) {
        var span = tile.query().span();
        if (span == null && own != null) {
            return own;
        }
        return (span != null ? span : filter.span() != null ? filter.span() : ofDashboard).days(today);
    }
}
