package io.weiche.analytics.web;

import io.weiche.access.CurrentUser;
import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.analytics.CountedInquiries;
import io.weiche.analytics.CountedInquiry;
import io.weiche.analytics.Dimension;
import io.weiche.analytics.FigureFiles;
import io.weiche.analytics.Measure;
import io.weiche.analytics.Report;
import io.weiche.analytics.ReportFile;
import io.weiche.analytics.Reports;
import io.weiche.analytics.Touch;
import io.weiche.web.Answers;
import io.weiche.web.CsvFile;
import io.weiche.web.Limits;
import io.weiche.web.Page;
import io.weiche.web.XlsxFile;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Reports of inquiries, and the list behind each of their numbers. Every dimension narrows them by its own name
/// (`SOURCE=3`, `CHANNEL=none`).
@RestController
@RequestMapping("/api/v1/reports/inquiries")
class ReportController {
    private static final Set<String> OF_REPORT = Set.of("by", "from", "to", "touch", "compare");
    private static final Set<String> OF_LIST =
            Set.of("by", "key", "of", "within", "from", "to", "touch", "limit", "cursor");

    private final Reports reports;
    private final CountedInquiries inquiries;
    private final FigureFiles files;

    ReportController(Reports reports, CountedInquiries inquiries, FigureFiles files) {
        this.files = files;
        this.reports = reports;
        this.inquiries = inquiries;
    }

    /// @param from a day of the account's calendar; absent: 90 days until `to`
    /// @param to the last day; absent: today
    /// @param compare also the equally long period before
    @GetMapping
    @Requires(Right.SIGNED_IN)
    Report report(
            @RequestParam(defaultValue = "SOURCE") Dimension by,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "FIRST") Touch touch,
            @RequestParam(defaultValue = "false") boolean compare,
            HttpServletRequest request) {
        return reports.report(
                reports.query(from, to, touch, ReportRequest.only(Dimension.class, request, OF_REPORT)), by, compare);
    }

    /// The same as a file for spreadsheets; needs the right to export figures.
    @GetMapping(path = "/rows.csv", produces = CsvFile.TYPE)
    @Requires(Right.SIGNED_IN)
    @Answers(status = 200, value = String.class)
    void csv(
            @RequestParam(defaultValue = "SOURCE") Dimension by,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "FIRST") Touch touch,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        RowsFile.csv(response, "report", rows(by, from, to, touch, request));
    }

    /// The same as a workbook.
    @GetMapping(path = "/rows.xlsx", produces = XlsxFile.TYPE)
    @Requires(Right.SIGNED_IN)
    @Answers(status = 200, value = String.class)
    void workbook(
            @RequestParam(defaultValue = "SOURCE") Dimension by,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "FIRST") Touch touch,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        RowsFile.workbook(response, "report", rows(by, from, to, touch, request));
    }

    private List<List<@Nullable Object>> rows(
            Dimension by, @Nullable String from, @Nullable String to, Touch touch, HttpServletRequest request) {
        var query = reports.query(from, to, touch, ReportRequest.only(Dimension.class, request, OF_REPORT));
        return ReportFile.rows(
                files.take("inquiries", () -> reports.report(query, by, false)),
                CurrentUser.require().language());
    }

    /// The inquiries behind a number.
    ///
    /// @param key of the row; absent: of all rows
    /// @param of the number of that row
    /// @param within of WON by MONTH: only those won until so many months after the inquiry
    @GetMapping("/list")
    @Requires(Right.SIGNED_IN)
    Page<CountedInquiry> list(
            @RequestParam(defaultValue = "SOURCE") Dimension by,
            @RequestParam(required = false) @Nullable String key,
            @RequestParam(defaultValue = "INQUIRIES") Measure of,
            @RequestParam(required = false) @Nullable Integer within,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "FIRST") Touch touch,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            HttpServletRequest request) {
        var query = reports.query(from, to, touch, ReportRequest.only(Dimension.class, request, OF_LIST));
        return inquiries.list(query, by, key, of, within, Limits.of(limit), cursor);
    }
}
