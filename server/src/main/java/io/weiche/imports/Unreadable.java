package io.weiche.imports;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A cell that cannot be read, with the others of its row. Thrown for every bad row of a file, so it carries no trace
/// of
/// the stack.
final class Unreadable extends RuntimeException {
    private final @Nullable String field;
    private final String code;
    private final @Nullable String value;
    private final List<Unreadable> others;

    Unreadable(@Nullable String field, String code, @Nullable String value) {
        this(field, code, value, List.of());
    }

    private Unreadable(@Nullable String field, String code, @Nullable String value, List<Unreadable> others) {
        super(code, null, false, false);
        this.field = field;
        this.code = code;
        this.value = value;
        this.others = List.copyOf(others);
    }

    /// @param all at least one
    static Unreadable together(List<Unreadable> all) {
        var first = all.getFirst();
        return new Unreadable(first.field, first.code, first.value, all.subList(1, all.size()));
    }

    boolean isAbout(@Nullable String target) {
        return Objects.equals(field, target);
    }

    @Nullable
    String field() {
        return field;
    }

    RowProblem of(long row) {
        return RowProblem.of(row, field, code, value)
                .with(others.stream().map(other -> other.of(row)).toList());
    }

    Unreadable in(String target, String cell) {
        return new Unreadable(target, code, value == null ? cell : value);
    }
}
