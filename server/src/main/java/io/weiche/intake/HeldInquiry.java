package io.weiche.intake;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// An inquiry that became nothing because its sender is on the exceptions list.
///
/// @param entryValue phone or e-mail it was held for
public record HeldInquiry(
        long id,
        long inquiryId,
        String channel,
        @Nullable String personName,
        @Nullable String message,
        String entryValue,
        @Nullable String reason,
        OffsetDateTime heldAt) {}
