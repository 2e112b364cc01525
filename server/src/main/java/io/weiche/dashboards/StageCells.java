package io.weiche.dashboards;

import io.weiche.analytics.sales.Funnel;
import io.weiche.analytics.sales.FunnelMeasure;
import io.weiche.analytics.sales.FunnelQuery;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Funnels as tiles show them: a row for each stage.
final class StageCells {
    private StageCells() {}

    static TileReport of(Funnel funnel, List<Figure> figures, FunnelQuery query) {
        var previous = funnel.previous();
        return new TileReport(
                By.STAGE,
                funnel.period(),
                previous == null ? null : previous.period(),
                funnel.currency(),
                figures,
                funnel.stages().stream()
                        .map(step -> new TileReport.Row(
                                Long.toString(step.stageId()),
                                step.name(),
                                figures.stream()
                                        .map(figure -> cell(funnel, step, figure))
                                        .toList()))
                        .toList(),
                new TileReport.Row(
                        null,
                        null,
                        figures.stream().map(figure -> together(funnel, figure)).toList()),
                "/api/v1/reports/funnel/rows.csv?kind=%s&%s"
                        .formatted(funnel.kind(), query.records().address()));
    }

    private static TileReport.Cell cell(Funnel funnel, Funnel.Step step, Figure figure) {
        var list = "&stage=" + step.stageId();
        return switch (figure) {
            case DEAL_STAGE_STANDING, LEAD_STAGE_STANDING ->
                counted(funnel, FunnelMeasure.STANDING, list, step.standing(), null);
            case DEAL_STAGE_LOST, LEAD_STAGE_LOST -> counted(funnel, FunnelMeasure.LOST, list, step.lost(), null);
            case DEAL_STAGE_TIME, LEAD_STAGE_TIME ->
                TileReport.Cell.of(
                        TileReport.Cell.number(step.medianSeconds()),
                        null,
                        step.left(),
                        address(funnel, FunnelMeasure.LEFT, list));
            default -> counted(funnel, FunnelMeasure.REACHED, list, step.reached(), null);
        };
    }

    /// Times of several stages are no time of all.
    private static TileReport.Cell together(Funnel funnel, Figure figure) {
        var previous = funnel.previous();
        return switch (figure) {
            case DEAL_STAGE_STANDING, LEAD_STAGE_STANDING ->
                counted(
                        funnel,
                        FunnelMeasure.STANDING,
                        "",
                        funnel.stages().stream()
                                .mapToLong(Funnel.Step::standing)
                                .sum(),
                        null);
            case DEAL_STAGE_LOST, LEAD_STAGE_LOST ->
                counted(funnel, FunnelMeasure.LOST, "", funnel.lost(), previous == null ? null : previous.lost());
            case DEAL_STAGE_TIME, LEAD_STAGE_TIME ->
                TileReport.Cell.of(null, null, 0, address(funnel, FunnelMeasure.LEFT, ""));
            default ->
                counted(
                        funnel,
                        FunnelMeasure.REACHED,
                        "",
                        funnel.created(),
                        previous == null ? null : previous.created());
        };
    }

    private static TileReport.Cell counted(
            Funnel funnel, FunnelMeasure of, String stage, long count, @Nullable Long previous) {
        return TileReport.Cell.of(count, previous, address(funnel, of, stage));
    }

    private static String address(Funnel funnel, FunnelMeasure of, String stage) {
        return funnel.list() + "&of=" + of + stage;
    }
}
