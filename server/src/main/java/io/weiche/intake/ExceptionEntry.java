package io.weiche.intake;

import io.weiche.fields.ContactPoint;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// A phone or e-mail whose e-mails and calls become nothing (crm.md 10.8).
///
/// @param type phone or e-mail
/// @param reason why, in words
public record ExceptionEntry(
        long id,
        ContactPoint.Type type,
        String value,
        @Nullable String reason,
        @Nullable Long createdById,
        OffsetDateTime createdAt) {}
