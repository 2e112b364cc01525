package io.weiche.analytics.web;

import io.weiche.access.CurrentUser;
import io.weiche.web.CsvFile;
import io.weiche.web.XlsxFile;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rows of a report for spreadsheets.
final class RowsFile {
    private RowsFile() {}

    static void csv(HttpServletResponse response, String name, List<List<@Nullable Object>> rows) throws IOException {
        var language = CurrentUser.require().language();
        var point = language.pick(",", ".");
        CsvFile.answer(
                response,
                name + ".csv",
                language.pick(";", ","),
                file -> rows.forEach(row ->
                        file.row(row.stream().map(cell -> written(cell, point)).toArray())));
    }

    private static @Nullable Object written(@Nullable Object cell, String point) {
        return cell instanceof BigDecimal number ? CsvFile.decimal(number, point) : cell;
    }

    static void workbook(HttpServletResponse response, String name, List<List<@Nullable Object>> rows)
            throws IOException {
        XlsxFile.answer(response, name + ".xlsx", file -> rows.forEach(row -> file.row(row.toArray())));
    }
}
