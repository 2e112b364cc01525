package io.weiche.imports.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.IOException;
import java.nio.file.Path;

/// Rows of a text file.
final class CsvRows {
    private CsvRows() {}

    /// @param skip characters before the first row
    static void each(Path file, TextEncoding encoding, char separator, int skip, Table.RowSink sink)
            throws IOException {
        try (var reader = encoding.open(file)) {
            for (int i = 0; i < skip; i++) {
                if (reader.read() < 0) {
                    return;
                }
            }
            long number = 0;
            try (var rows = Separators.reader(separator).ofCsvRecord(reader)) {
                for (var row : rows) {
                    number++;
                    sink.row(number, row.getFields());
                }
            }
        } catch (CsvParseException e) {
            throw RefusedFile.ROW_TOO_LONG.asBadInput();
        }
    }
}
