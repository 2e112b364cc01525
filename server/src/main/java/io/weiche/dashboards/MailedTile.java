package io.weiche.dashboards;

import io.weiche.accounts.Language;
import io.weiche.analytics.Report;
import io.weiche.analytics.ReportQuery;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A tile in words, for a mail.
///
/// @param lines its rows, the most first; the whole last
record MailedTile(String title, List<Line> lines) {
    private static final int MOST_LINES = 15;

    MailedTile {
        lines = List.copyOf(lines);
    }

    /// @param value null where there is nothing to have one of
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
            report.rows().stream()
                    .sorted(Comparator.comparing((Report.Row row) ->
                                    Objects.requireNonNullElse(figure.of(row.numbers()), BigDecimal.ZERO))
                            .reversed())
                    .limit(MOST_LINES)
                    .forEach(row -> lines.add(
                            line(name(row, language), figure, figure.of(row.numbers()), report.currency(), language)));
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
        return new MailedTile(title + " – " + span.label(language), lines);
    }

    private static Line line(
            String name, Figure figure, @Nullable BigDecimal value, String currency, Language language) {
        return new Line(name, value == null ? "–" : shown(figure, value, currency, language), value);
    }

    private static String name(Report.Row row, Language language) {
        if (ReportQuery.NONE.equals(row.key())) {
            return language.pick("Ohne", "None");
        }
        return Objects.requireNonNullElse(row.name(), String.valueOf(row.key()));
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
