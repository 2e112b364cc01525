package io.weiche.analytics.sales;

import io.weiche.access.FieldGroup;
import io.weiche.accounts.Language;
import io.weiche.analytics.KeyWords;
import io.weiche.analytics.ReportQuery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reports of leads, deals and people as rows of a spreadsheet: a head, a row for each key, all together last.
public final class SalesFiles {
    private SalesFiles() {}

    /// The stages of a funnel have no sum: whoever reached one reached those before.
    public static List<List<@Nullable Object>> of(Funnel funnel, Language language) {
        var rows = new ArrayList<List<@Nullable Object>>();
        var currency = funnel.currency();
        rows.add(seen(
                language.pick("Phase", "Stage"),
                language.pick("Erreicht", "Reached"),
                amount(language.pick("Betrag in ", "Amount in ") + currency),
                language.pick("Verlassen", "Left"),
                language.pick("Sekunden dort (Median)", "Seconds there (median)"),
                language.pick("Sekunden dort (Mittel)", "Seconds there (mean)"),
                language.pick("Jetzt dort", "There now"),
                language.pick("Dort verloren", "Lost there"),
                amount(language.pick("Verlorener Betrag in ", "Amount lost in ") + currency)));
        for (var step : funnel.stages()) {
            rows.add(seen(
                    step.name(),
                    step.reached(),
                    amount(step.amount()),
                    step.left(),
                    step.medianSeconds(),
                    step.meanSeconds(),
                    step.standing(),
                    step.lost(),
                    amount(step.lostAmount())));
        }
        return rows;
    }

    /// @param measures in the order of the columns
    public static List<List<@Nullable Object>> of(
            SalesReport report, Collection<SalesMeasure> measures, Language language) {
        var rows = new ArrayList<List<@Nullable Object>>();
        var head = row(report.by().label(language));
        for (var measure : measures) {
            head.add(measure.label(language));
            if (hasAmount(measure)) {
                head.add(measure.label(language) + language.pick(": Betrag in ", ": amount in ") + report.currency());
            }
            if (hasAmount(measure) && measure == SalesMeasure.OPEN_DEALS) {
                head.add(language.pick("Erwartet in ", "Expected in ") + report.currency());
            }
            if (timed(measure)) {
                head.add(measure.label(language)
                        + language.pick(": Sekunden ab Anlage (Median)", ": seconds since creation (median)"));
            }
        }
        rows.add(head);
        for (var row : report.rows()) {
            var name = name(report.by(), String.valueOf(row.key()), row.name(), language);
            rows.add(cells(name, row.figures(), measures));
        }
        rows.add(cells(together(language), report.total().figures(), measures));
        return rows;
    }

    private static boolean hasAmount(SalesMeasure measure) {
        return !measure.of().leads() && FieldGroup.AMOUNT.isSeen();
    }

    private static boolean timed(SalesMeasure measure) {
        return measure == SalesMeasure.CONVERTED || measure == SalesMeasure.WON;
    }

    private static List<@Nullable Object> cells(
            String name, Map<SalesMeasure, Figure> figures, Collection<SalesMeasure> measures) {
        var cells = row(name);
        for (var measure : measures) {
            var figure = figures.getOrDefault(measure, Figure.NONE);
            cells.add(figure.count());
            if (hasAmount(measure)) {
                cells.add(figure.amount());
            }
            if (hasAmount(measure) && measure == SalesMeasure.OPEN_DEALS) {
                cells.add(figure.expected());
            }
            if (timed(measure)) {
                cells.add(figure.medianSeconds());
            }
        }
        return cells;
    }

    /// What a row is called.
    ///
    /// @param called null when the key says it, or when it is not there any more
    public static String name(SalesDimension by, String key, @Nullable String called, Language language) {
        if (by == SalesDimension.CUSTOMER) {
            return key.equals("REPEAT")
                    ? language.pick("Bekannte Kunden", "Known customers")
                    : language.pick("Neue Kunden", "New customers");
        }
        if (key.equals(ReportQuery.NONE)) {
            return nothing(language);
        }
        return by == SalesDimension.MONTH || by == SalesDimension.EXPECTED
                ? KeyWords.month(key, language)
                : Objects.requireNonNullElseGet(called, () -> KeyWords.gone(language));
    }

    public static List<List<@Nullable Object>> of(TeamReport report, Language language) {
        var rows = new ArrayList<List<@Nullable Object>>();
        var head = row(SalesDimension.RESPONSIBLE.label(language));
        for (var measure : TeamMeasure.values()) {
            head.add(measure.label(language));
        }
        if (FieldGroup.AMOUNT.isSeen()) {
            head.add(language.pick("Umsatz in ", "Revenue in ") + report.currency());
        }
        head.add(language.pick("Sekunden bis zur ersten Antwort", "Seconds to first answer"));
        rows.add(head);
        for (var row : report.rows()) {
            var key = String.valueOf(row.key());
            rows.add(cells(
                    key.equals(ReportQuery.NONE)
                            ? nothing(language)
                            : Objects.requireNonNullElseGet(row.name(), () -> KeyWords.gone(language)),
                    row));
        }
        rows.add(cells(together(language), report.total()));
        return rows;
    }

    private static List<@Nullable Object> cells(String name, TeamReport.Row row) {
        var cells = row(name);
        for (var measure : TeamMeasure.values()) {
            cells.add(row.counts().get(measure));
        }
        if (FieldGroup.AMOUNT.isSeen()) {
            cells.add(row.revenue());
        }
        cells.add(row.answerSeconds());
        return cells;
    }

    private static String nothing(Language language) {
        return language.pick("Ohne", "None");
    }

    private static String together(Language language) {
        return language.pick("Zusammen", "Together");
    }

    /// A cell that is there only for whoever sees amounts.
    private record Amount(@Nullable Object cell) {}

    private static Amount amount(@Nullable Object cell) {
        return new Amount(cell);
    }

    private static List<@Nullable Object> seen(@Nullable Object... cells) {
        var row = new ArrayList<@Nullable Object>();
        for (var cell : cells) {
            if (!(cell instanceof Amount(var amount))) {
                row.add(cell);
            } else if (FieldGroup.AMOUNT.isSeen()) {
                row.add(amount);
            }
        }
        return row;
    }

    private static List<@Nullable Object> row(@Nullable Object... cells) {
        return new ArrayList<>(Arrays.asList(cells));
    }
}
