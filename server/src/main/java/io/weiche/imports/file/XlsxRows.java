package io.weiche.imports.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/// Rows of the first visible sheet of a workbook. Formulas count with the value that was saved with them.
final class XlsxRows {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    /// What a format only shows, or leaves room for: it says nothing of what the number is.
    private static final Pattern ONLY_SHOWN = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*\\]|[\\\\_*].");

    private static final Pattern DATE = Pattern.compile("[dy]|m+[/.-]");
    /// As many digits as a spreadsheet shows and computes with; those behind them are noise of binary fractions.
    private static final MathContext SHOWN = new MathContext(15);
    /// The texts of a workbook are held in memory while it is read: one at a time.
    private static final Semaphore ONE = new Semaphore(1, true);

    private XlsxRows() {}

    static void each(Path file, Table.RowSink sink) throws IOException {
        ONE.acquireUninterruptibly();
        try (var workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
                var rows = workbook.getFirstSheet().openStream()) {
            rows.forEach(row -> sink.row(row.getRowNum(), cells(row)));
        } catch (ExcelReaderException
                | IOException
                | UncheckedIOException
                | IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException
                | NullPointerException
                | ClassCastException e) {
            // the library throws whatever a damaged file makes it stumble over
            throw RefusedFile.BROKEN.asBadInput();
        } finally {
            ONE.release();
        }
    }

    private static List<String> cells(Row row) {
        if (row.getCellCount() > FileLimits.COLUMNS * 10) {
            throw RefusedFile.TOO_MANY_COLUMNS.asBadInput();
        }
        var cells = new ArrayList<String>(row.getCellCount());
        for (int i = 0; i < row.getCellCount(); i++) {
            var cell = row.getCell(i);
            cells.add(cell == null ? "" : text(cell));
        }
        return cells;
    }

    private static String text(Cell cell) {
        return switch (cell.getType()) {
            case NUMBER -> number(cell);
            case BOOLEAN -> Boolean.TRUE.equals(cell.asBoolean()) ? "TRUE" : "FALSE";
            case STRING -> Objects.requireNonNullElse(cell.asString(), "");
            case FORMULA -> formula(cell);
            case ERROR, EMPTY -> "";
        };
    }

    private static String formula(Cell cell) {
        var saved = cell.getRawValue();
        if (saved == null) {
            return "";
        }
        return cell.getValue() instanceof BigDecimal ? number(cell) : saved;
    }

    private static String number(Cell cell) {
        var format = meaning(cell.getDataFormatString());
        if (DATE.matcher(format).find()) {
            try {
                var time = cell.getType() == CellType.NUMBER ? cell.asDate() : null;
                if (time != null) {
                    return time.toLocalTime().equals(LocalTime.MIDNIGHT)
                            ? time.toLocalDate().toString()
                            : TIME.format(time);
                }
            } catch (DateTimeException | ArithmeticException e) {
                // shown as the number it is
            }
        }
        if (!(cell.getValue() instanceof BigDecimal number)) {
            return String.valueOf(cell.getRawValue());
        }
        // 0.4 is kept where 40 % is shown
        return format.contains("%") ? plain(number.movePointRight(2)) + "%" : plain(number);
    }

    private static String plain(BigDecimal number) {
        if (Math.abs((long) number.scale()) > 100) {
            return number.toString();
        }
        var shown = number.scale() > 0 ? number.round(SHOWN).stripTrailingZeros() : number;
        // three decimals are read as thousands where the account is at home, four never are
        return (shown.scale() == 3 ? shown.setScale(4) : shown).toPlainString();
    }

    private static String meaning(@Nullable String format) {
        return format == null
                ? ""
                : ONLY_SHOWN.matcher(format.toLowerCase(Locale.ROOT)).replaceAll("");
    }
}
