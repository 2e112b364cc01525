package io.weiche.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/// A table for spreadsheets, sent while it is read, so that its length does not matter. It begins with a byte order
/// mark: without one Excel would not take it for UTF-8.
public final class CsvFile {
    public static final String TYPE = "text/csv;charset=UTF-8";

    private final CsvWriter csv;

    private CsvFile(CsvWriter csv) {
        this.csv = csv;
    }

    /// @param separator the one the reader's spreadsheet expects: a semicolon where the comma parts decimals
    /// @throws CutOff when the rest cannot be read: nobody must take a part for the whole
    public static void answer(HttpServletResponse response, String name, String separator, Consumer<CsvFile> content)
            throws IOException {
        response.setContentType(TYPE);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
        var writer = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        writer.write('\uFEFF');
        var csv = CsvWriter.builder().fieldSeparator(separator.charAt(0)).build(writer);
        try {
            content.accept(new CsvFile(csv));
        } catch (RuntimeException e) {
            if (response.isCommitted()) {
                throw new CutOff(e);
            }
            response.reset();
            throw e;
        }
        csv.flush();
    }

    /// An answer that had begun cannot be completed. The container then breaks the connection, which is the only way
    /// left to say so.
    static final class CutOff extends RuntimeException {
        CutOff(RuntimeException cause) {
            super("An answer was cut off", cause);
        }
    }

    public void row(@Nullable Object... cells) {
        csv.writeRecord(Arrays.stream(cells).map(CsvFile::text).toList());
    }

    /// A number or time as we wrote it ourselves: nobody's text, so nothing in it is a formula.
    public record Written(String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    /// @param point what parts decimals for the reader's spreadsheet
    public static Written decimal(BigDecimal number, String point) {
        return new Written(number.toPlainString().replace(".", point));
    }

    private static String text(@Nullable Object cell) {
        var text = cell == null ? "" : cell.toString();
        return cell instanceof Number || cell instanceof Written ? text : Formulas.neutralised(text);
    }
}
