package io.weiche.analytics.sales;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// One activity in the list behind a number.
///
/// @param userId who has to do it, or did
/// @param completedAt null: not done
/// @param leadId one of its leads; null when there is none
/// @param dealId the same of deals
public record CountedActivity(
        long id,
        String type,
        String title,
        @Nullable Long userId,
        OffsetDateTime deadlineAt,
        @Nullable OffsetDateTime completedAt,
        @Nullable Long leadId,
        @Nullable Long dealId) {}
