package io.weiche.dashboards;

import io.weiche.accounts.Language;
import io.weiche.analytics.Dimension;
import io.weiche.analytics.KeyWords;
import io.weiche.analytics.Report;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
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

    /// Empty for a goal that is gone.
    static Optional<MailedTile> of(Tile tile, Span ofDashboard, TileFigures shown, Language language) {
        if (shown.report() != null) {
            return Optional.of(ofReport(tile, ofDashboard, shown.report(), language));
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
        var money = goal.currency();
        var title =
                Objects.requireNonNullElse(tile.title(), language.pick("Ziel: ", "Goal: ") + figure.label(language));
        return new MailedTile(
                title,
                unit(figure, money, language),
                List.of(
                        line(language.pick("Erreicht", "Reached"), figure, goal.value(), money, language),
                        line(
                                language.pick("Erwartet bis heute", "Expected by today"),
                                figure,
                                goal.expected(),
                                money,
                                language),
                        line(language.pick("Ziel", "Goal"), figure, content.target(), money, language)));
    }

    private static MailedTile ofReport(Tile tile, Span ofDashboard, Report report, Language language) {
        var figure = tile.query().of();
        var span = Objects.requireNonNullElse(tile.query().span(), ofDashboard);
        var lines = new ArrayList<Line>();
        if (tile.shape() == Tile.Shape.BARS || tile.shape() == Tile.Shape.TABLE) {
            rows(report, figure)
                    .forEach(row -> lines.add(line(
                            KeyWords.of(report.by(), row, language),
                            figure,
                            figure.of(row.numbers()),
                            report.currency(),
                            language)));
        }
        var total = report.total();
        lines.add(line(
                language.pick("Zusammen", "Together"),
                figure,
                figure.of(total.numbers()),
                report.currency(),
                language));
        if (tile.shape() == Tile.Shape.NUMBER && total.previous() != null) {
            lines.add(line(
                    language.pick("Vorzeitraum", "Period before"),
                    figure,
                    figure.of(total.previous()),
                    report.currency(),
                    language));
        }
        var title = Objects.requireNonNullElse(tile.title(), figure.label(language));
        return new MailedTile(title + " – " + span.label(language), unit(figure, report.currency(), language), lines);
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

    private static @Nullable String unit(Figure figure, String currency, Language language) {
        return switch (figure) {
            case REVENUE -> currency;
            case WON_RATE -> "%";
            case ANSWER_TIME -> language.pick("Sekunden", "seconds");
            default -> null;
        };
    }

    private static Line line(
            String name, Figure figure, @Nullable BigDecimal value, String currency, Language language) {
        if (value == null) {
            return new Line(name, "–", null);
        }
        return new Line(
                name,
                shown(figure, value, currency, language),
                figure == Figure.WON_RATE ? value.movePointRight(2) : value);
    }

    private static String shown(Figure figure, BigDecimal value, String currency, Language language) {
        var locale = language == Language.DE ? Locale.GERMANY : Locale.UK;
        return switch (figure) {
            case REVENUE -> {
                var money = NumberFormat.getCurrencyInstance(locale);
                money.setCurrency(Currency.getInstance(currency));
                yield money.format(value);
            }
            case WON_RATE -> {
                var percent = NumberFormat.getPercentInstance(locale);
                percent.setMaximumFractionDigits(1);
                yield percent.format(value);
            }
            case ANSWER_TIME -> duration(value.longValue(), language);
            default -> NumberFormat.getIntegerInstance(locale).format(value);
        };
    }

    private static String duration(long seconds, Language language) {
        if (seconds < 5400) {
            return Math.round(seconds / 60.0) + " min";
        }
        if (seconds < 172_800) {
            return Math.round(seconds / 3600.0) + " h";
        }
        return Math.round(seconds / 86_400.0) + language.pick(" Tage", " days");
    }
}
