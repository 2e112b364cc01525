package io.weiche.analytics.web;

import io.weiche.access.CurrentUser;
import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.analytics.CohortReport;
import io.weiche.analytics.Cohorts;
import io.weiche.analytics.Dimension;
import io.weiche.analytics.FigureFiles;
import io.weiche.analytics.Reports;
import io.weiche.analytics.Touch;
import io.weiche.web.Answers;
import io.weiche.web.CsvFile;
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

/// Inquiries by the month they came in, and how many of their cases were won how many months later. Every dimension of
/// inquiries narrows it by its own name.
@RestController
@RequestMapping("/api/v1/reports/inquiries/cohorts")
class CohortController {
    private static final Set<String> OWN = Set.of("from", "to", "touch");

    private final Reports reports;
    private final Cohorts cohorts;
    private final FigureFiles files;

    CohortController(Reports reports, Cohorts cohorts, FigureFiles files) {
        this.reports = reports;
        this.cohorts = cohorts;
        this.files = files;
    }

    /// @param from a day of the account's calendar; absent: 90 days until `to`
    /// @param to the last day; absent: today
    @GetMapping
    @Requires(Right.SIGNED_IN)
    CohortReport report(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "FIRST") Touch touch,
            HttpServletRequest request) {
        var only = ReportRequest.only(Dimension.class, request, OWN);
        return cohorts.report(reports.query(from, to, touch, only));
    }

    /// The same as a file for spreadsheets; needs the right to export figures.
    @GetMapping(path = "/rows.csv", produces = CsvFile.TYPE)
    @Requires(Right.SIGNED_IN)
    @Answers(status = 200, value = String.class)
    void csv(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "FIRST") Touch touch,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        RowsFile.csv(response, "cohorts", rows(from, to, touch, request));
    }

    /// The same as a workbook.
    @GetMapping(path = "/rows.xlsx", produces = XlsxFile.TYPE)
    @Requires(Right.SIGNED_IN)
    @Answers(status = 200, value = String.class)
    void workbook(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "FIRST") Touch touch,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        RowsFile.workbook(response, "cohorts", rows(from, to, touch, request));
    }

    private List<List<@Nullable Object>> rows(
            @Nullable String from, @Nullable String to, Touch touch, HttpServletRequest request) {
        var query = reports.query(from, to, touch, ReportRequest.only(Dimension.class, request, OWN));
        return Cohorts.rows(
                files.take("cohorts", () -> cohorts.report(query)),
                CurrentUser.require().language());
    }
}
