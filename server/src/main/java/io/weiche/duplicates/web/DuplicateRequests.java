package io.weiche.duplicates.web;

import io.weiche.kernel.RecordKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What may be sent about records that look alike.
final class DuplicateRequests {
    private DuplicateRequests() {}

    /// @param version the record had when it was looked at; absent: any
    record RecordRequest(Long id, @Nullable Integer version) {}

    /// Records to be merged.
    ///
    /// @param records 2 to 10; the first one survives
    /// @param take from fields to the number of the record whose value is taken; the rest loses nothing
    record MergeRequest(
            RecordKind kind,
            List<RecordRequest> records,
            @Nullable Map<String, Long> take) {}

    /// Records that are different from each other, whatever they have in common.
    record DifferentRequest(RecordKind kind, List<RecordRequest> records) {}
}
