package io.weiche.analytics.web;

import io.weiche.access.CurrentUser;
import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.analytics.FigureFiles;
import io.weiche.analytics.sales.CountedRecord;
import io.weiche.analytics.sales.Funnel;
import io.weiche.analytics.sales.FunnelMeasure;
import io.weiche.analytics.sales.FunnelQuery;
import io.weiche.analytics.sales.Funnels;
import io.weiche.analytics.sales.SalesDimension;
import io.weiche.analytics.sales.SalesFiles;
import io.weiche.analytics.sales.SalesReports;
import io.weiche.kernel.RecordKind;
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

/// How the records created in a period went through the stages, and the lists behind these numbers. `PIPELINE=3` says
/// of which pipeline; other dimensions narrow it like reports of deals.
@RestController
@RequestMapping("/api/v1/reports/funnel")
class FunnelController {
    private static final Set<String> OF_FUNNEL = Set.of("kind", "from", "to", "compare");
    private static final Set<String> OF_LIST = Set.of("kind", "from", "to", "of", "stage", "limit", "cursor");

    private final Funnels funnels;
    private final SalesReports reports;
    private final FigureFiles files;

    FunnelController(Funnels funnels, SalesReports reports, FigureFiles files) {
        this.files = files;
        this.funnels = funnels;
        this.reports = reports;
    }

    /// @param kind LEAD or DEAL
    /// @param from a day of the account's calendar; absent: 90 days until `to`
    /// @param to the last day; absent: today
    /// @param compare also the equally long period before
    @GetMapping
    @Requires(Right.SIGNED_IN)
    Funnel funnel(
            @RequestParam(defaultValue = "DEAL") RecordKind kind,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "false") boolean compare,
            HttpServletRequest request) {
        return funnels.funnel(query(kind, from, to, request, OF_FUNNEL), compare);
    }

    /// The same as a file for spreadsheets; needs the right to export figures.
    @GetMapping(path = "/rows.csv", produces = CsvFile.TYPE)
    @Requires(Right.SIGNED_IN)
    @Answers(status = 200, value = String.class)
    void csv(
            @RequestParam(defaultValue = "DEAL") RecordKind kind,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        RowsFile.csv(response, "funnel", rows(kind, from, to, request));
    }

    /// The same as a workbook.
    @GetMapping(path = "/rows.xlsx", produces = XlsxFile.TYPE)
    @Requires(Right.SIGNED_IN)
    @Answers(status = 200, value = String.class)
    void workbook(
            @RequestParam(defaultValue = "DEAL") RecordKind kind,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        RowsFile.workbook(response, "funnel", rows(kind, from, to, request));
    }

    private List<List<@Nullable Object>> rows(
            RecordKind kind, @Nullable String from, @Nullable String to, HttpServletRequest request) {
        var query = query(kind, from, to, request, OF_FUNNEL);
        var funnel = files.take("funnel", () -> funnels.funnel(query, false));
        return SalesFiles.of(funnel, CurrentUser.require().language());
    }

    /// The records behind a number.
    ///
    /// @param stage of the number; absent: whichever
    @GetMapping("/list")
    @Requires(Right.SIGNED_IN)
    Page<CountedRecord> list(
            @RequestParam(defaultValue = "DEAL") RecordKind kind,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "REACHED") FunnelMeasure of,
            @RequestParam(required = false) @Nullable Long stage,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            HttpServletRequest request) {
        return funnels.list(query(kind, from, to, request, OF_LIST), of, stage, Limits.of(limit), cursor);
    }

    private FunnelQuery query(
            RecordKind kind, @Nullable String from, @Nullable String to, HttpServletRequest request, Set<String> own) {
        var only = ReportRequest.only(SalesDimension.class, request, own);
        return funnels.query(reports.query(from, to, only), kind);
    }
}
