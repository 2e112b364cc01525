package io.weiche.imports;

import io.weiche.imports.file.FileLimits;
import io.weiche.imports.file.RefusedFile;
import io.weiche.imports.file.Table;
import io.weiche.web.Formulas;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/// Cuts the rows of a file into pages. The first row that holds something names the columns; empty rows are none.
final class PageWriter implements Table.RowSink {
    /// As many as one transaction works through.
    private static final int ROWS = 2_000;

    private static final int CHARACTERS = 2_000_000;
    private static final int HEADER = 250;

    private final BiConsumer<Integer, List<PageStore.Row>> store;
    private final List<String> columns = new ArrayList<>();
    private List<PageStore.Row> page = new ArrayList<>();
    private int number;
    private long characters;
    private long count;

    /// @param store keeps a page under its number, from 1
    PageWriter(BiConsumer<Integer, List<PageStore.Row>> store) {
        this.store = store;
    }

    @Override
    public void row(long line, List<String> cells) {
        var shown = withoutEmptyEnd(cells);
        if (shown.isEmpty()) {
            return;
        }
        if (shown.size() > FileLimits.COLUMNS) {
            throw RefusedFile.TOO_MANY_COLUMNS.asBadInput();
        }
        if (columns.isEmpty()) {
            shown.forEach(name -> columns.add(header(name)));
            return;
        }
        count++;
        if (count > FileLimits.ROWS) {
            throw RefusedFile.TOO_MANY_ROWS.asBadInput();
        }
        page.add(new PageStore.Row(line, List.copyOf(shown)));
        characters += shown.stream().mapToLong(String::length).sum();
        if (page.size() >= ROWS || characters > CHARACTERS) {
            flush();
        }
    }

    private static List<String> withoutEmptyEnd(List<String> cells) {
        int end = cells.size();
        while (end > 0 && cells.get(end - 1).isBlank()) {
            end--;
        }
        return cells.subList(0, end);
    }

    private static String header(String name) {
        var clean = Formulas.restored(name)
                .replaceAll("[\\s\\p{Cc}\\x{FEFF}]+", " ")
                .strip();
        return clean.length() > HEADER ? clean.substring(0, clean.offsetByCodePoints(0, HEADER / 2)) : clean;
    }

    private void flush() {
        if (!page.isEmpty()) {
            number++;
            store.accept(number, page);
            page = new ArrayList<>();
            characters = 0;
        }
    }

    long count() {
        return count;
    }

    /// @return names of the columns
    /// @throws io.weiche.kernel.BadInput when there is no row
    List<String> finish() {
        flush();
        if (columns.isEmpty()) {
            throw RefusedFile.EMPTY.asBadInput();
        }
        if (count == 0) {
            throw RefusedFile.NO_ROWS.asBadInput();
        }
        return List.copyOf(columns);
    }
}
