package io.weiche.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/// A table as a workbook, sent while it is read, so that its length does not matter: numbers and dates are what they
/// are, texts are never formulas. More rows than a sheet holds go on in the next one.
public final class XlsxFile {
    public static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final int ROWS_OF_A_SHEET = 1_048_576;
    private static final int FLUSHED_AFTER = 500;
    /// The longest text a cell holds; a workbook with a longer one is taken for damaged.
    private static final int LONGEST = 32_767;
    /// Days before are no dates to a spreadsheet.
    private static final int FIRST_YEAR = 1901;

    private final Workbook workbook;
    private Worksheet sheet;
    private int sheets = 1;
    private int row;

    private XlsxFile(Workbook workbook) {
        this.workbook = workbook;
        this.sheet = workbook.newWorksheet("1");
    }

    /// @throws CsvFile.CutOff when the rest cannot be read: nobody must take a part for the whole
    public static void answer(HttpServletResponse response, String name, Consumer<XlsxFile> content)
            throws IOException {
        response.setContentType(TYPE);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
        var workbook = new Workbook(response.getOutputStream(), "Weiche", null);
        var file = new XlsxFile(workbook);
        try {
            content.accept(file);
        } catch (RuntimeException e) {
            if (response.isCommitted()) {
                throw new CsvFile.CutOff(e);
            }
            response.reset();
            throw e;
        }
        file.sheet.finish();
        workbook.finish();
    }

    /// A small one as a whole, to be sent along with something.
    public static byte[] whole(Consumer<XlsxFile> content) {
        var bytes = new ByteArrayOutputStream();
        try {
            var workbook = new Workbook(bytes, "Weiche", null);
            var file = new XlsxFile(workbook);
            content.accept(file);
            file.sheet.finish();
            workbook.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public void row(@Nullable Object... cells) {
        try {
            if (row == ROWS_OF_A_SHEET) {
                sheet.finish();
                sheets++;
                sheet = workbook.newWorksheet(Integer.toString(sheets));
                row = 0;
            }
            for (int column = 0; column < cells.length; column++) {
                cell(column, cells[column]);
            }
            row++;
            if (row % FLUSHED_AFTER == 0) {
                sheet.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void cell(int column, @Nullable Object cell) {
        switch (cell) {
            case null -> {}
            case Number number -> sheet.value(row, column, number);
            case LocalDate date
            when date.getYear() >= FIRST_YEAR -> {
                sheet.value(row, column, date);
                sheet.style(row, column).format("yyyy-mm-dd").set();
            }
            case LocalDateTime time
            when time.getYear() >= FIRST_YEAR -> {
                sheet.value(row, column, time);
                sheet.style(row, column).format("yyyy-mm-dd hh:mm").set();
            }
            default -> text(column, cell.toString());
        }
    }

    private void text(int column, String text) {
        if (!text.isEmpty()) {
            sheet.inlineString(row, column, storable(Formulas.neutralised(text)));
        }
    }

    /// Without what the format cannot hold.
    private static String storable(String text) {
        var clean = new StringBuilder();
        text.codePoints()
                .filter(letter -> letter >= 0x20 && letter != 0xFFFE && letter != 0xFFFF
                        || letter == '\n'
                        || letter == '\t'
                        || letter == '\r')
                .forEach(clean::appendCodePoint);
        int end = Math.min(clean.length(), LONGEST);
        return clean.substring(
                0, end < clean.length() && Character.isHighSurrogate(clean.charAt(end - 1)) ? end - 1 : end);
    }
}
