package io.weiche.imports;

import org.jspecify.annotations.Nullable;

/// A cell that cannot be read. Thrown for every bad row of a file, so it carries no trace of the stack.
final class Unreadable extends RuntimeException {
    private final @Nullable String field;
    private final String code;
    private final @Nullable String value;

    Unreadable(@Nullable String field, String code, @Nullable String value) {
        super(code, null, false, false);
        this.field = field;
        this.code = code;
        this.value = value;
    }

    RowProblem of(long row) {
        return RowProblem.of(row, field, code, value);
    }

    Unreadable in(String target, String cell) {
        return new Unreadable(target, code, value == null ? cell : value);
    }
}
