package io.weiche.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why nothing can be made of a row.
///
/// @param field target that cannot be read; null for the row as a whole
/// @param value what stands there, shortened
/// @param others what else is wrong with the same row
record RowProblem(
        long row,
        @Nullable String field,
        String code,
        @Nullable String value,
        List<RowProblem> others) {
    private static final int SHOWN = 60;

    RowProblem {
        others = List.copyOf(others);
    }

    static RowProblem of(long row, @Nullable String field, String code, @Nullable String value) {
        return new RowProblem(row, field, code, value == null ? null : shortened(value), List.of());
    }

    RowProblem with(List<RowProblem> more) {
        return new RowProblem(row, field, code, value, more);
    }

    /// The same of another row, which is lost with this one.
    RowProblem alsoOf(long other) {
        return new RowProblem(other, field, code, value, List.of());
    }

    private static String shortened(String value) {
        var clean = new StringBuilder();
        value.codePoints()
                .limit(SHOWN)
                .map(letter -> letter == 0 || letter >= 0xD800 && letter <= 0xDFFF ? 0xFFFD : letter)
                .forEach(clean::appendCodePoint);
        return clean.length() < value.length() ? clean + "…" : clean.toString();
    }
}
