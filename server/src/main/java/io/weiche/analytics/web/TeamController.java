package io.weiche.analytics.web;

import io.weiche.access.CurrentUser;
import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.analytics.FigureFiles;
import io.weiche.analytics.sales.ActivityCount;
import io.weiche.analytics.sales.CountedActivity;
import io.weiche.analytics.sales.SalesFiles;
import io.weiche.analytics.sales.TeamReport;
import io.weiche.analytics.sales.TeamReports;
import io.weiche.analytics.sales.Whose;
import io.weiche.web.Answers;
import io.weiche.web.CsvFile;
import io.weiche.web.Limits;
import io.weiche.web.Page;
import io.weiche.web.XlsxFile;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Who has how much to do, and the lists behind these numbers.
@RestController
@RequestMapping("/api/v1/reports")
class TeamController {
    private final TeamReports reports;
    private final FigureFiles files;

    TeamController(TeamReports reports, FigureFiles files) {
        this.reports = reports;
        this.files = files;
    }

    /// @param from a day of the account's calendar; absent: 90 days until `to`
    /// @param to the last day; absent: today
    /// @param person only theirs; `none` for what nobody is named for
    /// @param department only of its people and of those below
    /// @param compare also the equally long period before
    @GetMapping("/team")
    @Requires(Right.SIGNED_IN)
    TeamReport report(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(name = "RESPONSIBLE", required = false) @Nullable String person,
            @RequestParam(name = "DEPARTMENT", required = false) @Nullable String department,
            @RequestParam(defaultValue = "false") boolean compare) {
        return reports.report(from, to, new Whose(person, department), compare);
    }

    /// The same as a file for spreadsheets; needs the right to export figures.
    @GetMapping(path = "/team/rows.csv", produces = CsvFile.TYPE)
    @Requires(Right.SIGNED_IN)
    @Answers(status = 200, value = String.class)
    void csv(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(name = "RESPONSIBLE", required = false) @Nullable String person,
            @RequestParam(name = "DEPARTMENT", required = false) @Nullable String department,
            HttpServletResponse response)
            throws IOException {
        RowsFile.csv(response, "team", rows(from, to, new Whose(person, department)));
    }

    /// The same as a workbook.
    @GetMapping(path = "/team/rows.xlsx", produces = XlsxFile.TYPE)
    @Requires(Right.SIGNED_IN)
    @Answers(status = 200, value = String.class)
    void workbook(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(name = "RESPONSIBLE", required = false) @Nullable String person,
            @RequestParam(name = "DEPARTMENT", required = false) @Nullable String department,
            HttpServletResponse response)
            throws IOException {
        RowsFile.workbook(response, "team", rows(from, to, new Whose(person, department)));
    }

    private List<List<@Nullable Object>> rows(@Nullable String from, @Nullable String to, Whose whose) {
        return SalesFiles.of(
                files.take("team", () -> reports.report(from, to, whose, false)),
                CurrentUser.require().language());
    }

    /// The activities behind a number.
    ///
    /// @param key of the row; absent: of all rows
    /// @param person only theirs
    /// @param department only of its people and of those below
    @GetMapping("/activities/list")
    @Requires(Right.SIGNED_IN)
    Page<CountedActivity> activities(
            @RequestParam(defaultValue = "OVERDUE") ActivityCount of,
            @RequestParam(required = false) @Nullable String key,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(name = "RESPONSIBLE", required = false) @Nullable String person,
            @RequestParam(name = "DEPARTMENT", required = false) @Nullable String department,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return reports.activities(from, to, of, new Whose(person, department), key, Limits.of(limit), cursor);
    }
}
