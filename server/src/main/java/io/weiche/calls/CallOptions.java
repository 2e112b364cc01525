package io.weiche.calls;

import io.weiche.kernel.RecordRef;
import org.jspecify.annotations.Nullable;

/// What whoever registers a call wants beside the rules of its line.
///
/// @param opens whether a stranger's call becomes an inquiry; null: as the line says
/// @param shows whether the card of the caller is shown
/// @param record the call concerns this record and no other; null: whoever has the number
/// @param sourceId of what it becomes
public record CallOptions(
        @Nullable Boolean opens,
        boolean shows,
        @Nullable RecordRef record,
        @Nullable Long sourceId) {
    public static final CallOptions STANDARD = new CallOptions(null, true, null, null);
}
