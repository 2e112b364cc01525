package io.weiche.records;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One field of a record before and after a change, as it is shown.
public record FieldChange(
        String field, @Nullable String from, @Nullable String to) {

    /// @param before what was shown of each field
    /// @param after the same fields after the change
    public static List<FieldChange> between(Map<String, @Nullable String> before, Map<String, @Nullable String> after) {
        var changes = new ArrayList<FieldChange>();
        after.forEach((field, to) -> {
            var from = before.get(field);
            if (!Objects.equals(from, to)) {
                changes.add(new FieldChange(field, from, to));
            }
        });
        return changes;
    }
}
