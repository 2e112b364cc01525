package io.weiche.analytics;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// One inquiry in the list behind a number.
///
/// @param fate OPEN, DONE, WON, LOST or JUNK
/// @param leadId null when there is none, or the current user may not see it
/// @param dealId the same of deals
/// @param revenue of a won deal, in the account's currency; null for whoever sees no amounts
public record CountedInquiry(
        long id,
        OffsetDateTime receivedAt,
        @Nullable String title,
        @Nullable String personName,
        @Nullable String companyTitle,
        String channel,
        @Nullable Long sourceId,
        String fate,
        @Nullable Long responsibleId,
        @Nullable Long leadId,
        @Nullable Long dealId,
        @Nullable OffsetDateTime answeredAt,
        @Nullable BigDecimal revenue) {}
