package io.weiche.dashboards;

import io.weiche.accounts.Language;
import io.weiche.analytics.Dimension;
import io.weiche.analytics.KeyWords;
import io.weiche.analytics.Report;
import io.weiche.analytics.sales.SalesFiles;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A tile in words, for a mail.
///
/// @param unit of its values; null where they are counts
/// @param lines its rows, the most first, months in their order; the whole last
record MailedTile(String title, @Nullable String unit, List<Line> lines) {
    private static final int MOST_LINES = 15;

    MailedTile {
        lines = List.copyOf(lines);
    }

    /// @param value in the unit of the tile; null where there is nothing to have one of
    record Line(String name, String shown, @Nullable BigDecimal value) {}

    /// Empty where what it is about is gone.
    static Optional<MailedTile> of(Tile tile, Span ofDashboard, TileFigures shown, Language language) {
        if (shown.report() != null) {
            return Optional.of(ofReport(tile, ofDashboard, shown.report(), language));
        }
        if (shown.counted() != null) {
            return Optional.of(ofCounted(tile, ofDashboard, shown.counted(), language));
        }
        return Optional.ofNullable(shown.goal()).map(goal -> ofGoal(tile, goal, language));
    }

    private static MailedTile ofGoal(Tile tile, Goal.Progress goal, Language language) {
        var content = goal.goal().content();
        var figure = switch (content.measured()) {
            case INQUIRIES -> Figure.INQUIRIES;
            case ANSWERED -> Figure.ANSWERED;
            case WON -> Figure.WON;
            case REVENUE -> Figure.REVENUE;
        };
        var title =
                Objects.requireNonNullElse(tile.title(), language.pick("Ziel: ", "Goal: ") + figure.label(language));
        var words = new ValueWords(figure.unit(), goal.currency(), language);
        return new MailedTile(
                title,
                words.unitWord(),
                List.of(
                        line(language.pick("Erreicht", "Reached"), goal.value(), words),
                        line(language.pick("Erwartet bis heute", "Expected by today"), goal.expected(), words),
                        line(language.pick("Ziel", "Goal"), content.target(), words)));
    }

    private static MailedTile ofReport(Tile tile, Span ofDashboard, Report report, Language language) {
        var figure = tile.query().of();
        var words = new ValueWords(figure.unit(), report.currency(), language);
        var lines = new ArrayList<Line>();
        if (hasRows(tile)) {
            rows(report, figure)
                    .forEach(row ->
                            lines.add(line(KeyWords.of(report.by(), row, language), figure.of(row.numbers()), words)));
        }
        var total = report.total();
        lines.add(line(together(language), figure.of(total.numbers()), words));
        if (tile.shape() == Tile.Shape.NUMBER && total.previous() != null) {
            lines.add(line(before(language), figure.of(total.previous()), words));
        }
        return new MailedTile(title(tile, ofDashboard, language), words.unitWord(), lines);
    }

    private static MailedTile ofCounted(Tile tile, Span ofDashboard, TileReport report, Language language) {
        var words = new ValueWords(tile.query().of().unit(), report.currency(), language);
        var lines = new ArrayList<Line>();
        if (hasRows(tile)) {
            var by = report.by().ofRecords().orElseThrow();
            var most = report.by() == By.MONTH || report.by() == By.STAGE
                    ? report.rows().size()
                    : MOST_LINES;
            report.rows().stream()
                    .limit(most)
                    .forEach(row -> lines.add(line(
                            SalesFiles.name(by, String.valueOf(row.key()), row.name(), language), row.value(), words)));
        }
        var total = report.total();
        if (total.value() != null || !hasRows(tile)) {
            lines.add(line(together(language), total.value(), words));
        }
        var previous = total.cells().getFirst().previous();
        if (tile.shape() == Tile.Shape.NUMBER && previous != null) {
            lines.add(line(before(language), previous, words));
        }
        return new MailedTile(title(tile, ofDashboard, language), words.unitWord(), lines);
    }

    private static boolean hasRows(Tile tile) {
        return tile.shape() == Tile.Shape.BARS || tile.shape() == Tile.Shape.TABLE;
    }

    private static String title(Tile tile, Span ofDashboard, Language language) {
        var figure = tile.query().of();
        var title = Objects.requireNonNullElse(tile.title(), figure.label(language));
        var span = Objects.requireNonNullElse(tile.query().span(), ofDashboard);
        return title + " – " + (figure.now() ? language.pick("Stand jetzt", "as it is now") : span.label(language));
    }

    private static String together(Language language) {
        return language.pick("Zusammen", "Together");
    }

    private static String before(Language language) {
        return language.pick("Vorzeitraum", "Period before");
    }

    private static Stream<Report.Row> rows(Report report, Figure figure) {
        if (report.by() == Dimension.MONTH) {
            // those it is compared with have none of this period
            var first = YearMonth.from(report.period().from()).toString();
            return report.rows().stream()
                    .filter(row -> String.valueOf(row.key()).compareTo(first) >= 0)
                    .sorted(Comparator.comparing(row -> String.valueOf(row.key())));
        }
        return report.rows().stream()
                .sorted(Comparator.comparing((Report.Row row) ->
                                Objects.requireNonNullElse(figure.of(row.numbers()), BigDecimal.ZERO))
                        .reversed())
                .limit(MOST_LINES);
    }

    private static Line line(String name, @Nullable BigDecimal value, ValueWords words) {
        return new Line(name, words.shown(value), words.plain(value));
    }
}
