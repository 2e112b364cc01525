package io.weiche.duplicates;

import io.weiche.kernel.RecordKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What somebody wants to merge.
///
/// @param versions the records, the survivor first, with the version each had when it was looked at; null for any
/// @param chosen from fields to the record whose value is taken
public record MergeDraft(RecordKind kind, Map<Long, @Nullable Integer> versions, Map<String, Long> chosen) {
    public MergeDraft {
        versions = new LinkedHashMap<>(versions);
        chosen = Map.copyOf(chosen);
    }

    public long survivor() {
        return versions.keySet().iterator().next();
    }

    public List<Long> ids() {
        return List.copyOf(versions.keySet());
    }

    public List<Long> others() {
        return ids().subList(1, versions.size());
    }
}
