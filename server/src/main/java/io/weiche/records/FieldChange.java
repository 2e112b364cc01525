package io.weiche.records;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One field of a record before and after a change, as it is shown.
///
/// @param file the number of the file that came or went; null for all other changes
public record FieldChange(
        String field,
        @Nullable String from,
        @Nullable String to,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long file) {

    public FieldChange(String field, @Nullable String from, @Nullable String to) {
        this(field, from, to, null);
    }

    /// A file that came, went or came back. With its number: it may lie in a field that not everybody sees.
    public static FieldChange ofFile(long file, @Nullable String from, @Nullable String to) {
        return new FieldChange("files", from, to, file);
    }

    /// @param before what was shown of each field
    /// @param after the fields after the change; one that is absent on a side was empty there
    public static List<FieldChange> between(Map<String, @Nullable String> before, Map<String, @Nullable String> after) {
        var changes = new ArrayList<FieldChange>();
        var fields = new LinkedHashSet<>(after.keySet());
        fields.addAll(before.keySet());
        for (var field : fields) {
            var from = before.get(field);
            var to = after.get(field);
            if (!Objects.equals(from, to)) {
                changes.add(new FieldChange(field, from, to));
            }
        }
        return changes;
    }
}
