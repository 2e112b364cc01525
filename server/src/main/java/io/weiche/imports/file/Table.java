package io.weiche.imports.file;

import io.weiche.kernel.BadInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A file as rows of texts.
///
/// @param encoding null for spreadsheets
/// @param separator null for spreadsheets
public record Table(
        FileKind kind, @Nullable String encoding, @Nullable String separator, Content content) {

    /// Its rows, one by one from the first; their number does not matter.
    @FunctionalInterface
    public interface Content {
        void each(RowSink sink) throws IOException;
    }

    @FunctionalInterface
    public interface RowSink {
        /// @param number as a spreadsheet counts, from 1
        void row(long number, List<String> cells);
    }

    /// @param encoding what somebody chose; null to find it out
    /// @param separator what somebody chose; null to find it out
    /// @throws BadInput when it is no table, or the separator is none
    public static Table of(Path file, @Nullable String encoding, @Nullable String separator) throws IOException {
        var kind = FileKind.of(file);
        if (kind == FileKind.XLSX) {
            ZipGuard.check(file);
            return new Table(kind, null, null, sink -> XlsxRows.each(file, sink));
        }
        var letters = TextEncoding.of(file, encoding);
        var found = Separators.of(file, letters);
        var parted = separator == null || separator.isEmpty() ? found.separator() : separator(separator);
        return new Table(
                kind,
                letters.name(),
                String.valueOf(parted),
                sink -> CsvRows.each(file, letters, parted, found.length(), sink));
    }

    private static char separator(String word) {
        if (word.toLowerCase(Locale.ROOT).equals("tab")) {
            return '\t';
        }
        if (word.length() != 1 || !Separators.possible(word.charAt(0))) {
            throw BadInput.of("separator", "not-possible", "The separator is one character, or tab.");
        }
        return word.charAt(0);
    }
}
