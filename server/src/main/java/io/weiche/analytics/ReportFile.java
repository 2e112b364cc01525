package io.weiche.analytics;

import io.weiche.access.FieldGroup;
import io.weiche.accounts.Language;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A report as rows of a spreadsheet: a head, a row for each key, all together last.
public final class ReportFile {
    private static final List<Column> COLUMNS = List.of(
            new Column("Anfragen", "Inquiries", Numbers::inquiries),
            new Column("Vorgänge", "Cases", Numbers::cases),
            new Column("Nachfragen", "Follow-ups", Numbers::followUps),
            new Column("Beantwortet", "Answered", Numbers::answered),
            new Column("Sekunden bis zur ersten Antwort", "Seconds to first answer", Numbers::answerSeconds),
            new Column("Qualifiziert", "Qualified", Numbers::qualified),
            new Column(
                    "Qualifiziert in % der Vorgänge",
                    "Qualified in % of the cases", numbers -> share(numbers.qualified(), numbers.cases())),
            new Column("Gewonnen", "Won", Numbers::won),
            new Column(
                    "Gewonnen in % der Vorgänge",
                    "Won in % of the cases", numbers -> share(numbers.won(), numbers.cases())),
            new Column("Verloren", "Lost", Numbers::lost),
            new Column("Offen", "Open", Numbers::open),
            new Column("Ungeeignet", "Junk", Numbers::junk),
            new Column(
                    "Ungeeignet in % der Anfragen",
                    "Junk in % of the inquiries", numbers -> share(numbers.junk(), numbers.inquiries())));

    private record Column(String german, String english, Function<Numbers, @Nullable Object> value) {}

    private ReportFile() {}

    public static List<List<@Nullable Object>> rows(Report report, Language language) {
        var rows = new ArrayList<List<@Nullable Object>>();
        var head = new ArrayList<@Nullable Object>(List.of(report.by().label(language)));
        COLUMNS.forEach(column -> head.add(language.pick(column.german, column.english)));
        if (FieldGroup.AMOUNT.isSeen()) {
            head.add(language.pick("Umsatz in ", "Revenue in ") + report.currency());
        }
        rows.add(head);
        inOrder(report).forEach(row -> rows.add(row(KeyWords.of(report.by(), row, language), row.numbers())));
        rows.add(row(language.pick("Zusammen", "Together"), report.total().numbers()));
        return rows;
    }

    /// Months one after the other, whatever came in.
    private static List<Report.Row> inOrder(Report report) {
        return report.by() == Dimension.MONTH
                ? report.rows().stream()
                        .sorted(Comparator.comparing(row -> String.valueOf(row.key())))
                        .toList()
                : report.rows();
    }

    /// As many decimals as on the screen.
    private static @Nullable BigDecimal share(long part, long whole) {
        return whole == 0
                ? null
                : BigDecimal.valueOf(100 * part).divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP);
    }

    private static List<@Nullable Object> row(String name, Numbers numbers) {
        var cells = new ArrayList<@Nullable Object>(Arrays.asList((Object) name));
        COLUMNS.forEach(column -> cells.add(column.value.apply(numbers)));
        if (FieldGroup.AMOUNT.isSeen()) {
            cells.add(numbers.revenue());
        }
        return cells;
    }
}
