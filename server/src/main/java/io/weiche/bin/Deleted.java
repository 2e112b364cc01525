package io.weiche.bin;

import io.weiche.kernel.RecordKind;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// A record in the recycle bin.
///
/// @param deletedBy null when nobody in particular did
/// @param goneAt from when on it is gone for good
/// @param mayRestore whether the current user may bring it back
public record Deleted(
        RecordKind kind,
        long id,
        String title,
        OffsetDateTime deletedAt,
        @Nullable Person deletedBy,
        OffsetDateTime goneAt,
        boolean mayRestore) {

    /// Who deleted it; also somebody who has left.
    public record Person(long id, String name) {}
}
