package io.weiche.files;

import io.weiche.kernel.RecordRef;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// A file of a record.
///
/// @param entryId the comment it belongs to
/// @param type found by looking at the content
public record RecordFile(
        long id,
        RecordRef record,
        @Nullable Long entryId,
        String sha256,
        String name,
        String type,
        long size,
        @Nullable Long uploadedById,
        OffsetDateTime uploadedAt) {}
