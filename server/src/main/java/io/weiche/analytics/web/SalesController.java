package io.weiche.analytics.web;

import io.weiche.access.CurrentUser;
import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.analytics.FigureFiles;
import io.weiche.analytics.sales.CountedRecord;
import io.weiche.analytics.sales.SalesDimension;
import io.weiche.analytics.sales.SalesFiles;
import io.weiche.analytics.sales.SalesMeasure;
import io.weiche.analytics.sales.SalesReport;
import io.weiche.analytics.sales.SalesReports;
import io.weiche.kernel.BadInput;
import io.weiche.web.Answers;
import io.weiche.web.CsvFile;
import io.weiche.web.Limits;
import io.weiche.web.Page;
import io.weiche.web.XlsxFile;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Reports of leads and deals, and the list behind each of their numbers. Every dimension narrows them by its own name
/// (`PIPELINE=3`, `CUSTOMER=FIRST`).
@RestController
@RequestMapping("/api/v1/reports/sales")
class SalesController {
    private static final Set<String> OF_REPORT = Set.of("by", "of", "from", "to", "compare");
    private static final Set<String> OF_LIST =
            Set.of("by", "key", "of", "withoutRate", "from", "to", "limit", "cursor");

    private final SalesReports reports;
    private final FigureFiles files;

    SalesController(SalesReports reports, FigureFiles files) {
        this.reports = reports;
        this.files = files;
    }

    /// @param of what is counted, one or several with commas between them
    /// @param from a day of the account's calendar; absent: 90 days until `to`
    /// @param to the last day; absent: today
    /// @param compare also the equally long period before
    @GetMapping
    @Requires(Right.SIGNED_IN)
    SalesReport report(
            @RequestParam(defaultValue = "MONTH") SalesDimension by,
            @RequestParam(defaultValue = "DEALS,WON,LOST") String of,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "false") boolean compare,
            HttpServletRequest request) {
        var query = reports.query(from, to, ReportRequest.only(SalesDimension.class, request, OF_REPORT));
        return reports.report(query, by, measures(of), compare);
    }

    /// The same as a file for spreadsheets; needs the right to export figures.
    @GetMapping(path = "/rows.csv", produces = CsvFile.TYPE)
    @Requires(Right.SIGNED_IN)
    @Answers(status = 200, value = String.class)
    void csv(
            @RequestParam(defaultValue = "MONTH") SalesDimension by,
            @RequestParam(defaultValue = "DEALS,WON,LOST") String of,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        RowsFile.csv(response, "report", rows(by, of, from, to, request));
    }

    /// The same as a workbook.
    @GetMapping(path = "/rows.xlsx", produces = XlsxFile.TYPE)
    @Requires(Right.SIGNED_IN)
    @Answers(status = 200, value = String.class)
    void workbook(
            @RequestParam(defaultValue = "MONTH") SalesDimension by,
            @RequestParam(defaultValue = "DEALS,WON,LOST") String of,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        RowsFile.workbook(response, "report", rows(by, of, from, to, request));
    }

    private List<List<@Nullable Object>> rows(
            SalesDimension by, String of, @Nullable String from, @Nullable String to, HttpServletRequest request) {
        var query = reports.query(from, to, ReportRequest.only(SalesDimension.class, request, OF_REPORT));
        var measures = measures(of);
        return SalesFiles.of(
                files.take("sales", () -> reports.report(query, by, measures, false)),
                measures,
                CurrentUser.require().language());
    }

    private static Set<SalesMeasure> measures(String words) {
        var measures = EnumSet.noneOf(SalesMeasure.class);
        for (var word : words.split(",", -1)) {
            measures.add(Arrays.stream(SalesMeasure.values())
                    .filter(measure -> measure.name().equals(word))
                    .findFirst()
                    .orElseThrow(
                            () -> BadInput.of("of", "unknown-value", "These are measures with commas between them.")));
        }
        return measures;
    }

    /// The records behind a number.
    ///
    /// @param key of the row; absent: of all rows
    /// @param of the number of that row
    /// @param withoutRate only those whose amount is missing in its sum, because no rate is known
    @GetMapping("/list")
    @Requires(Right.SIGNED_IN)
    Page<CountedRecord> list(
            @RequestParam(defaultValue = "MONTH") SalesDimension by,
            @RequestParam(required = false) @Nullable String key,
            @RequestParam(defaultValue = "DEALS") SalesMeasure of,
            @RequestParam(defaultValue = "false") boolean withoutRate,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            HttpServletRequest request) {
        var query = reports.query(from, to, ReportRequest.only(SalesDimension.class, request, OF_LIST))
                .with(by, key);
        return reports.list(query, of, withoutRate, Limits.of(limit), cursor);
    }
}
