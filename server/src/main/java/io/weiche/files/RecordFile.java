package io.weiche.files;

import io.weiche.access.FieldGroup;
import io.weiche.kernel.RecordRef;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// A file of a record.
///
/// @param entryId the comment it belongs to
/// @param type found by looking at the content
/// @param amounts it speaks of amounts: nothing for whoever sees none
public record RecordFile(
        long id,
        RecordRef record,
        @Nullable Long entryId,
        String sha256,
        String name,
        String type,
        long size,
        @Nullable Long uploadedById,
        OffsetDateTime uploadedAt,
        boolean amounts) {
    /// Whether the current user sees it as far as built-in fields decide.
    boolean isSeen() {
        return !amounts || FieldGroup.AMOUNT.isSeen();
    }
}
