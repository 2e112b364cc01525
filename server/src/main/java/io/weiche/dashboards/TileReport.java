package io.weiche.dashboards;

import io.weiche.analytics.Report;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a tile shows of leads, deals, stages or people: numbers of one of their reports, each with its list.
///
/// @param previous what numbers are compared with; null: with nothing
/// @param currency of all amounts
/// @param figures what the cells of a row are, the figure of the tile first
/// @param rows as they are read: the most first, months and stages in their order
/// @param file the same report for spreadsheets
public record TileReport(
        By by,
        Report.Span period,
        Report.@Nullable Span previous,
        String currency,
        List<Figure> figures,
        List<Row> rows,
        Row total,
        String file) {
    public TileReport {
        figures = List.copyOf(figures);
        rows = List.copyOf(rows);
    }

    /// @param key `none` for those without; null for all together
    /// @param name as it is called now; null when the key says it, or when it is not there any more
    public record Row(@Nullable String key, @Nullable String name, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }

        boolean counts() {
            return cells.stream().anyMatch(cell -> cell.count() > 0);
        }

        /// Of the figure of the tile.
        @Nullable
        BigDecimal value() {
            return cells.getFirst().value();
        }
    }

    /// @param value in the unit of its figure; null where there is nothing to have one of
    /// @param previous the same of the period before
    /// @param count how long the list is
    /// @param list where what is counted is
    /// @param withoutRate how many amounts are missing in a sum, because no rate is known
    public record Cell(
            @Nullable BigDecimal value, @Nullable BigDecimal previous, long count, String list, long withoutRate) {
        static Cell of(@Nullable BigDecimal value, @Nullable BigDecimal previous, long count, String list) {
            return new Cell(value, previous, count, list, 0);
        }

        static Cell of(long count, @Nullable Long previous, String list) {
            return of(BigDecimal.valueOf(count), number(previous), count, list);
        }

        static @Nullable BigDecimal number(@Nullable Long value) {
            return value == null ? null : BigDecimal.valueOf(value);
        }
    }
}
