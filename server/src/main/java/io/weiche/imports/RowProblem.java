package io.weiche.imports;

import org.jspecify.annotations.Nullable;

/// Why nothing can be made of a row.
///
/// @param field target that cannot be read; null for the row as a whole
/// @param value what stands there, shortened
record RowProblem(
        long row,
        @Nullable String field,
        String code,
        @Nullable String value) {
    private static final int SHOWN = 60;

    static RowProblem of(long row, @Nullable String field, String code, @Nullable String value) {
        return new RowProblem(row, field, code, value == null ? null : shortened(value));
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
