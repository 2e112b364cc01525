package io.weiche.dashboards;

import io.weiche.analytics.sales.Funnel;
import io.weiche.analytics.sales.FunnelQuery;
import io.weiche.analytics.sales.Funnels;
import io.weiche.analytics.sales.SalesDimension;
import io.weiche.analytics.sales.SalesMeasure;
import io.weiche.analytics.sales.SalesQuery;
import io.weiche.analytics.sales.SalesReport;
import io.weiche.analytics.sales.SalesReports;
import io.weiche.analytics.sales.TeamReport;
import io.weiche.analytics.sales.TeamReports;
import io.weiche.analytics.sales.Whose;
import io.weiche.dashboards.Tile.Shape;
import io.weiche.kernel.RecordKind;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// What tiles of leads, deals, stages and people show: the reports of them, and nothing else. Tiles that ask the same
/// share one report.
@Component
class RecordTiles {
    private final SalesReports sales;
    private final Funnels funnels;
    private final TeamReports team;

    RecordTiles(SalesReports sales, Funnels funnels, TeamReports team) {
        this.sales = sales;
        this.funnels = funnels;
        this.team = team;
    }

    private record OfRecords(SalesQuery query, SalesDimension by) {}

    private record OfTeam(Span.Days days, Whose whose) {}

    /// The tiles of one dashboard.
    final class Together {
        private final Map<OfRecords, Set<SalesMeasure>> measures = new HashMap<>();
        private final Set<Object> compared;
        private final Map<OfRecords, SalesReport> ofRecords = new HashMap<>();
        private final Map<FunnelQuery, Funnel> ofStages = new HashMap<>();
        private final Map<OfTeam, TeamReport> ofTeam = new HashMap<>();

        private Together(List<Asked> tiles) {
            tiles.stream()
                    .filter(RecordTiles::ofRecords)
                    .forEach(tile -> measures.computeIfAbsent(asked(tile), _ -> EnumSet.noneOf(SalesMeasure.class))
                            .addAll(RecordCells.measures(columns(tile))));
            compared = tiles.stream()
                    .filter(tile -> tile.tile().shape() == Shape.NUMBER)
                    .flatMap(tile -> key(tile).stream())
                    .collect(Collectors.toSet());
        }

        /// Empty when the pipeline it is about is gone.
        Optional<TileReport> of(Asked tile) {
            return key(tile).map(key -> switch (key) {
                case OfRecords asked -> {
                    var wanted = measures.getOrDefault(asked, Set.of());
                    var report = ofRecords.computeIfAbsent(
                            asked, one -> sales.report(one.query(), one.by(), wanted, compared.contains(one)));
                    yield RecordCells.of(report, by(tile), columns(tile), asked.query());
                }
                case FunnelQuery asked ->
                    StageCells.of(
                            ofStages.computeIfAbsent(asked, one -> funnels.funnel(one, compared.contains(one))),
                            columns(tile),
                            asked);
                case OfTeam asked ->
                    TeamCells.of(
                            ofTeam.computeIfAbsent(asked, one -> report(one, compared.contains(one))),
                            columns(tile),
                            asked.whose());
                default -> throw new IllegalStateException("no report is asked like this");
            });
        }
    }

    Together together(List<Asked> tiles) {
        return new Together(tiles);
    }

    private static boolean ofRecords(Asked tile) {
        return tile.figure().ofRecords() != null;
    }

    private static List<Figure> columns(Asked tile) {
        return tile.tile().shape() == Shape.TABLE ? tile.figure().columns() : List.of(tile.figure());
    }

    /// Numbers that stand alone and courses are counted by month, so that they share one report.
    private static By by(Asked tile) {
        var shape = tile.tile().shape();
        return shape == Shape.NUMBER || shape == Shape.LINE
                ? By.MONTH
                : tile.tile().query().by();
    }

    private Optional<Object> key(Asked tile) {
        return switch (tile.figure().topic()) {
            case INQUIRIES -> Optional.empty();
            case DEALS, LEADS -> Optional.of(asked(tile));
            case DEAL_STAGES -> stages(tile, RecordKind.DEAL).map(one -> one);
            case LEAD_STAGES -> stages(tile, RecordKind.LEAD).map(one -> one);
            case TEAM ->
                Optional.of(new OfTeam(
                        tile.days(),
                        new Whose(tile.only().get(By.RESPONSIBLE), tile.only().get(By.DEPARTMENT))));
        };
    }

    private OfRecords asked(Asked tile) {
        return new OfRecords(query(tile), by(tile).ofRecords().orElse(SalesDimension.MONTH));
    }

    private SalesQuery query(Asked tile) {
        var days = tile.days();
        return sales.query(
                days.from().toString(), days.to().toString(), tile.only(SalesDimension.class, By::ofRecords));
    }

    private Optional<FunnelQuery> stages(Asked tile, RecordKind kind) {
        var query = query(tile);
        return funnels.knows(query) ? Optional.of(funnels.query(query, kind)) : Optional.empty();
    }

    private TeamReport report(OfTeam asked, boolean compare) {
        return team.report(asked.days().from().toString(), asked.days().to().toString(), asked.whose(), compare);
    }
}
