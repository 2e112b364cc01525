package io.weiche.dashboards;

import io.weiche.analytics.sales.SalesMeasure;
import io.weiche.analytics.sales.SalesQuery;
import io.weiche.analytics.sales.SalesReport;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reports of leads and deals as tiles show them.
final class RecordCells {
    private RecordCells() {}

    /// What the figures are counted from.
    static Set<SalesMeasure> measures(List<Figure> figures) {
        var measures = EnumSet.noneOf(SalesMeasure.class);
        for (var figure : figures) {
            measures.add(Objects.requireNonNull(figure.ofRecords()));
            if (figure == Figure.DEALS_WIN_RATE) {
                measures.add(SalesMeasure.LOST);
            }
            if (figure == Figure.LEADS_CONVERSION) {
                measures.add(SalesMeasure.LEADS);
            }
        }
        return measures;
    }

    static TileReport of(SalesReport report, By by, List<Figure> figures, SalesQuery query) {
        var rows = report.rows().stream()
                .map(row -> row(row, figures))
                .filter(TileReport.Row::counts)
                .sorted(order(by))
                .toList();
        var measures = measures(figures).stream().map(SalesMeasure::name).collect(Collectors.joining(","));
        return new TileReport(
                by,
                report.period(),
                report.previous(),
                report.currency(),
                figures,
                rows,
                row(report.total(), figures),
                "/api/v1/reports/sales/rows.csv?by=%s&of=%s&%s".formatted(report.by(), measures, query.address()));
    }

    private static Comparator<TileReport.Row> order(By by) {
        if (by == By.MONTH || by == By.EXPECTED) {
            return Comparator.comparing(row -> String.valueOf(row.key()));
        }
        return Comparator.comparing((TileReport.Row row) -> Objects.requireNonNullElse(row.value(), BigDecimal.ZERO))
                .reversed();
    }

    private static TileReport.Row row(SalesReport.Row row, List<Figure> figures) {
        return new TileReport.Row(
                row.key(),
                row.name(),
                figures.stream().map(figure -> cell(row, figure)).toList());
    }

    private static TileReport.Cell cell(SalesReport.Row row, Figure figure) {
        var measure = Objects.requireNonNull(figure.ofRecords());
        var counted = counted(row.figures(), measure);
        var before = row.previous();
        return new TileReport.Cell(
                value(figure, row.figures()),
                before == null || figure.now() ? null : value(figure, before),
                counted.count(),
                row.list() + "&of=" + measure,
                figure.unit() == Figure.Unit.MONEY ? counted.withoutRate() : 0);
    }

    private static @Nullable BigDecimal value(
            Figure figure, Map<SalesMeasure, io.weiche.analytics.sales.Figure> figures) {
        var counted = counted(figures, Objects.requireNonNull(figure.ofRecords()));
        return switch (figure.unit()) {
            case COUNT -> BigDecimal.valueOf(counted.count());
            case MONEY -> figure == Figure.DEALS_EXPECTED ? counted.expected() : counted.amount();
            case SECONDS -> TileReport.Cell.number(counted.medianSeconds());
            case SHARE ->
                figure == Figure.DEALS_WIN_RATE
                        ? Figure.share(
                                counted.count(),
                                counted.count()
                                        + counted(figures, SalesMeasure.LOST).count())
                        : Figure.share(
                                counted.count(),
                                counted(figures, SalesMeasure.LEADS).count());
        };
    }

    private static io.weiche.analytics.sales.Figure counted(
            Map<SalesMeasure, io.weiche.analytics.sales.Figure> figures, SalesMeasure measure) {
        return figures.getOrDefault(measure, io.weiche.analytics.sales.Figure.NONE);
    }
}
