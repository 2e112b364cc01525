package io.weiche.analytics;

import io.weiche.accounts.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
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
            new Column("Gewonnen", "Won", Numbers::won),
            new Column("Verloren", "Lost", Numbers::lost),
            new Column("Offen", "Open", Numbers::open),
            new Column("Ungeeignet", "Junk", Numbers::junk),
            new Column("Umsatz", "Revenue", Numbers::revenue));

    private record Column(String german, String english, Function<Numbers, @Nullable Object> value) {}

    private ReportFile() {}

    public static List<List<@Nullable Object>> rows(Report report, Language language) {
        var rows = new ArrayList<List<@Nullable Object>>();
        var head = new ArrayList<@Nullable Object>(List.of(report.by().label(language)));
        COLUMNS.forEach(column -> head.add(language.pick(column.german, column.english)));
        rows.add(head);
        report.rows().forEach(row -> rows.add(row(name(row, language), row.numbers())));
        rows.add(row(language.pick("Zusammen", "Together"), report.total().numbers()));
        return rows;
    }

    private static String name(Report.Row row, Language language) {
        if (ReportQuery.NONE.equals(row.key())) {
            return language.pick("Ohne", "None");
        }
        return Objects.requireNonNullElse(row.name(), String.valueOf(row.key()));
    }

    private static List<@Nullable Object> row(String name, Numbers numbers) {
        var cells = new ArrayList<@Nullable Object>(Arrays.asList((Object) name));
        COLUMNS.forEach(column -> cells.add(column.value.apply(numbers)));
        return cells;
    }
}
