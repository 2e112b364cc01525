package io.weiche.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The same thing wrong with rows: how many, and the first of them.
///
/// @param field target that could not be read; null for the row as a whole
public record ImportProblem(@Nullable String field, String code, long count, List<Sample> samples) {
    public ImportProblem {
        samples = List.copyOf(samples);
    }

    /// @param value as it stands in the file, shortened
    public record Sample(long row, @Nullable String value) {}
}
