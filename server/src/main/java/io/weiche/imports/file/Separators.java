package io.weiche.imports.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Finds out what parts the cells of a text file: what makes most rows equally long.
final class Separators {
    private static final String CANDIDATES = ";,\t|";
    private static final int LOOKED_AT = 1 << 16;
    private static final int ROWS = 100;

    private Separators() {}

    /// @param length of a line `sep=;` that is no row
    record Found(char separator, int length) {}

    /// Quotation marks and the ends of lines part something else.
    static boolean possible(char separator) {
        return separator != '"' && !endsLine(separator);
    }

    static Found of(Path file, TextEncoding encoding) throws IOException {
        var buffer = new char[LOOKED_AT];
        int read = 0;
        try (var reader = encoding.open(file)) {
            for (int more = reader.read(buffer, 0, buffer.length);
                    more > 0;
                    more = reader.read(buffer, read, buffer.length - read)) {
                read += more;
            }
        }
        var start = new String(buffer, 0, read);
        if (start.length() < 5
                || !start.substring(0, 4).toLowerCase(Locale.ROOT).equals("sep=")) {
            return new Found(best(start, read == buffer.length), 0);
        }
        var named = possible(start.charAt(4));
        int end = named ? 5 : 4;
        while (!named && end < start.length() && !endsLine(start.charAt(end))) {
            end++;
        }
        while (end < start.length() && endsLine(start.charAt(end))) {
            end++;
        }
        // a line that names none is no row either
        return new Found(named ? start.charAt(4) : best(start.substring(end), read == buffer.length), end);
    }

    private static boolean endsLine(char letter) {
        return letter == '\r' || letter == '\n';
    }

    private static char best(String start, boolean cut) {
        char best = ';';
        double most = 0;
        for (int i = 0; i < CANDIDATES.length(); i++) {
            var score = score(start, CANDIDATES.charAt(i), cut);
            if (score > most) {
                most = score;
                best = CANDIDATES.charAt(i);
            }
        }
        return best;
    }

    private static double score(String start, char separator, boolean cut) {
        var lengths = new ArrayList<Integer>();
        try (var rows = reader(separator).ofCsvRecord(new StringReader(start))) {
            for (var row : rows) {
                lengths.add(row.getFieldCount());
                if (lengths.size() > ROWS) {
                    break;
                }
            }
        } catch (CsvParseException | IOException e) {
            return 0;
        }
        if (cut && lengths.size() > 1 && lengths.size() <= ROWS) {
            lengths.removeLast();
        }
        return lengths.isEmpty() || lengths.getFirst() < 2 ? 0 : agreement(lengths);
    }

    /// Rows as long as the first one weigh, and a little how many cells there are.
    private static double agreement(List<Integer> lengths) {
        int first = lengths.getFirst();
        var same = lengths.stream().filter(length -> length == first).count();
        return (double) same / lengths.size() + Math.min(first, 50) / 1000.0;
    }

    static CsvReader.CsvReaderBuilder reader(char separator) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(false)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .allowUnclosedQuote(true)
                .maxBufferSize(FileLimits.ROW_CHARACTERS);
    }
}
