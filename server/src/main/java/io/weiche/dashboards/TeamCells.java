package io.weiche.dashboards;

import io.weiche.analytics.sales.TeamMeasure;
import io.weiche.analytics.sales.TeamReport;
import io.weiche.analytics.sales.Whose;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The report of the team as tiles show it: a row for each person.
final class TeamCells {
    private TeamCells() {}

    static TileReport of(TeamReport report, List<Figure> figures, Whose whose) {
        return new TileReport(
                By.RESPONSIBLE,
                report.period(),
                report.previous(),
                report.currency(),
                figures,
                report.rows().stream()
                        .map(row -> row(row, figures))
                        .filter(TileReport.Row::counts)
                        .sorted(Comparator.comparing((TileReport.Row row) ->
                                        Objects.requireNonNullElse(row.value(), BigDecimal.ZERO))
                                .reversed())
                        .toList(),
                row(report.total(), figures),
                "/api/v1/reports/team/rows.csv?from=%s&to=%s%s"
                        .formatted(report.period().from(), report.period().to(), whose.address()));
    }

    private static TileReport.Row row(TeamReport.Row row, List<Figure> figures) {
        return new TileReport.Row(
                row.key(),
                row.name(),
                figures.stream().map(figure -> cell(row, figure)).toList());
    }

    private static TileReport.Cell cell(TeamReport.Row row, Figure figure) {
        var measure = Objects.requireNonNull(figure.ofTeam());
        var before = row.previous();
        return new TileReport.Cell(
                value(figure, row.counts(), row.revenue(), row.answerSeconds()),
                before == null || figure.now()
                        ? null
                        : value(figure, before.counts(), before.revenue(), before.answerSeconds()),
                row.counts().getOrDefault(measure, 0L),
                row.lists().getOrDefault(measure, ""),
                figure.unit() == Figure.Unit.MONEY ? row.withoutRate() : 0);
    }

    private static @Nullable BigDecimal value(
            Figure figure, Map<TeamMeasure, Long> counts, @Nullable BigDecimal revenue, @Nullable Long answerSeconds) {
        return switch (figure.unit()) {
            case MONEY -> revenue;
            case SECONDS -> TileReport.Cell.number(answerSeconds);
            default -> TileReport.Cell.number(counts.get(figure.ofTeam()));
        };
    }
}
