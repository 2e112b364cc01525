package io.weiche.analytics.web;

import io.weiche.access.CurrentUser;
import io.weiche.web.CsvFile;
import io.weiche.web.XlsxFile;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A report for spreadsheets, as the end of its address says: `rows.csv` or `rows.xlsx`.
final class RowsFile {
    private RowsFile() {}

    static void answer(
            HttpServletRequest request, HttpServletResponse response, String name, List<List<@Nullable Object>> rows)
            throws IOException {
        if (request.getRequestURI().endsWith(".xlsx")) {
            XlsxFile.answer(response, name + ".xlsx", file -> rows.forEach(row -> file.row(row.toArray())));
        } else {
            var separator = CurrentUser.require().language().pick(";", ",");
            CsvFile.answer(response, name + ".csv", separator, file -> rows.forEach(row -> file.row(row.toArray())));
        }
    }
}
