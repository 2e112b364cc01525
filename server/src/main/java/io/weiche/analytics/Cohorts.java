package io.weiche.analytics;

import io.weiche.accounts.Language;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Makes the report of cohorts: whether those that came in a month are won sooner or later than those before.
@Service
public class Cohorts {
    /// A year after that of the inquiry; what is won later is in what was won until now.
    private static final int MOST_COLUMNS = 13;

    private final CohortStore store;
    private final Periods periods;

    Cohorts(CohortStore store, Periods periods) {
        this.store = store;
        this.periods = periods;
    }

    @Transactional(readOnly = true)
    public CohortReport report(ReportQuery query) {
        var now = YearMonth.from(periods.today());
        var rows = store.cohorts(query).entrySet().stream()
                .map(cohort -> row(query, cohort.getKey(), cohort.getValue(), now))
                .toList();
        var columns = rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
        return new CohortReport(Report.Span.of(query.period()), columns, rows);
    }

    private static CohortReport.Row row(ReportQuery query, String month, CohortStore.Cohort cohort, YearMonth now) {
        var gone = (int) ChronoUnit.MONTHS.between(YearMonth.parse(month), now);
        var address = Reports.address(query, Dimension.MONTH, month);
        return new CohortReport.Row(
                month,
                address,
                cohort.inquiries(),
                cohort.cases(),
                cohort.wonUntil(Integer.MAX_VALUE),
                IntStream.range(0, Math.clamp(gone + 1L, 0, MOST_COLUMNS))
                        .mapToObj(after -> cell(address, cohort, after))
                        .toList());
    }

    private static CohortReport.Cell cell(String address, CohortStore.Cohort cohort, int after) {
        var won = cohort.wonUntil(after);
        return new CohortReport.Cell(
                after, won, share(won, cohort.cases()), address + "&of=" + Measure.WON + "&within=" + after);
    }

    private static @Nullable BigDecimal share(long part, long whole) {
        return whole == 0 ? null : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 4, RoundingMode.HALF_UP);
    }

    /// The same as rows of a spreadsheet: a row for each month, of each month after it how many were won and their
    /// share.
    public static List<List<@Nullable Object>> rows(CohortReport report, Language language) {
        var rows = new ArrayList<List<@Nullable Object>>();
        var head = new ArrayList<@Nullable Object>(List.of(
                Dimension.MONTH.label(language),
                language.pick("Anfragen", "Inquiries"),
                language.pick("Vorgänge", "Cases"),
                language.pick("Gewonnen bis heute", "Won until now")));
        for (int after = 0; after < report.columns(); after++) {
            head.add(language.pick("Gewonnen bis Monat ", "Won until month ") + after);
            head.add(language.pick("Anteil bis Monat ", "Share until month ") + after + " (%)");
        }
        rows.add(head);
        for (var row : report.rows()) {
            var cells = new ArrayList<@Nullable Object>(
                    List.of(KeyWords.month(row.month(), language), row.inquiries(), row.cases(), row.won()));
            for (int after = 0; after < report.columns(); after++) {
                var cell = after < row.cells().size() ? row.cells().get(after) : null;
                cells.add(cell == null ? null : cell.won());
                cells.add(cell == null || cell.share() == null ? null : percent(cell.share()));
            }
            rows.add(cells);
        }
        return rows;
    }

    /// As many decimals as on the screen.
    private static BigDecimal percent(BigDecimal share) {
        return share.movePointRight(2).setScale(1, RoundingMode.HALF_UP);
    }
}
